import type { ApprovalStatus } from "../../core/approval.ts";
import type { BillingEditStatus } from "../../core/billing/edit-status.ts";
import { blockedMeanwhile } from "./blocked.ts";

const approvers = "an admin agent or a global administrator";

/** Correcting a customer's billing data. Names and values arrive escaped, people as mentions. */
export const billing = {
  title: "Correct billing data",
  reviewTitle: "Check and send",
  close: "Close",
  choose: "Correct the billing data",
  form: {
    intro: (name: string, country: string) =>
      `The billing data of *${name}*, ${country}, as Partner Center has it now. Correct what differs from official papers. The country and the registration ID cannot be changed here.`,
    kept: "What you type is kept for seven days, also when you close this window.",
    next: "Next",
    oldWindow:
      "This window was open for so long that the form has changed meanwhile. Look it over: what you see here is kept when you go on.",
    nothingChanged: "Nothing differs from what Partner Center has. Correct something, or close this window.",
  },
  review: {
    intro: (name: string) => `What changes in the billing data of *${name}*:`,
    difference: (field: string, was: string, becomes: string) => `*${field}*\n${was} → ${becomes}`,
    empty: "_empty_",
    again: `*Microsoft will verify the account again*, usually within three business days. ${blockedMeanwhile} Renewals go on.`,
    seen: `Decided by ${approvers}. I write it only if nobody has changed the data until then.`,
    order:
      "An order for this customer is on its way. If this is written first, the order ends: nothing can be bought while Microsoft verifies the account again.",
    back: "Back",
    send: "Send for approval",
    sent: (name: string) =>
      `The correction of *${name}* waits for approval. You hear from me how it goes on. Until it is approved nothing changes.`,
  },
  /** In the approvals channel. */
  card: {
    heading: (name: string, by: string, when: string) =>
      `*Correct the billing data: ${name}*  ·  asked by ${by}, ${when}`,
    again: `Microsoft verifies the account again afterwards. ${blockedMeanwhile}`,
    fields: (fields: string) => `Changed: ${fields}.`,
    expired: (when: string) => `Nobody decided within fourteen days. Nothing was changed, ${when}.`,
    after: {
      waiting: "",
      writing: "Being written into Partner Center…",
      stalled:
        "Not confirmed by Partner Center. A global administrator, an admin agent or a sales agent can let the desk look again.",
      written: "Written into Partner Center.",
      outdated: "Somebody changed the data meanwhile, so nothing was written. The requester sees the new difference.",
      refused: "Partner Center refused it; nothing was changed.",
      dropped: "",
    } satisfies Record<BillingEditStatus, string>,
    neverConfirmed: "The relationship ended before Partner Center confirmed it. What was typed is forgotten.",
  },
  withdraw: {
    title: "Withdraw this request?",
    text: "The billing data stays as it is then.",
    yes: "Withdraw",
    no: "Keep it",
  },
  buttons: {
    withdraw: "Withdraw",
    retry: "Try again",
    again: "See the new difference",
    correct: "Correct and send again",
  },
  retried: "I look again, and say here how it ends.",
  /** In the request's thread, and to whoever asked. */
  told: {
    requested: (name: string) =>
      `The correction of the billing data of *${name}* waits for approval. You hear from me as soon as somebody decides.`,
    decided: {
      waiting: () => "",
      approved: (name: string, by: string) =>
        `${by} approved the correction of *${name}*. It is being written into Partner Center now.`,
      rejected: (name: string, by: string, reason: string) => `${by} rejected the correction of *${name}*:\n>${reason}`,
      changes_requested: (name: string, by: string, reason: string) =>
        `${by} asks for changes to the correction of *${name}*:\n>${reason}`,
      withdrawn: (name: string, by: string) => `${by} withdrew the correction of *${name}*.`,
      expired: (name: string) =>
        `Nobody decided about the correction of *${name}* within fourteen days. Nothing was changed.`,
      overtaken: (name: string) =>
        `Nothing is left to decide about the correction of *${name}*: the relationship has ended meanwhile.`,
    } satisfies Record<ApprovalStatus, (name: string, by: string, reason: string) => string>,
    written: (name: string, fields: string) =>
      `The billing data of *${name}* is corrected in Partner Center (${fields}). Microsoft verifies the account again, and I follow that. ${blockedMeanwhile}`,
    outdated: (name: string) =>
      `The billing data of *${name}* was not corrected: somebody changed it in Partner Center meanwhile. Look at the new difference, and send it again if it is still right.`,
    refused: (name: string, why: string) =>
      `Partner Center refused the correction of *${name}*; nothing was changed. ${why}`,
    stalled: (name: string) =>
      `Partner Center has not confirmed for more than an hour that the billing data of *${name}* is corrected. Trying again looks first, and writes nothing twice.`,
    retried: (name: string, by: string) => `${by} lets the desk look again at the correction of *${name}*.`,
    neverConfirmed: (name: string) =>
      `The relationship with *${name}* ended before Partner Center confirmed the correction of its billing data. I do not go on with it, and have forgotten what was typed.`,
    changedElsewhere: (name: string) =>
      `The billing data of *${name}* was changed in Partner Center, not through the desk. Microsoft verifies the account again, and I follow that. ${blockedMeanwhile}`,
  },
  /** On the status card, behind "Account verification". */
  line: {
    waiting: (by: string) => `${by} asked to correct the billing data; that waits for approval.`,
    writing: "A correction of the billing data is being written.",
  },
};
