import type { Answer, GateRemedy, Operation, OrderRefusal, ReasonCode } from "../../core/customer/order-gate.ts";

/** What is open for a customer and what is not, why, and what helps. */
export const orderGate = {
  operations: {
    newPurchase: "New purchase",
    seatIncrease: "More seats, upgrade",
    seatDecrease: "Fewer seats",
    cancel: "Cancellation",
    renewal: "Renewal",
  } satisfies Record<Operation, string>,
  states: {
    open: "Open",
    uncertain: "May be blocked",
    blocked: "Blocked",
  } satisfies Record<Answer["state"], string>,
  helps: "What helps",
  helpsInOrder: "What helps, in this order",
  /** Without their full stop: `because` puts it. */
  reasons: {
    "provider-orders": "Indirect resellers do not order or change subscriptions themselves",
    "role-missing": "Ordering and changing is for admin agents and sales agents",
    "no-relationship": "There is no reseller relationship with this customer",
    "not-approved": "Microsoft did not approve the account",
    "under-review": "Microsoft is still verifying the account",
    "verification-not-started": "Microsoft has not begun to verify the account yet",
    "verification-unknown": "Microsoft says “unknown” about the account and treats it as blocked",
    "verification-not-known": "Whether Microsoft has approved the account is not known just now",
    "agreement-missing": "Microsoft knows of no acceptance of the Microsoft Customer Agreement",
    "agreement-waits-for-customer": "The customer has not accepted the Microsoft Customer Agreement yet",
    "agreement-being-finalised":
      "The customer has accepted the Microsoft Customer Agreement, and it is being finalised",
    "agreement-not-known": "Whether the Microsoft Customer Agreement is accepted is not known just now",
  } satisfies Record<ReasonCode, string>,
  because: (reason: string, partnerCenter: OrderRefusal | null) =>
    partnerCenter === null ? `${reason}.` : `${reason} (Partner Center: ${partnerCenter}).`,
  lookAgain: "Look again",
  /** The same as "attest-or-invite" where a record here is not told to Microsoft. */
  inviteFirst:
    "Invite the customer to accept it. What it accepted elsewhere can be recorded here as well, which does not tell Microsoft.",
  remedies: {
    "ask-provider": "Ask your indirect provider to do it.",
    "ask-colleague": "Ask a colleague who has one of these roles.",
    "ask-for-relationship": "Ask the customer for a reseller relationship.",
    "wait-for-verification": "Nothing to do but wait: it is usually done within three business days.",
    "correct-billing-data":
      "Compare the name and the address with official papers, and correct the billing data. A registration ID that differs is corrected on the customer's account page in Partner Center, not here. Microsoft then verifies the account again by itself.",
    "attest-or-invite": "Invite the customer to accept it or, if it has accepted already, record that.",
    "invite-or-ask-provider":
      "Invite the customer to accept it or, if it has accepted already, ask your indirect provider to attest that.",
    "wait-for-customer": "It is the customer's turn. A friendly reminder may help.",
    "look-again": "Look again in a few minutes.",
  } satisfies Record<GateRemedy, string>,
};
