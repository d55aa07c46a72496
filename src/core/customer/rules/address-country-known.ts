import { findCountry, isCountry } from "../../reference/countries.ts";
import { customerRule } from "../rule.ts";

export const addressCountryKnown = customerRule({
  code: "address-country-unknown",
  field: "address.country",
  severity: "error",
  first: true,
  why: "Partner Center takes the two letters of ISO 3166-1, for example GB and not UK.",
  source: "Partner Center, utility-resources (Address.country: ISO 3166 alpha-2, length 2)",
  check: ({ address }) => (isCountry(address.country) ? null : { meant: findCountry(address.country) ?? "" }),
  examples: {
    valid: [{ input: { address: { country: "GB" } } }, { input: { address: { country: "br" } } }],
    invalid: [
      { input: { address: { country: "UK" } } },
      { input: { address: { country: "Brazil" } } },
      { input: { address: { country: "XX" } } },
    ],
  },
});
