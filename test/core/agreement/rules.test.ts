import { describe, expect, it } from "vitest";
import {
  attestationFields,
  attestationInput,
  mostEvidence,
  type AttestationFacts,
  type AttestationField,
  type AttestationInput,
} from "../../../src/core/agreement/attestation.ts";
import { attestationIssues, attestationRules } from "../../../src/core/agreement/rules/index.ts";
import { bundledRules } from "../../../src/core/customer/country-rules.ts";
import type { DeepPartial, Rule } from "../../../src/core/rule.ts";
import { attestationFacts, attestationWith } from "../../support/attestation-input.ts";
import { testExamples } from "../../support/rule-examples.ts";
import { explosive, fill, worst } from "../../support/worst-texts.ts";

const rules: readonly Rule<AttestationInput, AttestationFacts>[] = attestationRules;

testExamples(rules, {
  read: attestationWith,
  factsFor: (_, given) => attestationFacts(given),
  issues: attestationIssues,
});

function codesOf(
  field: AttestationField,
  given: DeepPartial<AttestationInput>,
  facts: Partial<AttestationFacts> = {},
): string[] {
  return attestationIssues(attestationWith(given), attestationFacts(facts))
    .filter((issue) => issue.field === field)
    .map((issue) => issue.code);
}

it("a complete attestation has no problem", () => {
  expect(attestationIssues(attestationWith(), attestationFacts())).toEqual([]);
});

it("of an empty one all problems come at once, in the order of the form", () => {
  const input = attestationInput.parse({ contact: {} });
  expect(attestationIssues(input, attestationFacts()).map(({ field, code }) => [field, code])).toEqual([
    ["contact.firstName", "contact-name-required"],
    ["contact.lastName", "contact-name-required"],
    ["contact.email", "contact-email-required"],
    ["acceptedOn", "accepted-on-required"],
    ["evidence", "evidence-required"],
  ]);
});

it("problems that wait for others keep the order, too", () => {
  const input = attestationWith({ contact: { phone: "1" }, acceptedOn: "2026-11-26", evidence: "" });
  expect(attestationIssues(input, attestationFacts()).map(({ code, severity }) => [code, severity])).toEqual([
    ["contact-phone-unusual", "acknowledge"],
    ["accepted-on-not-in-future", "error"],
    ["evidence-required", "error"],
  ]);
});

it("says nothing of a field that the form does not have", () => {
  const known = new Set<string>(attestationFields);
  for (const customerCountry of ["US", "BR", "??", ""]) {
    const issues = attestationIssues(
      attestationInput.parse({ contact: { phone: "1" } }),
      attestationFacts({ customerCountry }),
    );
    expect(issues.filter(({ field }) => !known.has(field))).toEqual([]);
  }
});

describe("the day of the acceptance", () => {
  it.each([
    ["", ["accepted-on-required"]],
    [" \u200b", ["accepted-on-required"]],
    ["2024-02-29", []],
    ["2023-02-29", ["accepted-on-form"]],
    ["2100-02-29", ["accepted-on-form"]],
    ["2026-04-31", ["accepted-on-form"]],
    ["2026-13-01", ["accepted-on-form"]],
    ["2026-00-10", ["accepted-on-form"]],
    ["2026-11-00", ["accepted-on-form"]],
    ["2026-11-2", ["accepted-on-form"]],
    ["20261123", ["accepted-on-form"]],
    ["2026-11-23 ", []],
    ["２０２６－１１－２３", []],
    ["+002026-11-23", ["accepted-on-form"]],
    ["2026-11-23T00:00:00Z", ["accepted-on-form"]],
    ["2026-11-23\n2026-11-23", ["accepted-on-form"]],
    ["٢٠٢٦-١١-٢٣", ["accepted-on-form"]],
    ["2026-11-25", []],
    ["2026-11-26", ["accepted-on-not-in-future"]],
    ["9999-12-31", ["accepted-on-not-in-future"]],
    ["2023-04-01", []],
    ["2023-03-31", ["accepted-on-too-old"]],
    ["0001-01-01", ["accepted-on-too-old"]],
  ])("%j: %j", (acceptedOn, codes) => expect(codesOf("acceptedOn", { acceptedOn })).toEqual(codes));

  it.each([
    ["2026-12-31", "2027-01-01", ["accepted-on-not-in-future"]],
    ["2027-01-01", "2026-12-31", []],
    ["2028-02-28", "2028-02-29", ["accepted-on-not-in-future"]],
    ["2028-02-29", "2028-02-29", []],
  ])("on %s the day %s: %j", (latestToday, acceptedOn, codes) =>
    expect(codesOf("acceptedOn", { acceptedOn }, { latestToday })).toEqual(codes),
  );

  it("tells what its sentences need", () => {
    const paramsOf = (acceptedOn: string) => attestationIssues(attestationWith({ acceptedOn }), attestationFacts());
    expect(paramsOf("2026-11-26")).toMatchObject([{ params: { latest: "2026-11-25" } }]);
    expect(paramsOf("2019-10-01")).toMatchObject([{ severity: "acknowledge", params: { renewedFrom: "2023-04-01" } }]);
  });
});

