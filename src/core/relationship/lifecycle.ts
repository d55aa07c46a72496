import type { Moves } from "../lifecycle.ts";

/** Whether the partner may sell to a customer. `ended`: it could once, and can ask again. */
export const relationshipStatuses = ["none", "requested", "reseller", "ended"] as const;
export type RelationshipStatus = (typeof relationshipStatuses)[number];

export type RelationshipMove = "request" | "created" | "found" | "accept" | "decline" | "giveUp" | "remove";

/** `created` and `found` are customers that were never asked: made by the desk, or in Partner Center's list already. */
export const relationshipMoves: Moves<RelationshipStatus, RelationshipMove> = {
  none: { request: "requested", created: "reseller", found: "reseller", accept: "reseller" },
  requested: { accept: "reseller", decline: "none", giveUp: "none" },
  reseller: { remove: "ended" },
  ended: { request: "requested", accept: "reseller" },
};
