import type { ApprovalStatus } from "../../core/approval.ts";
import type { ObstacleKind, RemovalDeclaration, RemovalRemedy } from "../../core/relationship/removal.ts";
import type { RemovalStatus } from "../../core/relationship/removal-status.ts";

const approvers = "an admin agent or a global administrator";

/** Ending a reseller relationship. Names arrive escaped, people as mentions. */
export const removal = {
  title: "End a relationship",
  close: "Close",
  choose: "End the relationship",
  /** While something is in the way. */
  inTheWay: {
    intro: (name: string, count: number) =>
      `The relationship with *${name}* cannot end yet. ${
        count === 1 ? "One thing has to be ended first:" : `${count} things have to be ended first:`
      }`,
    item: (name: string, kind: string, remedy: string) => `*${name}*  ·  ${kind}\n${remedy}`,
    more: (count: number) => (count === 1 ? "And one more." : `And ${count} more.`),
    nothingByItself: "I end none of it by myself. When you are done, press *Look again*.",
    lookAgain: "Look again",
    open: "Open in Partner Center",
  },
  kinds: {
    subscription: "subscription",
    "reserved-instance": "reserved instance",
    "savings-plan": "savings plan",
    software: "software",
  } satisfies Record<ObstacleKind, string>,
  remedies: {
    suspend: "Suspend it in Partner Center: the customer, *Subscriptions*, the subscription, *Suspended*.",
    "cancel-or-let-term-end":
      "Cancel it in Partner Center within seven days of its purchase or renewal; later switch off its renewal and let the term end. Suspended it is still billed, and in the way.",
    "cancel-azure-plan": "Cancel the Azure subscriptions under the plan, then the plan, in Partner Center.",
    "cancel-trial": "Cancel the trial in Partner Center, or let it run out.",
    "cancel-reserved-instance": "Cancel it in the Azure portal under *Reservations*, or let it run out.",
    "cancel-savings-plan": "Let it run out, or ask Microsoft's support to cancel it.",
    "cancel-software": "Cancel the purchase in Partner Center: the customer, *Software*.",
    "look-in-partner-center": "I do not know this kind. Look in Partner Center whether it is still active.",
  } satisfies Record<RemovalRemedy, string>,
  form: {
    intro: (name: string) => `You are about to end the reseller relationship with *${name}*. Nothing of it is active.`,
    happens: [
      "Delegated administration (the old kind) ends at once, and you leave the customer's support contacts.",
      "You cannot buy anything for this customer any more.",
      "It leaves your customer list. To sell to it again, you ask for a new relationship.",
    ],
    stays: (link: string) =>
      `*Granular admin permissions (GDAP) stay.* End them in Partner Center: <${link}|granular administration>.`,
    declarations: {
      "good-faith": {
        label: "Declaration",
        option: "I decide this in good faith",
        text: "It serves a legitimate business purpose and follows our agreement with the customer. We defend and hold Microsoft harmless against any claims of third parties.",
      },
      "legal-notice": {
        label: "Legal notice",
        option: "We give the legal notice ourselves",
        text: "Where our agreement asks for one, the customer gets it from us. Neither Partner Center nor this desk sends any.",
      },
    } satisfies Record<RemovalDeclaration, { label: string; option: string; text: string }>,
    name: "The company's name, once more",
    nameHint: (name: string) => `Type ${name}`,
    seen: `Always decided by a second person, ${approvers}. I look once more whether anything is active before it ends.`,
    send: "Send for approval",
    sent: (name: string) =>
      `The end of the relationship with *${name}* waits for approval. You hear from me how it goes on.`,
  },
  problems: {
    "declaration-missing": "Tick this box, or close the form: without it the relationship stays.",
    "company-name-differs": "This is not the company's name. Type it as it stands above.",
  },
  /** In the approvals channel. */
  card: {
    heading: (name: string, by: string, when: string) => `*End the relationship: ${name}*  ·  asked by ${by}, ${when}`,
    nothing: "When asked, nothing was active. I look once more before it ends.",
    happens: "Delegated administration ends, nothing can be bought any more, granular admin permissions stay.",
    declared: (what: string) => `Declared: ${what}.`,
    declarations: {
      "good-faith": "good faith, a legitimate purpose, Microsoft held harmless",
      "legal-notice": "legal notice is given by ourselves",
    } satisfies Record<RemovalDeclaration, string>,
    waiting: (reminders: number) =>
      `Waiting for ${approvers}, who did not ask for it${reminders === 0 ? "" : reminders === 1 ? ". Reminded once" : `. Reminded ${reminders} times`}`,
    expired: (when: string) => `Nobody decided within fourteen days. The relationship stays, ${when}.`,
    after: {
      waiting: "",
      removing: "Being ended in Partner Center…",
      stalled: "Not confirmed by Partner Center. An admin agent or a sales agent can let the desk look again.",
      removed: "The relationship has ended.",
      blocked: "Something is active at the customer by now, so the relationship stays.",
      refused: "Partner Center refused it; the relationship stays.",
      dropped: "",
    } satisfies Record<RemovalStatus, string>,
  },
  withdraw: {
    title: "Withdraw this request?",
    text: "The relationship stays as it is then.",
    yes: "Withdraw",
    no: "Keep it",
  },
  buttons: { withdraw: "Withdraw", retry: "Try again", askAgain: "Look again" },
  retried: "I look again, and say here how it ends.",
  /** In the request's thread, and to whoever asked. */
  told: {
    requested: (name: string) =>
      `The end of the relationship with *${name}* waits for approval. You hear from me as soon as somebody decides.`,
    decided: {
      waiting: () => "",
      approved: (name: string, by: string) =>
        `${by} approved the end of the relationship with *${name}*. It is being ended in Partner Center now.`,
      rejected: (name: string, by: string, reason: string) =>
        `${by} rejected the end of the relationship with *${name}*:\n>${reason}`,
      changes_requested: (name: string, by: string, reason: string) =>
        `${by} sent back the end of the relationship with *${name}*:\n>${reason}`,
      withdrawn: (name: string, by: string) => `${by} withdrew the end of the relationship with *${name}*.`,
      expired: (name: string) =>
        `Nobody decided about the end of the relationship with *${name}* within fourteen days. It stays.`,
      overtaken: (name: string) =>
        `Nothing is left to decide about the end of the relationship with *${name}*: it has ended meanwhile, not through the desk.`,
    } satisfies Record<ApprovalStatus, (name: string, by: string, reason: string) => string>,
    blocked: (name: string, what: string) =>
      `The relationship with *${name}* was not ended: meanwhile there is something active again (${what}).`,
    refused: (name: string, why: string) => `Partner Center refused to end the relationship with *${name}*. ${why}`,
    stalled: (name: string) =>
      `Partner Center has not confirmed for more than an hour that the relationship with *${name}* has ended. Trying again looks first, and ends nothing twice.`,
    retried: (name: string, by: string) =>
      `${by} lets the desk look again at the end of the relationship with *${name}*.`,
    removed: (name: string) =>
      `The relationship with *${name}* has ended. Its record stays readable by \`/csp status\`. Granular admin permissions stay until somebody ends them.`,
    removedInThread: (name: string, by: string) => `The relationship with *${name}* has ended, as ${by} asked.`,
    lost: (name: string) =>
      `The relationship with *${name}* has ended in Partner Center, not through the desk. To sell to it again, ask for a new one.`,
  },
  /** On the status card, behind "Relationship". */
  line: {
    waiting: (by: string) => `${by} asked to end it; that waits for approval.`,
    removing: "Being ended.",
    ended: (when: string, by: string, approvedBy: string) =>
      `Ended ${when}, asked by ${by}, approved by ${approvedBy}.`,
  },
};
