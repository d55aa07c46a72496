import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  defaultVerificationRhythm as rhythm,
  nextCheck,
  overdueAt,
} from "../../../src/core/customer/verification-rhythm.ts";
import {
  isPending,
  verificationMeanings,
  verificationStatuses,
  type VerificationStatus,
} from "../../../src/core/customer/verification.ts";

const minute = 60_000;
const hour = 60 * minute;
const monday = new Date("2026-11-23T09:00:00Z");
const after = (milliseconds: number, start = monday) => new Date(start.getTime() + milliseconds);
const starts = fc.date({ min: new Date("2024-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
const pending = verificationStatuses.filter(isPending);

describe("The next look at a verification under review", () => {
  test.each([
    ["at the start", 0, 30 * minute],
    ["a moment before four hours", 4 * hour - 1, 30 * minute],
    ["after four hours", 4 * hour, 2 * hour],
    ["on the second day", 30 * hour, 2 * hour],
    ["an hour before the third business day ends", 71 * hour, hour],
    ["when the third business day ends", 72 * hour, 24 * hour],
    ["a week later", 170 * hour, 24 * hour],
  ])("%s", (_, since, wait) => {
    expect(nextCheck("under_review", monday, after(since), rhythm)).toEqual(after(since + wait));
  });

  test("comes every two hours over a weekend, since Microsoft may work then", () => {
    const friday = new Date("2026-11-20T15:00:00Z");
    expect(nextCheck("under_review", friday, after(24 * hour, friday), rhythm)).toEqual(after(26 * hour, friday));
    expect(overdueAt(friday)).toEqual(new Date("2026-11-25T15:00:00Z"));
  });
});

describe("What each status is followed by", () => {
  test.each<[VerificationStatus, number | null, number | null]>([
    ["not_ready", 30 * minute, 24 * hour],
    ["under_review", 30 * minute, 24 * hour],
    ["unknown", 30 * minute, 24 * hour],
    ["no_record", 30 * minute, null],
    ["not_allowed", 24 * hour, 24 * hour],
    ["allowed", null, null],
  ])("%s", (status, atFirst, whenLate) => {
    const waitFrom = (now: Date) => {
      const next = nextCheck(status, monday, now, rhythm);
      return next && next.getTime() - now.getTime();
    };
    expect(waitFrom(monday)).toBe(atFirst);
    expect(waitFrom(after(100 * hour))).toBe(whenLate);
  });

  test("only an approved account and one without a record leave orders open", () => {
    expect(verificationStatuses.filter((status) => verificationMeanings[status].orders === "open")).toEqual([
      "allowed",
      "no_record",
    ]);
  });
});

describe("When the third business day ends", () => {
  const late = overdueAt(monday);
  const before = new Date(late.getTime() - 1);
  test.each<[VerificationStatus, Date | null, Date | null]>([
    ["not_ready", late, after(24 * hour, late)],
    ["under_review", late, after(24 * hour, late)],
    ["unknown", late, after(24 * hour, late)],
    ["no_record", late, null],
    ["not_allowed", after(24 * hour, before), after(24 * hour, late)],
    ["allowed", null, null],
  ])("%s is looked at next, a moment before and then", (status, next, afterwards) => {
    expect(nextCheck(status, monday, before, rhythm)).toEqual(next);
    expect(nextCheck(status, monday, late, rhythm)).toEqual(afterwards);
  });

  test("a look two hours before is followed by one on the very moment", () => {
    expect(nextCheck("under_review", monday, after(-2 * hour, late), rhythm)).toEqual(late);
    expect(nextCheck("under_review", monday, after(-2 * hour - 1, late), rhythm)).toEqual(after(-1, late));
  });
});

test("A watch keeps to the rhythm it was given", () => {
  const quick = { firstMinutes: 1, firstHours: 1, thenMinutes: 7, laterMinutes: 90 };
  expect(nextCheck("unknown", monday, after(hour - 1), quick)).toEqual(after(hour - 1 + minute));
  expect(nextCheck("unknown", monday, after(hour), quick)).toEqual(after(hour + 7 * minute));
  expect(nextCheck("unknown", monday, after(72 * hour), quick)).toEqual(after(72 * hour + 90 * minute));
  expect(nextCheck("not_allowed", monday, monday, quick)).toEqual(after(90 * minute));
});

describe("Whenever a verification began", () => {
  const walk = (status: VerificationStatus, start: Date, most = 200): Date[] => {
    const looks: Date[] = [];
    for (let at: Date | null = start; at !== null && looks.length < most; at = nextCheck(status, start, at, rhythm)) {
      looks.push(at);
    }
    return looks;
  };

  test("one look falls on the very moment at which it becomes late", () => {
    fc.assert(
      fc.property(starts, fc.constantFrom(...pending), (start, status) => {
        expect(walk(status, start).map(Number)).toContain(overdueAt(start).getTime());
      }),
      { numRuns: 30 },
    );
  });

  test("each look comes after the last one, a day later at most", () => {
    fc.assert(
      fc.property(
        starts,
        fc.integer({ min: 0, max: 20 * 24 * 60 }),
        fc.constantFrom(...verificationStatuses),
        (start, minutes, status) => {
          const now = after(minutes * minute, start);
          const next = nextCheck(status, start, now, rhythm);
          if (next === null) return;
          expect(next.getTime()).toBeGreaterThan(now.getTime());
          expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(24 * hour);
        },
      ),
    );
  });

  test("Partner Center is asked fewer than eighty times before it is late", () => {
    fc.assert(
      fc.property(starts, (start) => {
        const late = overdueAt(start);
        expect(walk("under_review", start).filter((look) => look < late).length).toBeLessThan(80);
      }),
      { numRuns: 30 },
    );
  });
});
