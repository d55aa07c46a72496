import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { latestToday, proposedToday } from "../../../src/core/agreement/today.ts";
import { countries } from "../../../src/core/reference/countries.ts";
import { zonesOf } from "../../../src/core/reference/time-zones.ts";

describe("the latest day that counts as today", () => {
  it.each([
    ["Kiribati, a day before the rest", "2026-11-25T10:00Z", ["Pacific/Kiritimati"], "2026-11-26"],
    ["Kiribati, a second before midnight", "2026-11-25T09:59:59Z", ["Pacific/Kiritimati"], "2026-11-25"],
    ["Kiribati by all its zones", "2026-11-25T10:00Z", zonesOf("KI"), "2026-11-26"],
    ["Hawaii, still on the day before", "2026-11-25T09:59:59Z", ["Pacific/Honolulu"], "2026-11-24"],
    ["Hawaii, at its midnight", "2026-11-25T10:00Z", ["Pacific/Honolulu"], "2026-11-25"],
    ["Hawaii and Kiribati", "2026-11-25T10:00Z", ["Pacific/Honolulu", "Pacific/Kiritimati"], "2026-11-26"],
    ["Kiribati and Hawaii", "2026-11-25T10:00Z", ["Pacific/Kiritimati", "Pacific/Honolulu"], "2026-11-26"],
    ["Berlin, the last minute before summer time", "2026-03-28T22:59Z", ["Europe/Berlin"], "2026-03-28"],
    ["Berlin, midnight before summer time", "2026-03-28T23:00Z", ["Europe/Berlin"], "2026-03-29"],
    ["Berlin, an hour earlier once it is summer time", "2026-03-29T22:00Z", ["Europe/Berlin"], "2026-03-30"],
    ["Berlin, midnight after summer time", "2026-10-25T22:59Z", ["Europe/Berlin"], "2026-10-25"],
    ["Cairo, where midnight itself is skipped", "2026-04-23T22:00Z", ["Africa/Cairo"], "2026-04-24"],
    ["29 February", "2028-02-28T23:00Z", ["Europe/Berlin"], "2028-02-29"],
    ["the day after 28 February of a common year", "2026-02-28T23:00Z", ["Europe/Berlin"], "2026-03-01"],
    ["the year's end, Auckland", "2026-12-31T11:00Z", ["Pacific/Auckland"], "2027-01-01"],
    ["the year's end, Los Angeles", "2027-01-01T07:59Z", ["America/Los_Angeles"], "2026-12-31"],
    ["an unknown zone beside a known one", "2026-11-25T10:00Z", ["Mars/Olympus", "Pacific/Honolulu"], "2026-11-25"],
    ["unknown zones alone: UTC", "2026-11-25T23:59:59Z", ["Mars/Olympus", ""], "2026-11-25"],
    ["no zone: UTC", "2026-11-26T00:00Z", [], "2026-11-26"],
  ])("%s", (_, now, zones, day) => expect(latestToday(new Date(now), zones)).toBe(day));

  const moments = fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true });
  const zones = fc.array(fc.constantFrom(...new Set(countries.flatMap((country) => zonesOf(country)))), {
    minLength: 1,
    maxLength: 8,
  });
  const dayIn = (zone: string, now: Date): string =>
    new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" }).format(now);

  it("is one zone's date, and no zone's is later", () => {
    fc.assert(
      fc.property(moments, zones, (now, among) => {
        const latest = latestToday(now, among);
        const days = among.map((zone) => dayIn(zone, now));
        expect(days).toContain(latest);
        for (const day of days) expect(latest >= day).toBe(true);
      }),
    );
  });

  it("is never more than a day from UTC's", () => {
    fc.assert(
      fc.property(moments, zones, (now, among) => {
        const away = Date.parse(latestToday(now, among)) - Date.parse(now.toISOString().slice(0, 10));
        expect(Math.abs(away)).toBeLessThanOrEqual(24 * 60 * 60_000);
      }),
    );
  });
});

describe("the day that a form proposes", () => {
  it.each([
    ["the agent's own", "2026-11-25T10:00Z", "Pacific/Kiritimati", "US", "2026-11-26"],
    [
      "the agent's own, also where the customer is a day ahead",
      "2026-11-25T10:00Z",
      "Pacific/Honolulu",
      "KI",
      "2026-11-25",
    ],
    ["the agent's own, a minute before UTC's next", "2026-11-25T23:59Z", "Europe/London", "GB", "2026-11-25"],
    ["the agent's evening, when UTC has gone on", "2026-11-26T03:00Z", "America/Los_Angeles", "US", "2026-11-25"],
    ["UTC's, of an agent whose zone is not known", "2026-11-25T10:00Z", null, "KI", "2026-11-25"],
    ["the customer's, where UTC's has not begun for anybody", "2026-11-26T02:00Z", null, "MX", "2026-11-25"],
    ["UTC's, where no zone is known at all", "2026-11-26T02:00Z", "Mars/Olympus", "", "2026-11-26"],
  ])("is %s", (_, now, zone, country, day) => {
    const at = new Date(now);
    const latest = latestToday(at, [...(zone === null ? [] : [zone]), ...zonesOf(country)]);
    expect(proposedToday(at, zone, latest)).toBe(day);
  });

  it("is never one that the form refuses", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2000-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
        fc.option(fc.constantFrom("Pacific/Kiritimati", "Pacific/Honolulu", "Europe/Berlin", "Mars/Olympus")),
        fc.constantFrom("", ...countries),
        (now, zone, country) => {
          const latest = latestToday(now, [...(zone === null ? [] : [zone]), ...zonesOf(country)]);
          expect(proposedToday(now, zone, latest) <= latest).toBe(true);
        },
      ),
    );
  });
});