describe("the evidence", () => {
  it.each([
    ["", ["evidence-required"]],
    ["\u00a0\u3000\u200d", ["evidence-required"]],
    ["7", []],
    ["a".repeat(mostEvidence), []],
    ["a".repeat(mostEvidence + 1), ["evidence-too-long"]],
    [` ${"a".repeat(mostEvidence)} `, []],
    ["😀".repeat(mostEvidence / 2), []],
    ["😀".repeat(mostEvidence / 2 + 1), ["evidence-too-long"]],
  ])("case %#", (evidence, codes) => expect(codesOf("evidence", { evidence })).toEqual(codes));

  it("tells how long it is", () => {
    const issues = attestationIssues(attestationWith({ evidence: "a".repeat(501) }), attestationFacts());
    expect(issues).toMatchObject([{ params: { most: 500, length: 501 } }]);
  });
});

describe("the person is judged as a customer's contact", () => {
  it.each<[AttestationField, DeepPartial<AttestationInput["contact"]>, string[]]>([
    ["contact.firstName", { firstName: "A" }, ["contact-name-single-character"]],
    ["contact.firstName", { firstName: "李" }, []],
    ["contact.lastName", { lastName: "Test" }, ["contact-name-placeholder"]],
    ["contact.lastName", { lastName: "a".repeat(40) }, []],
    ["contact.lastName", { lastName: "a".repeat(41) }, ["contact-name-too-long"]],
    ["contact.email", { email: "" }, ["contact-email-required"]],
    ["contact.email", { email: "ana" }, ["contact-email-form"]],
    ["contact.email", { email: "ana@microsoft.com" }, ["contact-email-microsoft"]],
    ["contact.email", { email: "dana@fabrikam.com" }, ["contact-email-partner-domain"]],
    ["contact.email", { email: "dana@sales.Fabrikam.com" }, ["contact-email-partner-domain"]],
    ["contact.phone", { phone: "123" }, ["contact-phone-unusual"]],
    ["contact.phone", { phone: "1".repeat(31) }, ["contact-phone-too-long"]],
  ])("%s %j: %j", (field, contact, codes) => expect(codesOf(field, { contact })).toEqual(codes));

  it.each(["BR", "PL", "DE", ""])("who need not give a phone, in %j", (customerCountry) => {
    for (const phoneRequired of [true, false, null]) {
      const country = { ...bundledRules(customerCountry), phoneRequired, phonePattern: "^\\d{10}$" };
      expect(codesOf("contact.phone", { contact: { phone: "" } }, { customerCountry, country })).toEqual([]);
    }
  });

  it("whose phone is judged by the country's pattern and shown in its form", () => {
    const country = { ...bundledRules("US"), phonePattern: "^\\d{10}$" };
    const input = attestationWith({ contact: { phone: "+1 425 555 0100" } });
    expect(attestationIssues(input, attestationFacts({ customerCountry: "US", country }))).toEqual([
      {
        field: "contact.phone",
        code: "contact-phone-form",
        severity: "error",
        params: { country: "US", example: "2015550123" },
      },
    ]);
  });

  it("whose phone is taken in international form when the country is not known", () => {
    const facts = { customerCountry: "" };
    expect(codesOf("contact.phone", { contact: { phone: "+55 11 91234-5678" } }, facts)).toEqual([]);
    expect(codesOf("contact.phone", { contact: { phone: "11 91234-5678" } }, facts)).toEqual(["contact-phone-unusual"]);
  });
});

describe("a megabyte of the worst text", () => {
  const more = [fill("2026-11-23"), `2026-11-23${fill("0")}`, fill("-")];
  const everywhere = (text: string): AttestationInput => ({
    contact: { firstName: text, lastName: text, email: text, phone: text },
    acceptedOn: text,
    evidence: text,
  });
  const facts = attestationFacts({ country: { ...bundledRules("BR"), phonePattern: explosive } });

  it.each(rules.map((rule) => [rule.code, rule] as const))("does not stop %s", (_, rule) => {
    for (const text of [...worst, ...more]) {
      expect(JSON.stringify(rule.check(everywhere(text), facts)).length).toBeLessThan(1000);
    }
  });

  it("does not stop them all together, and comes back in no answer", () => {
    for (const text of [...worst, ...more]) {
      const issues = attestationIssues(everywhere(text), facts);
      expect(issues.map(({ code }) => code)).toEqual(
        expect.arrayContaining(["contact-email-too-long", "accepted-on-form", "evidence-too-long"]),
      );
      expect(JSON.stringify(issues).length).toBeLessThan(2000);
    }
  });

  it.each([fill("\u200b"), fill(" \u200b"), fill("a\u200d"), fill("\u0301"), fill("ﷺ").slice(0, 100_000)])(
    "does not stop the reading, text %#",
    (text) => {
      const input = attestationInput.parse(everywhere(text));
      expect(input.evidence.length).toBeLessThanOrEqual(text.length);
    },
  );
});
