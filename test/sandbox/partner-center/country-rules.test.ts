import { expect, test } from "vitest";
import { NEEDS_REGISTRATION_ID } from "../../../src/sandbox/partner-center/countries.ts";
import { rulesOf } from "../../../src/sandbox/partner-center/country-rules.ts";
import { ask, simulate } from "./ask.ts";

test("the United States answer as they were recorded", async () => {
  const { json } = await ask(simulate().simulator, "GET", "/v1/countryvalidationrules/us", { as: "app" });
  expect(json).toMatchObject({
    iso2Code: "US",
    defaultCulture: "en-US",
    supportedLanguagesList: ["en", "es"],
    supportedCulturesList: ["en-US", "es-US"],
    postalCodeRegex: "^\\d{5}(-\\d{4})?$",
    phoneNumberRegex: "^(1[ \\-\\/\\.]?)?(\\((\\d{3})\\)|(\\d{3}))[ \\-\\/\\.]?(\\d{3})[ \\-\\/\\.]?(\\d{4})$",
    isVatIdSupported: false,
    countryCallingCodesList: ["1"],
    attributes: { objectType: "CountryValidationRules" },
  });
  expect(json.supportedStatesList).toHaveLength(51);
  expect(Object.keys(json).filter((name) => name.startsWith("customerOrganization"))).toEqual([]);
});

test("the older nested shape comes on demand", async () => {
  const { simulator } = simulate();
  simulator.countryRulesShape = "nested";
  const { json } = await ask(simulator, "GET", "/v1/countryvalidationrules/US");
  expect(json).toMatchObject({
    supportedLanguages: { value: ["en", "es"] },
    supportedCultures: { value: ["en-US", "es-US"] },
    countryCallingCodes: { value: ["1"] },
    attributes: { objectType: "CountryInformation" },
  });
  expect(json).not.toHaveProperty("supportedStatesList");
});

test("made-up countries keep their own samples, and say what the mandatory list says", () => {
  for (const code of ["BR", "PL", "IN", "DE", "CA"]) {
    const rules = rulesOf(code);
    expect(rules?.customerOrganizationRegistrationNumberRequired, code).toBe(NEEDS_REGISTRATION_ID.has(code));
    const { customerOrganizationRegistrationNumberRegex: regex, customerOrganizationRegistrationNumberSample: sample } =
      rules ?? {};
    if (regex !== undefined) expect(sample, code).toMatch(new RegExp(regex));
  }
});

test("other countries answer without patterns and with their own language", async () => {
  const { simulator } = simulate();
  const { json } = await ask(simulator, "GET", "/v1/countryvalidationrules/CH");
  expect(json).toMatchObject({ defaultCulture: "de-CH", isStateRequired: false, supportedStatesList: [] });
  expect(json.supportedCulturesList).toEqual(["de-CH", "fr-CH", "it-CH", "en-US"]);
  expect(Object.keys(json).filter((name) => name.toLowerCase().includes("regex"))).toEqual([]);
  expect(rulesOf("VN")?.defaultCulture).toBe("vi-VN");
  expect(rulesOf("AE")?.isPostalCodeRequired).toBe(false);
});

test("what is no country is not found", async () => {
  const { status, json } = await ask(simulate().simulator, "GET", "/v1/countryvalidationrules/UK");
  expect([status, json.code]).toEqual([404, 1000]);
});
