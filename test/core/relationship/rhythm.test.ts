import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  auditKeptDays,
  fullListDays,
  planReconciliation,
  requestReminders,
  type Reconciliation,
} from "../../../src/core/relationship/rhythm.ts";

const hour = 3_600_000;
const day = 24 * hour;
const now = new Date("2026-11-25T02:30:00Z");
const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);
const plan = (lastAuditReadAt: Date | null, lastFullReadAt: Date | null) =>
  planReconciliation({ now, lastAuditReadAt, lastFullReadAt });
const firstDay = "2026-08-28";

describe("A request", () => {
  it("is reminded of after three, seven and fourteen days", () => expect(requestReminders).toEqual([3, 7, 14]));
});

describe("The nightly reconciliation", () => {
  it.each<[string, Date | null, Date | null, Reconciliation]>([
    ["at first start reads the list alone", null, null, { auditFrom: null, readList: true, why: "first-start" }],
    [
      "reads the log from the day before the last time",
      ago(day),
      ago(2 * day),
      { auditFrom: "2026-11-23", readList: false, why: "nightly" },
    ],
    [
      "reads the log of yesterday and today even when it ran a moment ago",
      now,
      now,
      { auditFrom: "2026-11-24", readList: false, why: "nightly" },
    ],
    [
      "reads the log after twelve days down, and the list, since a week is over",
      ago(12 * day),
      ago(13 * day),
      { auditFrom: "2026-11-12", readList: true, why: "weekly" },
    ],
    [
      "goes on from the list when the log was never read",
      null,
      ago(3 * day),
      { auditFrom: "2026-11-21", readList: false, why: "nightly" },
    ],
    [
      "reads the list when it was never read to its end",
      ago(day),
      null,
      { auditFrom: "2026-11-23", readList: true, why: "first-start" },
    ],
    [
      "does not count the hours of a week: six days and a few hours are not one",
      ago(day),
      new Date("2026-11-19T00:00:00Z"),
      { auditFrom: "2026-11-23", readList: false, why: "nightly" },
    ],
    [
      "does not count the hours of a week: a list of late that day is a week old",
      ago(day),
      new Date("2026-11-18T23:59:59Z"),
      { auditFrom: "2026-11-23", readList: true, why: "weekly" },
    ],
    [
      "reads the list exactly a week later",
      ago(day),
      ago(7 * day),
      { auditFrom: "2026-11-23", readList: true, why: "weekly" },
    ],
    [
      "88 days down: the log still tells, a day before included",
      ago(88 * day),
      ago(day),
      { auditFrom: firstDay, readList: false, why: "nightly" },
    ],
    [
      "89 days down: the log still tells, without the day before",
      ago(89 * day),
      ago(day),
      { auditFrom: firstDay, readList: false, why: "nightly" },
    ],
    [
      "down since the first minute that the log tells of",
      new Date(`${firstDay}T00:00:00Z`),
      ago(day),
      { auditFrom: firstDay, readList: false, why: "nightly" },
    ],
    [
      "down since the instant before",
      new Date("2026-08-27T23:59:59.999Z"),
      ago(day),
      { auditFrom: firstDay, readList: true, why: "log-too-short" },
    ],
    ["exactly 90 days down", ago(90 * day), ago(day), { auditFrom: firstDay, readList: true, why: "log-too-short" }],
    [
      "an instant more than 90 days down",
      ago(90 * day + 1),
      ago(90 * day + 1),
      { auditFrom: firstDay, readList: true, why: "log-too-short" },
    ],
    ["a year down", ago(365 * day), ago(365 * day), { auditFrom: firstDay, readList: true, why: "log-too-short" }],
    [
      "down for long after a list alone",
      null,
      ago(91 * day),
      { auditFrom: firstDay, readList: true, why: "log-too-short" },
    ],
    [
      "reads all when the last time is still to come: the clock went back",
      ago(-1),
      ago(day),
      { auditFrom: firstDay, readList: true, why: "clock-went-back" },
    ],
    [
      "reads all when the list was read in the future",
      ago(day),
      ago(-10 * day),
      { auditFrom: firstDay, readList: true, why: "clock-went-back" },
    ],
    [
      "reads all when both were",
      ago(-400 * day),
      ago(-400 * day),
      { auditFrom: firstDay, readList: true, why: "clock-went-back" },
    ],
  ])("%s", (_, lastAuditReadAt, lastFullReadAt, expected) =>
    expect(plan(lastAuditReadAt, lastFullReadAt)).toEqual(expected),
  );

  it("counts in days of UTC, over the end of a year and a leap day", () => {
    const planned = (at: string, last: string) =>
      planReconciliation({ now: new Date(at), lastAuditReadAt: new Date(last), lastFullReadAt: new Date(last) });
    expect(planned("2027-01-01T00:00:00Z", "2027-01-01T00:00:00Z").auditFrom).toBe("2026-12-31");
    expect(planned("2028-03-01T23:59:59Z", "2028-03-01T00:00:00Z").auditFrom).toBe("2028-02-29");
    expect(planned("2026-03-29T03:30:00+02:00", "2026-03-29T00:30:00+01:00").auditFrom).toBe("2026-03-27");
  });

  it("night after night leaves no gap in the log, never asks for what is refused, and reads the list once a week", () => {
    const jitter = fc.array(fc.integer({ min: 0, max: 90 * 60_000 }), { minLength: 15, maxLength: 30 });
    fc.assert(
      fc.property(jitter, fc.integer({ min: 0, max: day - 1 }), (late, offset) => {
        let lastAuditReadAt: Date | null = null;
        let lastFullReadAt: Date | null = null;
        let lists = 0;
        for (const [night, delay] of late.entries()) {
          const at = new Date(Date.UTC(2026, 0, 1) + night * day + Math.min(offset + delay, day - 1));
          const { auditFrom, readList } = planReconciliation({ now: at, lastAuditReadAt, lastFullReadAt });
          if (auditFrom !== null) {
            expect(new Date(auditFrom).getTime()).toBeLessThan((lastAuditReadAt ?? at).getTime());
            expect(at.getTime() - new Date(auditFrom).getTime()).toBeLessThanOrEqual(auditKeptDays * day);
          }
          lastAuditReadAt = at;
          if (readList) lastFullReadAt = at;
          if (readList) lists += 1;
        }
        expect(lists).toBe(Math.ceil(late.length / fullListDays));
      }),
    );
  });

  it("whatever the times are: loses nothing without reading the list, and begins in reach and not in the future", () => {
    const moment = fc.option(
      fc.integer({ min: -200 * day, max: 20 * day }).map((from) => new Date(now.getTime() + from)),
    );
    fc.assert(
      fc.property(moment, moment, (lastAuditReadAt, lastFullReadAt) => {
        const { auditFrom, readList } = plan(lastAuditReadAt, lastFullReadAt);
        if (auditFrom === null) {
          expect(readList).toBe(true);
          return;
        }
        const start = new Date(auditFrom).getTime();
        expect(start).toBeLessThanOrEqual(now.getTime());
        expect(now.getTime() - start).toBeLessThanOrEqual(auditKeptDays * day);
        if (!readList) expect(start).toBeLessThanOrEqual((lastAuditReadAt ?? lastFullReadAt ?? now).getTime());
      }),
      { numRuns: 500 },
    );
  });
});
