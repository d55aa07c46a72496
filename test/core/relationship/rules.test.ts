import { describe, expect, it } from "vitest";
import { sharedDomains } from "../../../src/core/reference/shared-domains.ts";
import { domainKey } from "../../../src/core/relationship/domain.ts";
import {
  mostInDomain,
  relationshipRequestFields,
  relationshipRequestInput,
  requestOrigins,
  type RelationshipRequestFacts,
  type RelationshipRequestField,
  type RelationshipRequestInput,
} from "../../../src/core/relationship/request.ts";
import { relationshipRequestIssues, relationshipRequestRules } from "../../../src/core/relationship/rules/index.ts";
import type { DeepPartial, Rule } from "../../../src/core/rule.ts";
import { relationshipRequestWith, requestFacts } from "../../support/relationship-request-input.ts";
import { testExamples } from "../../support/rule-examples.ts";
import { fill, worst } from "../../support/worst-texts.ts";

const rules: readonly Rule<RelationshipRequestInput, RelationshipRequestFacts>[] = relationshipRequestRules;

testExamples(rules, {
  read: relationshipRequestWith,
  factsFor: (_, given) => requestFacts(given),
  issues: relationshipRequestIssues,
});

const codesOf = (field: RelationshipRequestField, given: DeepPartial<RelationshipRequestInput>): string[] =>
  relationshipRequestIssues(relationshipRequestWith(given), requestFacts())
    .filter((issue) => issue.field === field)
    .map(({ code }) => code);

it("a complete request has no problem, and needs no domain", () => {
  expect(relationshipRequestIssues(relationshipRequestWith(), requestFacts())).toEqual([]);
  expect(relationshipRequestIssues(relationshipRequestWith({ domain: "" }), requestFacts())).toEqual([]);
});

it("of an empty one all problems come at once, in the order of the form", () => {
  const input = relationshipRequestInput.parse({ contact: {} });
  expect(relationshipRequestIssues(input, requestFacts()).map(({ field, code }) => [field, code])).toEqual([
    ["companyName", "company-name-required"],
    ["contact.firstName", "contact-name-required"],
    ["contact.lastName", "contact-name-required"],
    ["contact.email", "contact-email-required"],
    ["cameFrom", "came-from-required"],
  ]);
});

it("problems of its own keep the order among the others", () => {
  const input = relationshipRequestWith({
    companyName: "",
    domain: "x",
    contact: { email: "ana@fabrikam.com" },
    cameFrom: "",
  });
  expect(relationshipRequestIssues(input, requestFacts()).map(({ code }) => code)).toEqual([
    "company-name-required",
    "domain-form",
    "contact-email-partner-domain",
    "came-from-required",
  ]);
});

it("says nothing of a field that the form does not have", () => {
  const known = new Set<string>(relationshipRequestFields);
  const input = relationshipRequestInput.parse({ contact: { phone: "1" } });
  expect(relationshipRequestIssues(input, requestFacts()).filter(({ field }) => !known.has(field))).toEqual([]);
});

describe("reading", () => {
  it("tidies up every text, and takes the host out of what was pasted", () => {
    expect(
      relationshipRequestInput.parse({
        companyName: "  Contoso \t nº 1 ",
        domain: "https://www.Contoso.com/about",
        contact: { firstName: " Ana ", lastName: "Souza\u200b", email: "ａna@contoso.com " },
        cameFrom: " provider",
      }),
    ).toEqual({
      companyName: "Contoso nº 1",
      domain: "contoso.com",
      contact: { firstName: "Ana", lastName: "Souza", email: "ana@contoso.com" },
      cameFrom: "provider",
    });
  });

  it.each([null, undefined, 7, {}, "other", "toString"])("takes %j for no origin and no domain but a text", (value) => {
    const input = relationshipRequestInput.parse({ domain: value, contact: {}, cameFrom: value });
    expect(input.cameFrom).toBe("");
    expect(input.domain).toBe(typeof value === "string" ? value.toLowerCase() : "");
  });

  it("knows three origins", () => expect(requestOrigins).toEqual(["own-marketing", "microsoft-referral", "provider"]));
});

