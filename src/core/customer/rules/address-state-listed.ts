import { stateName } from "../../reference/states.ts";
import { nameKey } from "../../text.ts";
import type { CountryRules } from "../country-rules.ts";
import { fieldLimits } from "../fields.ts";
import { customerRule } from "../rule.ts";

function stateMeant(written: string, { country, states }: CountryRules): string {
  if (written.length > fieldLimits["address.state"]) return "";
  const key = nameKey(written);
  return states.find((state) => nameKey(state) === key || nameKey(stateName(country, state)) === key) ?? "";
}

export const addressStateListed = customerRule({
  code: "address-state-unknown",
  field: "address.state",
  severity: "error",
  why:
    "For the United States, Canada, China and Mexico Partner Center compares the state with a list of codes. Elsewhere " +
    "any text is accepted unless it sends a list.",
  source: "Partner Center, validate-an-address; countryvalidationrules (supportedStatesList)",
  check: ({ address }, { country }) =>
    address.state === "" || country.states.length === 0 || country.states.includes(address.state)
      ? null
      : { country: country.country, meant: stateMeant(address.state, country), example: country.states[0] ?? "" },
  examples: {
    valid: [
      { input: { address: { country: "US", state: "WA" } } },
      { input: { address: { country: "CA", state: "YT" } } },
      { input: { address: { country: "DE", state: "Bayern" } } },
    ],
    invalid: [
      { input: { address: { country: "US", state: "Washington" } } },
      { input: { address: { country: "US", state: "wa" } } },
      { input: { address: { country: "CA", state: "WA" } } },
    ],
  },
});
