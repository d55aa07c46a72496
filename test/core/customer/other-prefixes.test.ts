import { expect, it } from "vitest";
import { otherPrefixes } from "../../../src/core/customer/other-prefixes.ts";
import { issuesOf } from "../../../src/core/customer/rules/index.ts";
import { customerInputWith, factsFor } from "../../support/customer-input.ts";

it("tries the country, a number, and both", () => {
  expect(otherPrefixes(customerInputWith({ domainPrefix: "contoso" }))).toEqual([
    "contosobr",
    "contoso2",
    "contosobr2",
  ]);
});

it.each([1, 24, 25, 26, 27])("offers nothing that the rules refuse for a taken prefix of %d characters", (length) => {
  const offered = otherPrefixes(customerInputWith({ domainPrefix: "c".repeat(length) }));
  expect(new Set(offered).size).toBe(3);
  for (const domainPrefix of offered) {
    const input = customerInputWith({ domainPrefix });
    expect(issuesOf(input, factsFor(input))).toEqual([]);
  }
});
