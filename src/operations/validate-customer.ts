import { bundledRules } from "../core/customer/country-rules.ts";
import { readCustomerInput } from "../core/customer/fields.ts";
import { issuesOf } from "../core/customer/rules/index.ts";
import type { Issue } from "../core/rule.ts";

/** The problems of one customer, judged without Partner Center: only what is bundled of its country counts. */
export function validateCustomer(
  deps: { partnerDomains: readonly string[] },
  raw: Readonly<Record<string, unknown>>,
): Issue[] {
  const input = readCustomerInput(raw);
  return issuesOf(input, { partnerDomains: deps.partnerDomains, country: bundledRules(input.address.country) });
}
