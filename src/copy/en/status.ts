import type { CustomerStatus } from "../../core/customer/lifecycle.ts";

/** `/csp status`, and what helps when Microsoft does not approve an account. Names arrive escaped. */
export const status = {
  stands: "Where it stands",
  askedBy: (by: string) => `Asked by ${by}`,
  decidedBy: (by: string, reason: string) => `${by} wrote:\n>${reason}`,
  lookedAt: (when: string) => `Last looked at Microsoft's side ${when}.`,
  /** What happens next, and who has to move. */
  next: {
    prospect: "The company has not accepted the reseller relationship yet.",
    draft: "Go on where you stopped, and send it for approval.",
    awaiting_approval: "An admin agent or a global administrator has to decide.",
    changes_requested: "The requester corrects it and sends it again.",
    creating: "Nothing to do: the desk goes on until Partner Center has answered.",
    address_in_question: "The requester looks at the data and sends it again.",
    stalled: "The requester lets the desk try again. It cannot be created twice.",
    creation_refused: "The requester corrects it and sends it again.",
    active: "",
    ended: "To sell to this customer again, ask it for a reseller relationship: `/csp invite`.",
    discarded: "Nothing was sent. Begin again with `/csp add`.",
    rejected: "It was not created. To ask once more, begin again with `/csp add`.",
    withdrawn: "It is not created by the desk. To ask once more, begin again with `/csp add`.",
  } satisfies Record<CustomerStatus, string>,
  askAnew: "To ask it once more, begin again with `/csp invite`.",
  answerByHand: "Once you know whether it accepted, record it here. Partner Center shows it under Customers.",
  waitsIn: (channel: string) => `An admin agent or a global administrator has to decide, in ${channel}.`,
  show: "Show",
  several: (typed: string) => `Several customers fit “${typed}”. Which one?`,
  more: "There are more. Type more of the name to see them.",
  none: (typed: string) =>
    `No customer fits “${typed}”. Look by a part of the company's name, by its domain (such as contoso.onmicrosoft.com) or by its customer ID in Partner Center. Customers that were added in Partner Center itself are read every night.`,
  own: "Yours in progress",
  ownNone: "You have nothing in progress. `/csp status` with a company's name or domain shows any customer.",
  waiting: "Waiting for you",
  waitingNone: "Nothing waits for your decision.",
  findOut: {
    title: "How to find out",
    close: "Close",
    intro: (name: string) =>
      `*${name}*\nMicrosoft compares an account with public registers. What to look at, in this order:`,
    sent: (what: string) => `What was sent to Partner Center:\n>${what}`,
    steps: (links: { partnerCenter: string | null; billingAccount: string }) => [
      "Compare the name, the address and the registration ID with official papers: the register, an invoice, the company's site. Short forms, an old address or a person's tax ID are the usual reasons.",
      `The customer's global administrator can look at the billing account and correct it in the <${links.billingAccount}|Microsoft 365 admin center>.`,
      `You can correct the name, the address and the contact too, as global administrator, admin agent or sales agent: with \`/csp edit\`, or ${links.partnerCenter === null ? "in Partner Center" : `<${links.partnerCenter}|in Partner Center>`} under the billing information. The registration ID is no part of that: it is corrected on the customer's account page in Partner Center.`,
      "A correction makes Microsoft verify the account again by itself. The desk keeps looking once a day and tells the requester how it ends.",
      "If everything is right already, open a support ticket in Partner Center. There is no button that asks Microsoft to look again.",
    ],
  },
};
