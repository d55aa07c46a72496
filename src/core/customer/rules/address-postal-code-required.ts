import { bundledRules } from "../country-rules.ts";
import { customerRule } from "../rule.ts";

const asked = { country: { ...bundledRules("US"), postalCodeRequired: true } };

export const addressPostalCodeRequired = customerRule({
  code: "address-postal-code-required",
  field: "address.postalCode",
  severity: "error",
  first: true,
  why: "Partner Center says for each country whether an address needs a postal code; not every country has them.",
  source: "Partner Center, countryvalidationrules (isPostalCodeRequired)",
  check: ({ address }, { country }) =>
    address.postalCode === "" && country.postalCodeRequired === true ? { country: country.country } : null,
  examples: {
    valid: [{ input: { address: { postalCode: "98052" } }, facts: asked }, { input: { address: { postalCode: "" } } }],
    invalid: [{ input: { address: { postalCode: "" } }, facts: asked }],
  },
});
