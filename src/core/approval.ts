import type { Moves } from "./lifecycle.ts";

export const approvalStatuses = [
  "waiting",
  "approved",
  "rejected",
  "changes_requested",
  "withdrawn",
  "expired",
  "overtaken",
] as const;
export type ApprovalStatus = (typeof approvalStatuses)[number];

export const finalApprovalStatuses = [
  "approved",
  "rejected",
  "changes_requested",
  "withdrawn",
  "expired",
  "overtaken",
] as const satisfies ApprovalStatus[];

export const approvalSubjects = ["addCustomer", "removeRelationship", "placeOrder"] as const;
export type ApprovalSubject = (typeof approvalSubjects)[number];

export type ApprovalMove = "approve" | "reject" | "askForChanges" | "withdraw" | "expire" | "overtake";

/**
 * A colleague's decision. Made once, by somebody else than the requester unless the setup allows it. `overtaken`: nothing is
 * left to decide, because the relationship has ended meanwhile.
 */
export const approvalMoves: Moves<ApprovalStatus, ApprovalMove> = {
  waiting: {
    approve: "approved",
    reject: "rejected",
    askForChanges: "changes_requested",
    withdraw: "withdrawn",
    expire: "expired",
    overtake: "overtaken",
  },
  approved: {},
  rejected: {},
  changes_requested: {},
  withdrawn: {},
  expired: {},
  overtaken: {},
};

/** Business days after which the approvers are reminded. */
export const approvalReminders = [1, 3] as const;
/** Days after which an unanswered request becomes a draft again. */
export const approvalExpiresAfterDays = 14;
