import { describe, expect, it } from "vitest";
import { nextStatus, statusesBefore } from "../../src/core/lifecycle.ts";
import {
  answerOf,
  becameOf,
  moveOf,
  qualificationMoves,
  type Vetting,
  type VettingStatus,
} from "../../src/core/qualification.ts";

const asked = new Date("2026-11-23T09:00:00Z");
const before = new Date("2026-11-20T09:00:00Z");
const vetting = (status: VettingStatus, requestedAt: Date | null = asked): Vetting => ({
  status,
  reason: null,
  requestedAt,
});

describe("an education qualification", () => {
  it("is asked for again only after Microsoft denied it, would not take it, or never said whether it did", () => {
    expect(statusesBefore(qualificationMoves, "askAgain")).toEqual(["stalled", "denied", "refused"]);
  });

  it("stays approved whatever is seen later", () => {
    expect(qualificationMoves.approved).toEqual({});
  });

  it.each([
    ["in_review", "in_review"],
    ["approved", "approved"],
    ["denied", "denied"],
  ] as const)("that was just asked for and is %s becomes %s", (seen, becomes) => {
    const move = moveOf(vetting(seen));
    expect(move && nextStatus(qualificationMoves, "requesting", move)).toBe(becomes);
  });

  it("is left as it is by a word of Microsoft's that is new", () => {
    expect(moveOf(vetting("unknown"))).toBeNull();
  });
});

describe("after an answer that was lost", () => {
  it.each([
    ["nothing is listed", null, null],
    ["the denial from before is still what is listed", vetting("denied", before), vetting("denied", before)],
    ["two denials cannot be told apart", vetting("denied", null), vetting("denied", null)],
  ])("the request is sent again when %s", (_, listed, listedBefore) => {
    expect(becameOf(listed, listedBefore)).toBeNull();
  });

  it.each([
    ["it is in review", vetting("in_review"), vetting("denied", before)],
    ["it is approved, which is listed without a time", vetting("approved", null), vetting("denied", before)],
    ["it was denied anew", vetting("denied"), vetting("denied", before)],
    ["it was denied at once, and nothing was listed before", vetting("denied"), null],
    ["Microsoft says something new of it", vetting("unknown", null), null],
  ])("the request is not sent again when %s", (_, listed, listedBefore) => {
    expect(becameOf(listed, listedBefore)).toBe(listed);
  });
});

describe("a request that Microsoft has taken", () => {
  const since = new Date("2026-11-23T09:00:00Z");
  const late = new Date("2026-11-26T09:00:00Z");
  const justBefore = new Date(late.getTime() - 1);
  const undated = vetting("denied", null);

  it("is denied once the time that Microsoft usually needs is over, where no denial has a time", () => {
    expect(answerOf(undated, undated, { since, now: justBefore })).toBeNull();
    expect(answerOf(undated, undated, { since, now: late })).toBe(undated);
  });

  it("is never denied by the denial from before, whose time shows that it is that one", () => {
    expect(answerOf(vetting("denied", before), vetting("denied", before), { since, now: late })).toBeNull();
    expect(answerOf(null, undated, { since, now: late })).toBeNull();
  });

  it.each([
    ["a denial with a time of its own", vetting("denied")],
    ["an approval", vetting("approved", null)],
    ["a review", vetting("in_review")],
  ])("is answered at once by %s", (_, listed) => {
    expect(answerOf(listed, undated, { since, now: since })).toBe(listed);
  });
});
