import { describe, expect, it } from "vitest";
import { bundledRules, compilePattern, withLiveRules } from "../../../src/core/customer/country-rules.ts";
import type { CountryRules } from "../../../src/core/customer/country-rules.ts";

const silent: CountryRules = {
  country: "BR",
  stateRequired: null,
  states: [],
  cityRequired: null,
  postalCodeRequired: null,
  postalCodePattern: null,
  phoneRequired: null,
  phonePattern: null,
  registrationIdRequired: null,
  registrationIdPattern: null,
  registrationIdSample: null,
  defaultCulture: null,
  cultures: [],
  languages: [],
};
const talkative: CountryRules = {
  country: "BR",
  stateRequired: true,
  states: ["SP", "RJ"],
  cityRequired: true,
  postalCodeRequired: true,
  postalCodePattern: "^\\d{5}-\\d{3}$",
  phoneRequired: false,
  phonePattern: "^\\d+$",
  registrationIdRequired: false,
  registrationIdPattern: "^\\d{14}$",
  registrationIdSample: "11222333000181",
  defaultCulture: "en-US",
  cultures: ["en-US"],
  languages: ["en"],
};

describe("what is known without Partner Center", () => {
  it("asks for registration ID and phone in the 24 countries", () => {
    expect(bundledRules("BR")).toEqual({
      ...silent,
      phoneRequired: true,
      registrationIdRequired: true,
      defaultCulture: "pt-BR",
    });
  });

  it("knows the states of four countries, and that an address there needs one", () => {
    expect(bundledRules("US")).toMatchObject({
      stateRequired: true,
      registrationIdRequired: null,
      phoneRequired: null,
    });
    expect(bundledRules("US").states).toHaveLength(51);
    for (const country of ["CA", "CN", "MX"]) expect(bundledRules(country).stateRequired).toBe(true);
  });

  it("judges nothing else, and nothing at all of an unknown country", () => {
    expect(bundledRules("DE")).toEqual({ ...silent, country: "DE", defaultCulture: "de-DE" });
    expect(bundledRules("??")).toEqual({ ...silent, country: "??", defaultCulture: "en-US" });
  });
});

describe("what Partner Center says of a country", () => {
  it("wins wherever it says something", () => {
    expect(withLiveRules(bundledRules("BR"), talkative)).toEqual(talkative);
  });

  it("leaves standing what it is silent about", () => {
    expect(withLiveRules(bundledRules("BR"), silent)).toEqual(bundledRules("BR"));
    expect(withLiveRules(bundledRules("US"), { ...silent, country: "US" })).toEqual(bundledRules("US"));
    expect(withLiveRules(bundledRules("US"), null)).toEqual(bundledRules("US"));
  });

  it("keeps a list of languages that Partner Center does not repeat", () => {
    const kept = withLiveRules({ ...bundledRules("BR"), cultures: ["pt-BR"], languages: ["pt"] }, silent);
    expect(kept).toMatchObject({ cultures: ["pt-BR"], languages: ["pt"] });
  });

  it("takes a list of states away where it says that none is needed", () => {
    expect(withLiveRules(bundledRules("US"), { ...silent, stateRequired: false })).toMatchObject({
      stateRequired: false,
      states: [],
    });
  });
});

describe("compilePattern", () => {
  it.each([
    ["^\\d{5}(-\\d{4})?$", "98052-6399", "9805"],
    [
      "^(1[ \\-\\/\\.]?)?(\\((\\d{3})\\)|(\\d{3}))[ \\-\\/\\.]?(\\d{3})[ \\-\\/\\.]?(\\d{4})$",
      "(425) 555-0100",
      "+1 425",
    ],
    ["\\A\\d{3}\\z", "123", "1234"],
    ["^\\d{3}\\Z", "123", "1234"],
    ["(?i)^[a-z]{2}\\d$", "AB1", "A11"],
    ["^[A-Z]{2}$", "AB", "ab"],
    ["^\\p{L}+$", "Şırnak", "7"],
    ["^a\\ b\\#$", "a b#", "ab"],
    ["^\\\\Z$", "\\Z", "Z"],
    ["^(?<year>\\d{4})$", "2024", "24"],
    ["^(?!00)(?=\\d)\\d{2}$", "12", "00"],
    ["^(?:a|b)$", "b", "c"],
    ["^(\\\\?>a)$", ">a", "\\a"],
  ])("reads %j as Partner Center does", (pattern, good, bad) => {
    const compiled = compilePattern(pattern);
    expect(compiled?.test(good)).toBe(true);
    expect(compiled?.test(bad)).toBe(false);
  });

  it.each([
    ["not a pattern", "^("],
    ["an atomic group", "^(?>a+)b$"],
    ["a comment", "^a(?#letter)$"],
    ["a switch inside", "^a(?i)b$"],
    ["a switch for a group", "^(?i:a)b$"],
    ["a quoted group name", "^(?'year'\\d)$"],
    ["a balancing group", "^(?<a-b>c)$"],
    ["an anchor in the middle", "^a\\Zb$"],
    ["an anchor of the beginning in the middle", "^a\\Ab$"],
    ["a .NET block name", "^\\p{IsCyrillic}+$"],
    ["a property beside a needless escape", "^\\p{L}\\ $"],
    ["more than a thousand characters", `^${"a".repeat(1000)}`],
  ])("does not judge by %s", (_, pattern) => expect(compilePattern(pattern)).toBeNull());

  it("takes a pattern of exactly a thousand characters", () => {
    expect(compilePattern("a".repeat(1000))).not.toBeNull();
  });
});
