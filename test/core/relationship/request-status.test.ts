import { describe, expect, it } from "vitest";
import { nextStatus } from "../../../src/core/lifecycle.ts";
import {
  finalRequestStatuses,
  requestMoves,
  requestStatuses,
  type RequestMove,
} from "../../../src/core/relationship/request-status.ts";

const outcomes: readonly [RequestMove, string][] = [
  ["accept", "accepted"],
  ["decline", "declined"],
  ["stop", "stopped"],
  ["replace", "replaced"],
];

describe("A request", () => {
  it.each(outcomes)("that is open: %s makes it %s", (move, to) =>
    expect(nextStatus(requestMoves, "open", move)).toBe(to),
  );

  it.each(finalRequestStatuses)("that is %s stays so", (status) => {
    for (const [move] of outcomes) expect(nextStatus(requestMoves, status, move)).toBeNull();
  });

  it("has no other statuses and moves, and none by which it expires", () => {
    expect(requestStatuses).toEqual(["open", "accepted", "declined", "stopped", "replaced"]);
    expect(Object.keys(requestMoves)).toEqual(requestStatuses);
    expect(["open", ...finalRequestStatuses]).toEqual(requestStatuses);
    expect(Object.entries(requestMoves.open)).toEqual(outcomes);
    for (const status of finalRequestStatuses) expect(requestMoves[status]).toEqual({});
  });
});
