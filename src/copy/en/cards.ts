import type { EventType } from "../../core/events.ts";
import { blocked } from "./blocked.ts";

const approvers = "an admin agent or a global administrator";
const papers =
  "Most often the name, the address or the registration ID differs from official papers. Name and address are corrected from here, the registration ID on the customer's account page in Partner Center.";

/** Approval card, status card, and the messages around them. Names arrive escaped, people as mentions. */
export const cards = {
  approval: {
    title: (name: string, country: string, by: string, when: string) =>
      `*Add customer: ${name}*  ·  ${country}  ·  asked by ${by}, ${when}`,
    acknowledged: (what: string) => `:warning: Acknowledged: ${what}`,
    warned: (what: string) => `:warning: ${what}`,
    waiting: (reminders: number) =>
      `Waiting for ${approvers}${reminders === 0 ? "" : reminders === 1 ? ". Reminded once" : `. Reminded ${reminders} times`}`,
    approve: "Approve",
    askForChanges: "Ask for changes",
    reject: "Reject",
    decided: {
      approved: (by: string, when: string) => `Approved by ${by} ${when}.`,
      rejected: (by: string, when: string) => `Rejected by ${by} ${when}.`,
      changes_requested: (by: string, when: string) => `Sent back for changes by ${by} ${when}.`,
      withdrawn: (by: string, when: string) => `Withdrawn by ${by} ${when}.`,
      expired: (_by: string, when: string) => `Nobody decided within fourteen days. Back to a draft ${when}.`,
      overtaken: (_by: string, when: string) =>
        `Nothing is left to decide: the relationship has ended meanwhile, ${when}.`,
    },
    superseded: "It was sent again; a newer card shows how it goes on.",
    after: {
      creating: "Being created in Partner Center…",
      active: "Created in Partner Center.",
      creation_refused: "Partner Center refused it. The requester has been told what helps.",
      address_in_question: "Partner Center questions the data. It goes back to the requester.",
      stalled: "Not finished: Partner Center has not confirmed it. The requester decides whether to go on.",
    },
  },
  reason: {
    rejectTitle: "Reject the request",
    changesTitle: "Ask for changes",
    label: "Reason",
    hint: "The requester reads it, so say what would help.",
    reject: "Reject",
    send: "Send back",
    close: "Close",
  },
  status: {
    title: (name: string, country: string, domain: string) => `*${name}*   ${country}   ${domain}`,
    verification: "Account verification",
    agreement: "Customer agreement",
    relationship: "Relationship",
    canOrder: "Can order",
    notLookedYet: "Being looked up.",
    notKnown: "Not known: Partner Center did not answer just now.",
    noLonger: "Not followed any more.",
    notFollowed: "Not followed: the desk did not create this customer. `/csp status` asks Microsoft.",
    pending: (status: string, since: string, until: string) =>
      `${status} since ${since}. Usually done by ${until} (three business days).`,
    late: (status: string, since: string) => `${status} since ${since}, longer than the usual three business days.`,
    since: (status: string, since: string) => `${status} since ${since}.`,
    notReadHere:
      "Not read here: without Partner Center's API the desk cannot look. Your indirect provider sees it in Partner Center.",
    notReadHereEither: "Not read here either.",
    providerOrders: "Your indirect provider orders for you, and sees what is open.",
    resellerSince: (since: string) => `Reseller since ${since}`,
    resellerFound: "Reseller (from Partner Center's customer list)",
    yes: "Yes",
    notYet: (reasons: string) => `Not yet. ${reasons}`,
    orderNotKnown: (reasons: string) => `Not known. ${reasons}`,
    open: "Open in Partner Center",
  },
  channelLost: (channel: string) =>
    `I cannot write in ${channel} any more: I was removed from it, or it was archived. Invite @Partner Desk again, or choose another channel, then open \`/csp setup\` and press *Check again*. Until then my messages for it wait.`,
  consent: {
    lost: (why: string) =>
      `The desk's sign-in at Partner Center does not work${why}. Creating customers and following their verification waits until somebody gives consent again: whoever runs the desk types \`npm run desk -- consent\` and signs in with the Partner Center user for the desk. Nothing is lost meanwhile.`,
    reasons: {
      missing: ": nobody has given consent yet",
      refused: ": it has expired or was revoked",
      "second-factor": ": Microsoft wants a sign-in with a second factor",
    },
    restored: "The desk's sign-in at Partner Center works again. What waited goes on by itself.",
  },
  theDesk: "Partner Desk",
  told: {
    "customer.requested": (name: string) =>
      `*${name}* waits for approval. You hear from me as soon as somebody decides.`,
    "customer.approved": (name: string, by: string) =>
      `*${name}* was approved by ${by}. It is being created in Partner Center now.`,
    "customer.rejected": (name: string, by: string, reason: string) => `*${name}* was rejected by ${by}:\n>${reason}`,
    "customer.changes_requested": (name: string, by: string, reason: string) =>
      `${by} asks for changes to *${name}*:\n>${reason}`,
    "customer.withdrawn": (name: string, by: string) => `*${name}* was withdrawn by ${by}.`,
    "customer.request_expired": (name: string) =>
      `Nobody decided about *${name}* within fourteen days. The request is a draft again.`,
    "customer.created": (name: string) => `*${name}* was created in Partner Center.`,
    "customer.creation_resumed": (name: string) =>
      `*${name}* exists in Partner Center by now, so it was not withdrawn. The desk goes on with it.`,
    "customer.retried": (name: string, by: string) => `${by} lets the desk try *${name}* again.`,
    "approval.reminded": (name: string, who: string) =>
      `${who === "" ? "" : `${who}: `}*${name}* still waits for ${approvers}.`,
  } satisfies Partial<Record<EventType, (...parts: never[]) => string>>,
  sent: (name: string) => `*${name}* was sent for approval.`,
  remindedRequester: (name: string) => `*${name}* still waits. I have reminded those who decide.`,
  verification: {
    changed: (name: string, status: string) => `Account verification of *${name}*: ${status}.`,
    overdue: (name: string, status: string) =>
      `Account verification of *${name}* after three business days: ${status}. The requester has been told what helps.`,
    noRecord: (name: string) =>
      `Microsoft has no verification of *${name}* on record after three business days. The account is not blocked, so there is nothing left to follow.`,
    requester: {
      allowed: (name: string) =>
        `*${name}* is verified. The account may buy. One thing is left before anything can be ordered: the Microsoft Customer Agreement.`,
      allowedAndAgreed: (name: string, mayOrder: boolean) =>
        `*${name}* is verified, and the Microsoft Customer Agreement is accepted: ${mayOrder ? "you" : "an admin agent or a sales agent"} can order.`,
      notAllowed: (name: string) =>
        `Microsoft did not approve the account of *${name}*. ${papers} ${blocked} Once something is corrected, Microsoft verifies the account again, and you hear from me how it ends.`,
      overdue: (name: string) =>
        `*${name}* is still not verified after three business days. That is longer than usual. ${papers} If everything is right, open a support ticket in Partner Center. I look once a day from now on and tell you when it ends.`,
    },
  },
  withdraw: {
    title: "Withdraw this request?",
    text: "It is not created then. To ask once more, you begin again with /csp add.",
    yes: "Withdraw",
    no: "Keep it",
  },
  buttons: {
    withdraw: "Withdraw",
    correct: "Correct and send again",
    retry: "Try again",
    sendWithoutId: "Send it again without the ID",
    reveal: "Show the password",
    openPartnerCenter: "Open in Partner Center",
    howToFindOut: "How to find out",
  },
};