describe("the company's name", () => {
  it.each([
    ["", ["company-name-required"]],
    ["\u200b \u3164", ["company-name-required"]],
    ["a".repeat(255), []],
    ["ab".repeat(128), ["company-name-too-long"]],
    ["()", ["company-name-special-characters"]],
    ["GmbH", ["company-name-abbreviation"]],
    // Real companies are called so; only Microsoft's form for new customers refuses them.
    ["X", []],
    ["AAA", []],
    ["A B", []],
    ["Contoso.com", []],
    ["Test", []],
    ["康托索", []],
  ])("case %#", (companyName, codes) => expect(codesOf("companyName", { companyName })).toEqual(codes));
});

describe("the domain", () => {
  it.each([
    ["", []],
    ["contoso.com", []],
    ["ana@contoso.com", []],
    ["fabrikam.com", []],
    ["contoso", ["domain-form"]],
    ["gmail.com", ["domain-shared"]],
    ["https://mail.google.com", []],
    ["onmicrosoft.com", ["domain-shared"]],
    [`${`${"a".repeat(61)}.`.repeat(3)}${"b".repeat(63)}.com`, []],
    [`${`${"a".repeat(62)}.`.repeat(3)}${"b".repeat(61)}.com`, ["domain-too-long"]],
    ["a".repeat(mostInDomain), ["domain-form"]],
    ["a".repeat(mostInDomain + 1), ["domain-too-long"]],
  ])("case %#", (domain, codes) => expect(codesOf("domain", { domain })).toEqual(codes));

  it("tells what its sentences need", () => {
    const paramsOf = (domain: string) => relationshipRequestIssues(relationshipRequestWith({ domain }), requestFacts());
    expect(paramsOf("a".repeat(300))).toMatchObject([{ severity: "error", params: { most: 253, length: 300 } }]);
    expect(paramsOf("ANA@GMX.net")).toMatchObject([{ severity: "error", params: { domain: "gmx.net" } }]);
  });

  it("that many share is one as it is compared, each of the list", () => {
    expect(sharedDomains.size).toBeGreaterThan(50);
    for (const domain of sharedDomains) {
      expect(codesOf("domain", { domain })).toEqual(["domain-shared"]);
      expect(domainKey(`x.${domain}`)).toBe(`x.${domain}`);
    }
  });
});

describe("the person is judged as a customer's contact", () => {
  it.each<[RelationshipRequestField, DeepPartial<RelationshipRequestInput["contact"]>, string[]]>([
    ["contact.firstName", { firstName: "A" }, ["contact-name-single-character"]],
    ["contact.firstName", { firstName: "李" }, []],
    ["contact.lastName", { lastName: "Test" }, ["contact-name-placeholder"]],
    ["contact.lastName", { lastName: "a".repeat(41) }, ["contact-name-too-long"]],
    ["contact.lastName", { lastName: "--" }, ["contact-name-letters"]],
    ["contact.email", { email: "" }, ["contact-email-required"]],
    ["contact.email", { email: "ana" }, ["contact-email-form"]],
    ["contact.email", { email: "ana@microsoft.com" }, ["contact-email-microsoft"]],
    ["contact.email", { email: "dana@sales.Fabrikam.com" }, ["contact-email-partner-domain"]],
    ["contact.email", { email: "ana@gmail.com" }, []],
  ])("%s %j: %j", (field, contact, codes) => expect(codesOf(field, { contact })).toEqual(codes));
});

describe("a megabyte of the worst text", () => {
  it.each(rules.map((rule) => [rule.code, rule] as const))("does not stop %s", (_, rule) => {
    for (const text of worst) {
      const input = { ...relationshipRequestWith(), domain: text };
      expect(JSON.stringify(rule.check(input, requestFacts())).length).toBeLessThan(1000);
    }
  });

  // Company and contact are read and judged as a new customer's, which has such a test of its own.
  it("does not stop the reading, and comes back in no answer", () => {
    for (const text of [fill("a."), fill("@"), fill("www."), fill("https://")]) {
      const input = relationshipRequestInput.parse({ domain: text, contact: {}, cameFrom: text });
      const issues = relationshipRequestIssues(input, requestFacts());
      expect(issues.map(({ code }) => code)).toContain("came-from-required");
      expect(JSON.stringify(issues).length).toBeLessThan(2000);
    }
  });

  it("is no company's name", () => {
    const issues = relationshipRequestIssues(relationshipRequestWith({ companyName: fill("a ") }), requestFacts());
    expect(issues.map(({ code }) => code)).toEqual(["company-name-too-long"]);
  });
});
