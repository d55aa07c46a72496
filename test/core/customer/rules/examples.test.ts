import { expect, it } from "vitest";
import { customerRules, issuesOf } from "../../../../src/core/customer/rules/index.ts";
import type { CustomerFacts } from "../../../../src/core/customer/facts.ts";
import type { CustomerInput } from "../../../../src/core/customer/fields.ts";
import { customerInputWith, factsFor } from "../../../support/customer-input.ts";
import { testExamples } from "../../../support/rule-examples.ts";

testExamples<CustomerInput, CustomerFacts>(customerRules, { read: customerInputWith, factsFor, issues: issuesOf });

it("a complete customer has no problem", () => {
  const input = customerInputWith();
  expect(issuesOf(input, factsFor(input))).toEqual([]);
});
