import { bundledRules } from "../country-rules.ts";
import { customerRule } from "../rule.ts";

export const addressStateRequired = customerRule({
  code: "address-state-required",
  field: "address.state",
  severity: "error",
  first: true,
  why: "Partner Center says for each country whether an address needs a state; the United States, Canada, China and Mexico do.",
  source:
    "Partner Center, countryvalidationrules (isStateRequired); validate-an-address (four countries with state lists)",
  check: ({ address }, { country }) =>
    address.state === "" && country.stateRequired === true ? { country: country.country } : null,
  examples: {
    valid: [
      { input: { address: { country: "US", state: "WA" } } },
      { input: { address: { country: "DE", state: "" } } },
      {
        input: { address: { country: "US", state: "" } },
        facts: { country: { ...bundledRules("US"), stateRequired: false } },
      },
    ],
    invalid: [{ input: { address: { country: "US", state: "" } } }],
  },
});
