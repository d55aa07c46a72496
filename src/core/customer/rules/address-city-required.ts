import { bundledRules } from "../country-rules.ts";
import { customerRule } from "../rule.ts";

const asked = { country: { ...bundledRules("US"), cityRequired: true } };

export const addressCityRequired = customerRule({
  code: "address-city-required",
  field: "address.city",
  severity: "error",
  first: true,
  why: "Partner Center says for each country whether an address needs a city; most do.",
  source: "Partner Center, countryvalidationrules (isCityRequired)",
  check: ({ address }, { country }) =>
    address.city === "" && country.cityRequired === true ? { country: country.country } : null,
  examples: {
    valid: [{ input: { address: { city: "Redmond" } }, facts: asked }, { input: { address: { city: "" } } }],
    invalid: [{ input: { address: { city: "" } }, facts: asked }],
  },
});
