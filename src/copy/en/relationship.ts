import type { RequestOrigin } from "../../core/relationship/request.ts";
import { removal } from "./removal.ts";

const { remedies } = removal;

const and = (together: string | null): string => (together === null ? "" : ` and ${together}`);

/** Asking a company for a reseller relationship, and what comes of it. Names arrive escaped, people as mentions. */
export const relationship = {
  buttons: {
    ask: "Ask for a relationship",
    accepted: "They accepted",
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
    recordedByHand:
      "The link that you send is yours and names no company. Without Partner Center's API I cannot see who accepts: once you know the answer, you record it with one click.",
    seen: "The link that you send is yours and names no company. When one accepts, I find it by its domain, then by its name.",
    agreement: {
      label: "Microsoft Customer Agreement",
      option: "Accept it in the same step",
      hint: "The customer reads both on one page at Microsoft and ticks one box.",
    },
  },
  /** With whom at once the customer accepts the partner, where there is a choice. */
  link: {
    intro: "Whom is the customer to accept?",
    which: "Link",
    hint: "These are the links of /csp setup. With a provider's link the customer accepts you both in one step, and the provider can order for you.",
    alone: "Your company alone",
    withProvider: (provider: string) => `Your company and ${provider} at once`,
    reseller: "Indirect reseller",
    resellerHint: "The customer accepts you and this reseller in one step. Left empty, it accepts you alone.",
  },
  /** The draft of the mail. */
  invite: {
    title: "Ask for a relationship",
    intro: (name: string, together: string | null) =>
      [
        `A draft for *${name}*.`,
        ...(together === null ? [] : [`By this link it accepts you and *${together}* at once.`]),
        "Change what you like; your personal link has to stay as it is. Nothing is sent from here.",
      ].join(" "),
    thanks: (name: string, isRecordedByHand: boolean) =>
      isRecordedByHand
        ? `Kept: you have asked *${name}*. I cannot see its answer here. I remind you after 3, 7 and 14 days; once you know the answer, record it there or in \`/csp status\`.`
        : `Kept: you have asked *${name}*. I tell you as soon as it has accepted, and remind you after 3, 7 and 14 days.`,
    steps: (withAgreement: boolean, together: string | null) => [
      "Gets your mail and opens your personal link to the Microsoft 365 admin center.",
      "Signs in there with its own user name and password, as a global administrator.",
      withAgreement
        ? `Reads the Microsoft Customer Agreement and the authorization of your company${and(together)}, and ticks the box to accept both.`
        : `Reads the authorization of your company${and(together)} and accepts it.`,
      "Afterwards finds its partners there under *Settings*, *Partner relationships*.",
    ],
  },
  /** On the status card, behind "Relationship". */
  line: {
    none: "None.",
    declined: (when: string, by: string) => `Declined. Recorded by ${by} ${when}.`,
    stopped: (when: string, by: string) => `Not waited for any more. Recorded by ${by} ${when}.`,
    requested: (when: string, by: string) => `Asked for ${when} by ${by}; not accepted yet.`,
    requestedByHand: (when: string, by: string) => `Asked for ${when} by ${by}; nobody has recorded an answer yet.`,
    reseller: (when: string) => `Reseller since ${when}.`,
    recorded: (when: string, by: string) => `Reseller. Recorded by ${by} ${when}, not read from Partner Center.`,
    ended: (when: string) => `Ended ${when}.`,
    endRecorded: (when: string, by: string) => `Ended. Recorded by ${by} ${when}, not read from Partner Center.`,
  },
  /** In the status card's thread. */
  thread: {
    accepted: (name: string, by: string | null) =>
      by === null
        ? `*${name}* has accepted the reseller relationship. I know of no open request that this answers.`
        : `*${name}* has accepted the reseller relationship that ${by} asked for.`,
    asked: (name: string, channel: string) =>
      `*${name}* has accepted the reseller relationship. Whose request this answers is asked in ${channel}.`,
    matched: (by: string, agent: string | null) =>
      agent === null
        ? `${by} says that this answers none of the requests.`
        : `${by} says that this answers the request of ${agent}.`,
    recorded: (name: string, by: string) => `${by} recorded that *${name}* has accepted the reseller relationship.`,
    ended: (name: string, by: string) => `${by} recorded that the reseller relationship with *${name}* has ended.`,
  },
  /** To whoever asked. */
  agent: {
    accepted: (name: string) => `*${name}* has accepted the reseller relationship. It is among your customers now.`,
    recorded: (name: string, by: string) =>
      `${by} recorded that *${name}* has accepted the reseller relationship. It is among your customers here now.`,
    now: "*What you can do now:* in Partner Center manage its account, services, users and licences, and begin to sell to it. Whatever needs administrator rights at the customer needs GDAP, which is a request of its own.",
    provider:
      "Your indirect provider needs a relationship of its own with this customer, or it cannot place orders for you.",
    matched: (name: string, by: string) => `${by} says that *${name}* answered your request.`,
    declined: (name: string, by: string) => `${by} recorded that *${name}* declined the reseller relationship.`,
    reminded: (name: string, days: number) =>
      `*${name}* was asked for a reseller relationship ${days} days ago and has not accepted yet.`,
    remindedByHand: (name: string, days: number) =>
      `*${name}* was asked for a reseller relationship ${days} days ago, and nobody has recorded an answer yet. Partner Center shows whether it accepted: under Customers.`,
  },
  /** Ending a relationship where there is no API: what a person does in the portal, and records here. */
  end: {
    button: "End the relationship",
    title: "End a relationship",
    submit: "I have ended it",
    close: "Close",
    intro: (name: string) =>
      `*${name}*: you end this relationship in Partner Center yourself. I cannot look there; this is what to see to, in order.`,
    firstHeading: "*1. End what is still active.* As long as something is, the relationship cannot be removed.",
    first: [
      `*Subscriptions of new commerce*: ${remedies["cancel-or-let-term-end"]}`,
      `*Older subscriptions*: ${remedies.suspend}`,
      `*Azure plan*: ${remedies["cancel-azure-plan"]}`,
      `*Trials*: ${remedies["cancel-trial"]}`,
      `*Azure reserved instances*: ${remedies["cancel-reserved-instance"]}`,
      `*Azure savings plans*: ${remedies["cancel-savings-plan"]}`,
      `*Software*: ${remedies["cancel-software"]}`,
    ],
    provider: "What your indirect provider ordered for you, your provider ends.",
    thenHeading: "*2. Remove the relationship.*",
    then: "In Partner Center open *Customers*, the customer, *Account*, and choose *Remove customer relationship*. If the link is not there or is greyed out, ask your indirect provider to remove it.",
    afterHeading: "*3. Afterwards.*",
    after:
      "You can buy nothing more for this customer, and it leaves your list. GDAP stays: end it separately in Partner Center, under *Admin relationships*. If a contract or a law asks for a notice to the customer, you give it yourself.",
    recordHint:
      "*I have ended it* records that here, with your name and the day. It changes nothing in Partner Center.",
    done: (name: string) =>
      `Recorded: your relationship with *${name}* has ended. Its record stays readable in \`/csp status\`. To sell to it again, ask it: \`/csp invite\`.`,
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
