import type { Moves } from "../lifecycle.ts";

/**
 * The end of a relationship, from the request of a colleague on. `blocked`: something was bought meanwhile. `dropped`: not
 * approved, or taken back.
 */
export const removalStatuses = ["waiting", "removing", "stalled", "removed", "blocked", "refused", "dropped"] as const;
export type RemovalStatus = (typeof removalStatuses)[number];

export const finalRemovalStatuses = ["removed", "blocked", "refused", "dropped"] as const satisfies RemovalStatus[];

export type RemovalMove = "approve" | "drop" | "remove" | "block" | "refuse" | "stall" | "retry";

export const removalMoves: Moves<RemovalStatus, RemovalMove> = {
  waiting: { approve: "removing", drop: "dropped" },
  removing: { remove: "removed", block: "blocked", refuse: "refused", stall: "stalled" },
  stalled: { retry: "removing", remove: "removed" },
  removed: {},
  blocked: {},
  refused: {},
  dropped: {},
};
