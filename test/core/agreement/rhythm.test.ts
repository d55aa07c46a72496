import { describe, expect, it } from "vitest";
import {
  defaultAgreementRhythm,
  invitationFollowedDays,
  invitationReminders,
  nextLook,
} from "../../../src/core/agreement/rhythm.ts";

const minute = 60_000;
const day = 24 * 60 * minute;
const started = new Date("2026-11-01T09:00:00Z");
const after = (milliseconds: number) => new Date(started.getTime() + milliseconds);

describe("An open invitation", () => {
  it("is looked at once a day", () => {
    expect(nextLook(started, started, defaultAgreementRhythm)).toEqual(after(day));
    expect(nextLook(started, after(3 * day + minute), defaultAgreementRhythm)).toEqual(after(4 * day + minute));
  });

  it.each([
    ["an instant before its thirty days are over", 30 * day - 1, after(31 * day - 1)],
    ["when its thirty days are over", 30 * day, null],
    ["an instant later", 30 * day + 1, null],
    ["a year later", 365 * day, null],
  ])("is followed for thirty days: %s", (_, passed, next) =>
    expect(nextLook(started, after(passed), defaultAgreementRhythm)).toEqual(next),
  );

  it("is looked at thirty times after the day on which it was sent", () => {
    const looks: Date[] = [];
    let next: Date | null = started;
    while ((next = nextLook(started, next, defaultAgreementRhythm)) !== null) looks.push(next);
    expect(looks).toHaveLength(invitationFollowedDays);
    expect(looks.at(-1)).toEqual(after(30 * day));
  });

  it("is looked at as often as the rhythm says", () => {
    expect(nextLook(started, after(day), { lookMinutes: 5 })).toEqual(after(day + 5 * minute));
  });

  it("is reminded of after three, seven and fourteen days, always while it is still followed", () => {
    expect(invitationReminders).toEqual([3, 7, 14]);
    for (const days of invitationReminders) expect(days).toBeLessThan(invitationFollowedDays);
  });
});
