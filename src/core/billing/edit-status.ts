import type { Moves } from "../lifecycle.ts";

/**
 * A correction of the billing data, from the request of a colleague on. `outdated`: the data was changed by somebody else
 * meanwhile, and nothing was written. `dropped`: not approved, taken back, or not confirmed before the relationship ended.
 */
export const billingEditStatuses = [
  "waiting",
  "writing",
  "stalled",
  "written",
  "outdated",
  "refused",
  "dropped",
] as const;
export type BillingEditStatus = (typeof billingEditStatuses)[number];

export const finalBillingEditStatuses = [
  "written",
  "outdated",
  "refused",
  "dropped",
] as const satisfies BillingEditStatus[];

export type BillingEditMove = "approve" | "drop" | "write" | "outdate" | "refuse" | "stall" | "retry";

export const billingEditMoves: Moves<BillingEditStatus, BillingEditMove> = {
  waiting: { approve: "writing", drop: "dropped" },
  writing: { write: "written", outdate: "outdated", refuse: "refused", stall: "stalled" },
  stalled: { retry: "writing", drop: "dropped" },
  written: {},
  outdated: {},
  refused: {},
  dropped: {},
};
