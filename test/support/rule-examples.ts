import { describe, expect, it } from "vitest";
import type { DeepPartial, Issue, Rule } from "../../src/core/rule.ts";

interface Judging<Input, Facts> {
  read: (given: DeepPartial<Input>) => Input;
  factsFor: (input: Input, given: Partial<Facts> | undefined) => Facts;
  issues: (input: Input, facts: Facts) => Issue[];
}

/** Runs the examples of every rule, alone and among the others of its family. */
export function testExamples<Input, Facts>(
  rules: readonly Rule<Input, Facts>[],
  { read, factsFor, issues }: Judging<Input, Facts>,
): void {
  describe.each(rules.map((rule) => [rule.code, rule.field, rule] as const))("%s of %s", (code, field, rule) => {
    it("has examples of both kinds, a reason and a source", () => {
      expect(rule.examples.valid.length).toBeGreaterThan(0);
      expect(rule.examples.invalid.length).toBeGreaterThan(0);
      expect(rule.why).toMatch(/\.$/);
      expect(rule.source).not.toBe("");
    });

    it.each(rule.examples.valid)("is content with example %#", (example) => {
      const input = read(example.input);
      expect(rule.check(input, factsFor(input, example.facts))).toBeNull();
    });

    it.each(rule.examples.invalid)("reports example %#, and nothing before it settles the field", (example) => {
      const input = read(example.input);
      const facts = factsFor(input, example.facts);
      expect(rule.check(input, facts)).not.toBeNull();
      expect(issues(input, facts)).toContainEqual(expect.objectContaining({ code, field, severity: rule.severity }));
    });
  });

  it("no two rules share both code and field", () => {
    const names = rules.map((rule) => `${rule.code} ${rule.field}`);
    expect(new Set(names).size).toBe(names.length);
  });
}
