import { customerRule } from "../rule.ts";

export const addressCountryRequired = customerRule({
  code: "address-country-required",
  field: "address.country",
  severity: "error",
  first: true,
  why: "The country decides what else Partner Center asks for.",
  source: "Partner Center, utility-resources (Address.country)",
  check: ({ address }) => (address.country === "" ? {} : null),
  examples: {
    valid: [{ input: { address: { country: "BR" } } }],
    invalid: [{ input: { address: { country: "" } } }],
  },
});
