import type { Moves } from "../lifecycle.ts";

export const customerStatuses = [
  "draft",
  "prospect",
  "awaiting_approval",
  "changes_requested",
  "creating",
  "address_in_question",
  "stalled",
  "creation_refused",
  "active",
  "ended",
  "discarded",
  "rejected",
  "withdrawn",
] as const;
export type CustomerStatus = (typeof customerStatuses)[number];

/** Days for which an unsent draft is offered again. */
export const draftKeptDays = 7;

export const finalCustomerStatuses = ["discarded", "rejected", "withdrawn"] as const satisfies CustomerStatus[];

export const isFinal = (status: CustomerStatus): boolean => finalCustomerStatuses.some((one) => one === status);

/** From the moment Partner Center is asked to create it, a record has its domain to itself. */
export const domainHolders = ["creating", "stalled", "active", "ended"] as const satisfies CustomerStatus[];

export type CustomerMove =
  | "submit"
  | "discard"
  | "approve"
  | "reject"
  | "askForChanges"
  | "withdraw"
  | "expire"
  | "created"
  | "refuse"
  | "askAboutAddress"
  | "stall"
  | "retry"
  | "endRelationship"
  | "relationshipAccepted";

/** The desk's own record of a customer, from the first letter typed to the end of the relationship. */
export const customerMoves: Moves<CustomerStatus, CustomerMove> = {
  draft: { submit: "awaiting_approval", expire: "discarded", discard: "discarded" },
  // Asked for a relationship, and no customer yet.
  prospect: { relationshipAccepted: "active", withdraw: "withdrawn" },
  awaiting_approval: {
    approve: "creating",
    reject: "rejected",
    askForChanges: "changes_requested",
    withdraw: "withdrawn",
    expire: "draft",
  },
  changes_requested: { submit: "awaiting_approval", withdraw: "withdrawn" },
  creating: {
    created: "active",
    refuse: "creation_refused",
    askAboutAddress: "address_in_question",
    stall: "stalled",
  },
  address_in_question: { submit: "awaiting_approval", withdraw: "withdrawn" },
  stalled: { retry: "creating", withdraw: "withdrawn" },
  creation_refused: { submit: "awaiting_approval", withdraw: "withdrawn" },
  active: { endRelationship: "ended" },
  ended: { relationshipAccepted: "active" },
  discarded: {},
  rejected: {},
  withdrawn: {},
};
