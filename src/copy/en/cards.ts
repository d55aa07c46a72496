import type { EventType } from "../../core/events.ts";

const approvers = "an admin agent";

/** Approval card, status card, and the messages around them. Names arrive escaped, people as mentions. */
export const cards = {
  approval: {
    title: (name: string, country: string, by: string, when: string) =>
      `*Add customer: ${name}*  ·  ${country}  ·  asked by ${by}, ${when}`,
    fallback: (name: string) => `Add customer: ${name}`,
    acknowledged: (what: string) => `:warning: Acknowledged: ${what}`,
    warned: (what: string) => `:warning: Not checked: ${what}`,
    waiting: `Waiting for ${approvers}`,
    approve: "Approve",
    askForChanges: "Ask for changes",
    reject: "Reject",
    decided: {
      approved: (by: string, when: string) => `Approved by ${by} ${when}.`,
      rejected: (by: string, when: string) => `Rejected by ${by} ${when}.`,
      changes_requested: (by: string, when: string) => `Sent back for changes by ${by} ${when}.`,
      withdrawn: (by: string, when: string) => `Withdrawn by ${by} ${when}.`,
      expired: (_by: string, when: string) => `Nobody decided within fourteen days. Back to a draft ${when}.`,
    },
    after: {
      creating: "Being created in Partner Center…",
      active: "Created in Partner Center.",
      creation_refused: "Partner Center refused it. The requester has been told what helps.",
      address_in_question: "Partner Center questions the data. It goes back to the requester.",
      stalled: "Partner Center does not answer. The requester decides whether to go on.",
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
    fallback: (name: string, verification: string) => `${name}: account verification ${verification}`,
    title: (name: string, country: string, domain: string) => `*${name}*   ${country}   ${domain}`,
    verification: "Account verification",
    relationship: "Relationship",
    canOrder: "Can order",
    notLookedYet: "Being looked up.",
    underReview: (since: string, until: string) =>
      `Under review since ${since}. Usually done by ${until} (three business days).`,
    late: (since: string) => `Under review since ${since}, longer than the usual three business days.`,
    since: (status: string, since: string) => `${status} since ${since}.`,
    resellerSince: (since: string) => `Reseller since ${since}`,
    resellerFound: "Reseller (from Partner Center's customer list)",
    yes: "As far as the account verification goes, yes.",
    notYet: "Not yet: the account is being verified.",
    notApproved: "No: Microsoft did not approve the account.",
    open: "Open in Partner Center",
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
    "customer.creation_refused": (name: string, explained: string) => `Partner Center refused *${name}*. ${explained}`,
    "customer.address_questioned": (name: string) =>
      `Before creating *${name}*, Partner Center questioned the data. Please look at it and send it again.`,
    "customer.stalled": (name: string) =>
      `Partner Center does not answer, so nobody knows yet whether *${name}* was created. Trying again is safe: it cannot be created twice.`,
    "customer.retried": (name: string, by: string) => `${by} lets the desk try *${name}* again.`,
    "approval.reminded": (name: string) => `*${name}* still waits for ${approvers}.`,
  } satisfies Partial<Record<EventType, (...parts: never[]) => string>>,
  verification: {
    changed: (name: string, status: string) => `Account verification of *${name}*: ${status}.`,
    allowed: (name: string) => `*${name}* is verified. The account may buy.`,
    notAllowed: (name: string) =>
      `Microsoft did not approve the account of *${name}*. Most often the name, the address or the registration ID differs from official papers.`,
    overdue: (name: string) =>
      `*${name}* is still being verified after three business days. That is longer than usual. Compare the name, the address and the registration ID with official papers; if they are right, open a support ticket in Partner Center.`,
  },
  buttons: {
    withdraw: "Withdraw",
    correct: "Correct and send again",
    retry: "Try again",
    sendWithoutId: "Send it again without the ID",
    reveal: "Show the password",
    openPartnerCenter: "Open in Partner Center",
  },
};
