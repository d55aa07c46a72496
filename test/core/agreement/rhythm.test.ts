import { describe, expect, it } from "vitest";
import {
  defaultAgreementRhythm,
  invitationFollowedDays,
  invitationReminders,
  nextLook,
} from "../../../src/core/agreement/rhythm.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const startedAt = new Date("2026-11-01T09:00:00Z");
const after = (milliseconds: number) => new Date(startedAt.getTime() + milliseconds);
const looked = (now: Date, hasLink = false, rhythm = defaultAgreementRhythm) =>
  nextLook({ startedAt, hasLink }, now, rhythm);

/** All that follow the beginning when each takes place on time. */
function looksOf(hasLink: boolean): Date[] {
  const looks: Date[] = [];
  let next: Date | null = startedAt;
  while ((next = looked(next, hasLink)) !== null) looks.push(next);
  return looks;
}

describe("An open invitation", () => {
  it("is looked at once a day", () => {
    expect(looked(startedAt)).toEqual(after(day));
    expect(looked(after(3 * day + minute))).toEqual(after(4 * day + minute));
  });

  it.each([
    ["an instant before its thirty days are over", 30 * day - 1, after(31 * day - 1)],
    ["when its thirty days are over", 30 * day, null],
    ["an instant later", 30 * day + 1, null],
    ["a year later", 365 * day, null],
  ])("is followed for thirty days: %s", (_, passed, next) => {
    expect(looked(after(passed))).toEqual(next);
    expect(looked(after(passed), true)).toEqual(next);
  });

  it("is looked at thirty times after the day on which it was sent", () => {
    const looks = looksOf(false);
    expect(looks).toHaveLength(invitationFollowedDays);
    expect(looks.at(-1)).toEqual(after(30 * day));
  });

  it("is looked at as often as the rhythm says", () => {
    const rhythm = { lookMinutes: 5, youngLinkMinutes: 1, agingLinkMinutes: 2 };
    expect(looked(after(day), false, rhythm)).toEqual(after(day + 5 * minute));
  });

  it("is reminded of after three, seven and fourteen days, always while it is still followed", () => {
    expect(invitationReminders).toEqual([3, 7, 14]);
    for (const days of invitationReminders) expect(days).toBeLessThan(invitationFollowedDays);
  });
});

describe("A link to Microsoft's page", () => {
  it.each([
    ["as soon as it is there", 0, 5 * minute],
    ["an instant before six hours have passed", 6 * hour - 1, 5 * minute],
    ["after six hours", 6 * hour, hour],
    ["an instant before three days have passed", 3 * day - 1, hour],
    ["after three days", 3 * day, day],
    ["on its last day", 30 * day - 1, day],
  ])("is looked at, %s", (_, passed, wait) => {
    expect(looked(after(passed), true)).toEqual(after(passed + wait));
  });

  it("is looked at for as long as an invitation, a few hundred times at most", () => {
    const looks = looksOf(true);
    expect(looks.at(-1)?.getTime()).toBeGreaterThanOrEqual(after(30 * day).getTime());
    expect(looks.length).toBeLessThan(200);
  });
});
