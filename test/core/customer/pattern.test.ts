import { expect, it } from "vitest";
import { isRefusedBy } from "../../../src/core/customer/pattern.ts";
import { compilePattern } from "../../../src/core/customer/country-rules.ts";
import { COUNTRY_CODES } from "../../../src/sandbox/partner-center/countries.ts";
import { rulesOf } from "../../../src/sandbox/partner-center/country-rules.ts";
import { fieldLimits } from "../../../src/core/customer/fields.ts";

it.each([
  ["^\\d+$", "12a", true],
  ["^\\d+$", "123", false],
  ["^\\d+$", "", false],
  [null, "12a", false],
  ["^(", "12a", false],
  ["(?i)^[a-z]+$", "ABC", false],
])("by Partner Center's pattern %j, %j is refused: %s", (pattern, text, isRefused) => {
  expect(isRefusedBy(pattern, text, "registrationId")).toBe(isRefused);
});

it("a text is put to a pattern up to the limit of its own field, and not beyond", () => {
  const most = fieldLimits["address.postalCode"];
  expect(isRefusedBy("^a$", "1".repeat(most), "address.postalCode")).toBe(true);
  expect(isRefusedBy("^a$", "1".repeat(most + 1), "address.postalCode")).toBe(false);
  expect(isRefusedBy("^a$", "1".repeat(most + 1), "registrationId")).toBe(true);
});

const digitsAndALetter = `${"1".repeat(29)}x`;

it.each([
  "^(\\d+)+$",
  "^([0-9]+[ -]?)+$",
  "^(\\d|\\d\\d)+$",
  "^(\\d?){29}\\d{29}$",
  "^(?:\\d*\\d*){9}$",
  `^${"\\d*".repeat(9)}$`,
  `^${"\\d?".repeat(29)}\\d{29}$`,
  "^(?=(\\d+)+$)",
  "^(?:(?:(?:){1000}){1000}){1000}x$",
  "^(?:[\\d)]+|\\(\\u{31}+)*$",
])("the pattern %s, which could stop the desk for ages, refuses nobody", (pattern) => {
  expect(isRefusedBy(pattern, digitsAndALetter, "registrationId")).toBe(false);
});

it.each([
  "^[A-Z]+ [A-Z]+$",
  "^(\\d{3}[ -]?){3}$",
  "^(?:A|B|C)?\\d{1,30}$",
  "^[\\])(]{2}(?<rest>\\p{L}+)\\u{41}{2}$",
  "^\\d{99}$",
  "^\\d{2,}$",
  "^a{,2}$",
])("the pattern %s is quick, and used", (pattern) => {
  expect(compilePattern(pattern)).not.toBeNull();
});

it("a pattern at the limit of what is used answers at once", () => {
  const slowest = `${"\\d*".repeat(3)}${"\\d?".repeat(2)}x`;
  expect(isRefusedBy(slowest, "1".repeat(fieldLimits.registrationId), "registrationId")).toBe(true);
});

it("every pattern of the simulated countries is used", () => {
  const patterns = [...COUNTRY_CODES]
    .map(rulesOf)
    .flatMap((rules) => [
      rules?.postalCodeRegex,
      rules?.phoneNumberRegex,
      rules?.customerOrganizationRegistrationNumberRegex,
    ])
    .filter((pattern) => pattern !== undefined);
  expect(patterns.length).toBeGreaterThan(12);
  expect(patterns.filter((pattern) => compilePattern(pattern) === null)).toEqual([]);
});
