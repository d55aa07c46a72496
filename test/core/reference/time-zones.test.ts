import { describe, expect, it } from "vitest";
import { countries } from "../../../src/core/reference/countries.ts";
import { zonesOf } from "../../../src/core/reference/time-zones.ts";

describe("the time zones of a country", () => {
  it("are all of them", () => {
    expect(zonesOf("BR")).toContain("America/Sao_Paulo");
    expect(zonesOf("US")).toEqual(expect.arrayContaining(["America/New_York", "Pacific/Honolulu"]));
    expect(zonesOf("KI")).toContain("Pacific/Kiritimati");
    expect(zonesOf("PL")).toEqual(["Europe/Warsaw"]);
  });

  it("are known by the runtime", () => {
    const zones = countries.flatMap((country) => zonesOf(country));
    expect(zones.length).toBeGreaterThan(300);
    for (const timeZone of zones) expect(() => new Intl.DateTimeFormat("en", { timeZone })).not.toThrow();
  });

  it.each(["", "ZZ", "us", "USA", "-", "a".repeat(1000)])("are none for %j", (country) =>
    expect(zonesOf(country)).toEqual([]),
  );

  it.each([
    ["the getter alone", { timeZones: ["Europe/Warsaw"] }, ["Europe/Warsaw"]],
    ["the method alone", { getTimeZones: () => ["Europe/Warsaw"] }, ["Europe/Warsaw"]],
    ["a method that knows none", { getTimeZones: () => undefined }, []],
    ["neither", {}, []],
  ])("are read from a runtime with %s", (_, locale, zones) => {
    const asked: string[] = [];
    const readLocale = (tag: string) => {
      asked.push(tag);
      return locale;
    };
    expect(zonesOf("PL", readLocale)).toEqual(zones);
    expect(asked).toEqual(["und-PL"]);
  });
});
