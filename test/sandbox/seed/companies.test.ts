import { expect, test } from "vitest";
import { companies, mostCompanies } from "../../../src/sandbox/seed/companies.ts";

test("fewer companies are the beginning of more, so that a screen looks the same each time", () => {
  const few = companies(20);
  expect(few).toHaveLength(20);
  expect(companies(500).slice(0, 20)).toEqual(few);
  expect(new Set(few.map(({ country }) => country)).size).toBeGreaterThan(5);
});

test("no two companies share a name or a domain, and each domain is one that Microsoft takes", () => {
  const all = companies(mostCompanies);
  expect(all).toHaveLength(mostCompanies);
  expect(new Set(all.map(({ companyName }) => companyName)).size).toBe(mostCompanies);
  expect(new Set(all.map(({ domainPrefix }) => domainPrefix)).size).toBe(mostCompanies);
  expect(all.filter(({ domainPrefix }) => !/^[a-z][a-z0-9]{0,26}$/.test(domainPrefix))).toEqual([]);
});
