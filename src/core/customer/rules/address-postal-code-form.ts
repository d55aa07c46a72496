import { bundledRules } from "../country-rules.ts";
import { isRefusedBy } from "../pattern.ts";
import { customerRule } from "../rule.ts";

const asked = { country: { ...bundledRules("US"), postalCodePattern: "^\\d{5}(-\\d{4})?$" } };

export const addressPostalCodeForm = customerRule({
  code: "address-postal-code-form",
  field: "address.postalCode",
  severity: "error",
  why: "Partner Center refuses a postal code that does not have the form of its country.",
  source: "Partner Center, countryvalidationrules (postalCodeRegex)",
  check: ({ address }, { country }) =>
    isRefusedBy(country.postalCodePattern, address.postalCode, "address.postalCode")
      ? { country: country.country }
      : null,
  examples: {
    valid: [
      { input: { address: { postalCode: "98052" } }, facts: asked },
      { input: { address: { postalCode: "98052-6399" } }, facts: asked },
      { input: { address: { postalCode: "anything" } } },
    ],
    invalid: [{ input: { address: { postalCode: "9805" } }, facts: asked }],
  },
});
