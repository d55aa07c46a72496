import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addBusinessDays } from "../../src/core/business-days.ts";

const day = 24 * 60 * 60_000;
const moments = fc.date({ min: new Date("2024-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
const counts = fc.integer({ min: 1, max: 20 });
const isWorkingDay = (at: Date) => ![0, 6].includes(at.getUTCDay());

describe("Business days", () => {
  test.each([
    ["Monday morning", "2026-11-23T09:14Z", "2026-11-26T09:14Z"],
    ["Monday's first minute", "2026-11-23T00:00Z", "2026-11-26T00:00Z"],
    ["Wednesday, over the weekend", "2026-11-25T10:00Z", "2026-11-30T10:00Z"],
    ["Friday's last minute", "2026-11-20T23:59Z", "2026-11-25T23:59Z"],
    ["Saturday's first minute", "2026-11-21T00:00Z", "2026-11-26T00:00Z"],
    ["Saturday noon", "2026-11-21T12:00Z", "2026-11-26T00:00Z"],
    ["Sunday's last minute", "2026-11-22T23:59Z", "2026-11-26T00:00Z"],
    ["the day before clocks change in Europe", "2026-03-27T10:00Z", "2026-04-01T10:00Z"],
  ])("three of them from %s", (_, from, to) => {
    expect(addBusinessDays(new Date(from), 3)).toEqual(new Date(to));
  });

  test("end on a working day, or with the first moment after one", () => {
    fc.assert(fc.property(moments, counts, (from, days) => isWorkingDay(addBusinessDays(from, days))));
  });

  test("never end earlier for what began later", () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 7 * day }), counts, (from, later, days) => {
        const second = new Date(from.getTime() + later);
        expect(addBusinessDays(second, days).getTime()).toBeGreaterThanOrEqual(addBusinessDays(from, days).getTime());
      }),
    );
  });

  test("add up", () => {
    fc.assert(
      fc.property(moments, counts, counts, (from, one, other) => {
        expect(addBusinessDays(addBusinessDays(from, one), other)).toEqual(addBusinessDays(from, one + other));
      }),
    );
  });

  test("hold as many working days as were asked for", () => {
    fc.assert(
      fc.property(moments, counts, (from, days) => {
        const to = addBusinessDays(from, days);
        let working = 0;
        for (let at = from.getTime(); at < to.getTime(); at += day / 24) working += isWorkingDay(new Date(at)) ? 1 : 0;
        expect(Math.abs(working / 24 - days)).toBeLessThanOrEqual(1 / 24);
      }),
    );
  });
});
