import type { RequestOrigin } from "../../core/relationship/request.ts";

/** Asking a company for a reseller relationship, and what comes of it. Names arrive escaped, people as mentions. */
export const relationship = {
  buttons: {
    ask: "Ask for a relationship",
    sentAgain: "I sent it again",
    declined: "They declined",
    stop: "Stop",
    notListed: "None of these",
  },
  origins: {
    "own-marketing": "Our own marketing",
    "microsoft-referral": "A referral from Microsoft",
    provider: "Our indirect provider",
  } satisfies Record<RequestOrigin, string>,
  /** The form for a company that the desk does not know. */
  company: {
    title: "Ask for a relationship",
    intro: "Whom do you want to ask? A company that buys from Microsoft already is asked, and never created anew.",
    asking: "Asking Partner Center for your link…",
    seen: "The link that you send is yours and names no company. When one accepts, I find it by its domain, then by its name.",
    agreement: {
      label: "Microsoft Customer Agreement",
      option: "Accept it in the same step",
      hint: "The customer reads both on one page at Microsoft and ticks one box.",
    },
  },
  /** The draft of the mail. */
  invite: {
    title: "Ask for a relationship",
    intro: (name: string) =>
      `A draft for *${name}*. Change what you like; your personal link has to stay as it is. Nothing is sent from here.`,
    thanks: (name: string) =>
      `Kept: you have asked *${name}*. I tell you as soon as it has accepted, and remind you after 3, 7 and 14 days.`,
    steps: (withAgreement: boolean) => [
      "Gets your mail and opens your personal link to the Microsoft 365 admin center.",
      "Signs in there with its own user name and password, as a global administrator.",
      withAgreement
        ? "Reads the Microsoft Customer Agreement and the authorization of your company, and ticks the box to accept both."
        : "Reads the authorization of your company and accepts it.",
      "Afterwards finds its partners there under *Settings*, *Partner relationships*.",
    ],
  },
  /** On the status card, behind "Relationship". */
  line: {
    none: "None.",
    requested: (when: string, by: string) => `Asked for ${when} by ${by}; not accepted yet.`,
    reseller: (when: string) => `Reseller since ${when}.`,
    recorded: (when: string, by: string) => `Reseller since ${when}, recorded by ${by}.`,
    ended: (when: string) => `Ended ${when}.`,
  },
  /** In the status card's thread. */
  thread: {
    accepted: (name: string, by: string | null) =>
      by === null
        ? `*${name}* has accepted the reseller relationship. Nobody here asked it through the desk, as far as I can see.`
        : `*${name}* has accepted the reseller relationship that ${by} asked for.`,
  },
  /** To whoever asked. */
  agent: {
    accepted: (name: string) => `*${name}* has accepted the reseller relationship. It is among your customers now.`,
    now: "*What you can do now:* in Partner Center manage its account, services, users and licences, and begin to sell to it. Whatever needs administrator rights at the customer needs GDAP, which is a request of its own.",
    provider:
      "Your indirect provider needs a relationship of its own with this customer, or it cannot place orders for you.",
    matched: (name: string, by: string) => `${by} says that *${name}* answered your request.`,
    declined: (name: string, by: string) => `${by} recorded that *${name}* declined the reseller relationship.`,
    reminded: (name: string, days: number) =>
      `*${name}* was asked for a reseller relationship ${days} days ago and has not accepted yet.`,
  },
  /** In the approvals channel, when nobody can tell whose request an acceptance answers. */
  question: {
    heading: (name: string) => `*${name}* has accepted a reseller relationship. Which request does this answer?`,
    why: "The link that a customer accepts names no customer, and its name and domain do not tell.",
    candidate: (company: string, domain: string, by: string, when: string) =>
      [`*${company}*`, domain, `asked by ${by} ${when}`].filter(Boolean).join("  ·  "),
    pick: "This one",
    answered: (name: string, by: string) => `*${name}*: answered by ${by}.`,
    nobody: (name: string, by: string) => `*${name}*: none of the requests, says ${by}.`,
  },
};
