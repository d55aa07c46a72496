import { describe, expect, it } from "vitest";
import { customerRules, issuesOf } from "../../../../src/core/customer/rules/index.ts";
import type { CustomerFacts } from "../../../../src/core/customer/facts.ts";
import type { CustomerInput } from "../../../../src/core/customer/fields.ts";
import type { Rule } from "../../../../src/core/rule.ts";
import { customerInputWith, factsFor } from "../../../support/customer-input.ts";

const rules: readonly Rule<CustomerInput, CustomerFacts>[] = customerRules;

describe.each(rules.map((rule) => [rule.code, rule.field, rule] as const))("%s of %s", (code, field, rule) => {
  it("has examples of both kinds, a reason and a source", () => {
    expect(rule.examples.valid.length).toBeGreaterThan(0);
    expect(rule.examples.invalid.length).toBeGreaterThan(0);
    expect(rule.why).toMatch(/\.$/);
    expect(rule.source).not.toBe("");
  });

  it.each(rule.examples.valid)("is content with example %#", (example) => {
    const input = customerInputWith(example.input);
    expect(rule.check(input, factsFor(input, example.facts))).toBeNull();
  });

  it.each(rule.examples.invalid)("reports example %#, and nothing before it settles the field", (example) => {
    const input = customerInputWith(example.input);
    const facts = factsFor(input, example.facts);
    expect(rule.check(input, facts)).not.toBeNull();
    expect(issuesOf(input, facts)).toContainEqual(expect.objectContaining({ code, field, severity: rule.severity }));
  });
});

it("no two rules share both code and field", () => {
  const names = rules.map((rule) => `${rule.code} ${rule.field}`);
  expect(new Set(names).size).toBe(names.length);
});

it("a complete customer has no problem", () => {
  const input = customerInputWith();
  expect(issuesOf(input, factsFor(input))).toEqual([]);
});
