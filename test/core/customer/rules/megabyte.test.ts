import { describe, expect, it } from "vitest";
import { bundledRules } from "../../../../src/core/customer/country-rules.ts";
import type { CustomerFacts } from "../../../../src/core/customer/facts.ts";
import { readCustomerInput, type CustomerInput } from "../../../../src/core/customer/fields.ts";
import { customerRules, issuesOf } from "../../../../src/core/customer/rules/index.ts";
import type { Rule } from "../../../../src/core/rule.ts";
import { normaliseText, tidyText } from "../../../../src/core/text.ts";
import { explosive, fill, worst } from "../../../support/worst-texts.ts";

const country = {
  ...bundledRules("BR"),
  states: ["SP"],
  postalCodePattern: explosive,
  phonePattern: explosive,
  registrationIdPattern: explosive,
  cultures: ["pt-BR"],
};
const facts: CustomerFacts = { partnerDomains: ["fabrikam.com"], country };

function everywhere(text: string, iso2: string): CustomerInput {
  return {
    companyName: text,
    address: { country: iso2, line1: text, line2: text, city: text, state: text, postalCode: text },
    registrationId: text,
    domainPrefix: text,
    educationSegment: "K12",
    educationWebsite: text,
    contact: { firstName: text, lastName: text, email: text, phone: text },
    culture: text,
    resellerId: text,
    defaultGdap: true,
    agreementAccepted: false,
  };
}

const rules: readonly Rule<CustomerInput, CustomerFacts>[] = customerRules;

describe("a megabyte of the worst text", () => {
  it.each(rules.map((rule) => [rule.code, rule.field, rule] as const))("does not stop %s of %s", (_, __, rule) => {
    for (const text of worst) {
      const iso2 = rule.field === "address.country" ? text : "BR";
      const params = rule.check(everywhere(text, iso2), facts);
      expect(JSON.stringify(params).length).toBeLessThan(1000);
    }
  });

  it.each(["KZ", "HU", "MD", "IN", "TR", "VE", "ZA"])("does not stop the registration ID rules of %s", (iso2) => {
    for (const text of worst) {
      const input = { ...everywhere("x", iso2), registrationId: text };
      const codes = issuesOf(input, { ...facts, country: { ...country, country: iso2 } })
        .filter(({ field }) => field === "registrationId")
        .map(({ code }) => code);
      expect(codes).toEqual(["registration-id-too-long"]);
    }
  });

  it.each([
    ["companyName", tidyText],
    ["registrationId", normaliseText],
  ] as const)("does not stop the reading of a %s", (field, form) => {
    for (const text of [
      ...worst,
      fill("\u200b"),
      fill(" \u200b"),
      fill("\u200d"),
      fill("a\u200d"),
      fill("a\u00a0"),
      fill("\u0301"),
      fill("ﷺ").slice(0, 100_000),
    ]) {
      expect(readCustomerInput({ [field]: text })[field]).toBe(form(text));
    }
  });
});
