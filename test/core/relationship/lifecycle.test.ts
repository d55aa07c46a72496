import { describe, expect, it } from "vitest";
import { nextStatus } from "../../../src/core/lifecycle.ts";
import {
  relationshipMoves,
  relationshipStatuses,
  type RelationshipMove,
  type RelationshipStatus,
} from "../../../src/core/relationship/lifecycle.ts";

/** Of the design, "Relationship", by hand; what does not stand here is refused. */
const byHand: readonly [RelationshipStatus, RelationshipMove, RelationshipStatus][] = [
  ["none", "request", "requested"],
  ["none", "created", "reseller"],
  ["none", "found", "reseller"],
  ["none", "accept", "reseller"],
  ["requested", "accept", "reseller"],
  ["requested", "decline", "none"],
  ["requested", "giveUp", "none"],
  ["reseller", "remove", "ended"],
  ["ended", "request", "requested"],
  ["ended", "accept", "reseller"],
];
const statuses: readonly RelationshipStatus[] = ["none", "requested", "reseller", "ended"];
const moves: readonly RelationshipMove[] = ["request", "created", "found", "accept", "decline", "giveUp", "remove"];
const pairs = statuses.flatMap((status) =>
  moves.map((move) => {
    const to = byHand.find(([from, by]) => from === status && by === move)?.[2] ?? null;
    return { status, move, to, outcome: to ?? "refused" };
  }),
);

describe("Where a customer stands with the relationship", () => {
  it.each(pairs)("$status, $move: $outcome", ({ status, move, to }) =>
    expect(nextStatus(relationshipMoves, status, move)).toBe(to),
  );

  it("has no other statuses and moves than these", () => {
    expect(relationshipStatuses).toEqual(statuses);
    expect(Object.keys(relationshipMoves)).toEqual(statuses);
    const known = new Set<string>(moves);
    const strange = Object.values(relationshipMoves).flatMap((to) =>
      Object.keys(to).filter((move) => !known.has(move)),
    );
    expect(strange).toEqual([]);
  });

  it("begins with none, from where everything else is reached, and an ended one can come back", () => {
    const reachedFrom = (start: RelationshipStatus): Set<RelationshipStatus> => {
      const reached = new Set([start]);
      for (const status of reached) for (const to of Object.values(relationshipMoves[status])) reached.add(to);
      return reached;
    };
    expect(reachedFrom("none")).toEqual(new Set(statuses));
    expect(reachedFrom("ended")).toContain("reseller");
  });

  it("is accepted from wherever it is not there yet, asked for or not", () => {
    expect(statuses.filter((status) => nextStatus(relationshipMoves, status, "accept") === "reseller")).toEqual([
      "none",
      "requested",
      "ended",
    ]);
  });
});
