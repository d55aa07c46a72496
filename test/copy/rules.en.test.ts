import { describe, expect, it } from "vitest";
import {
  acknowledgementOf,
  acknowledgementSentences,
  attestationHints,
  attestationLabels,
  fieldHints,
  fieldLabels,
  registrationIdLabel,
  relationshipRequestHints,
  relationshipRequestLabels,
  ruleSentence,
  ruleSentences,
} from "../../src/copy/rules.en.ts";
import {
  attestationFields,
  type AttestationFacts,
  type AttestationInput,
} from "../../src/core/agreement/attestation.ts";
import { attestationIssues, attestationRules } from "../../src/core/agreement/rules/index.ts";
import { customerFields } from "../../src/core/customer/fields.ts";
import type { CustomerFacts } from "../../src/core/customer/facts.ts";
import type { CustomerInput } from "../../src/core/customer/fields.ts";
import { customerRules, issuesOf } from "../../src/core/customer/rules/index.ts";
import { registrationIds } from "../../src/core/reference/registration-ids.ts";
import {
  relationshipRequestFields,
  type RelationshipRequestFacts,
  type RelationshipRequestInput,
} from "../../src/core/relationship/request.ts";
import { relationshipRequestRules } from "../../src/core/relationship/rules/index.ts";
import type { Issue, Rule } from "../../src/core/rule.ts";
import { attestationFacts, attestationWith } from "../support/attestation-input.ts";
import { customerInputWith, factsFor } from "../support/customer-input.ts";
import { relationshipRequestWith, requestFacts } from "../support/relationship-request-input.ts";

const ofCustomers: readonly Rule<CustomerInput, CustomerFacts>[] = customerRules;
const ofAttestations: readonly Rule<AttestationInput, AttestationFacts>[] = attestationRules;
const ofRequests: readonly Rule<RelationshipRequestInput, RelationshipRequestFacts>[] = relationshipRequestRules;
const rules = [...ofCustomers, ...ofAttestations, ...ofRequests];

const issues: Issue[] = [
  ...ofCustomers.flatMap(({ check, examples, ...rule }) =>
    examples.invalid.map((example) => {
      const input = customerInputWith(example.input);
      return { ...rule, params: check(input, factsFor(input, example.facts)) ?? {} };
    }),
  ),
  ...ofAttestations.flatMap(({ check, examples, ...rule }) =>
    examples.invalid.map((example) => {
      const params = check(attestationWith(example.input), attestationFacts(example.facts)) ?? {};
      return { ...rule, params };
    }),
  ),
  ...ofRequests.flatMap(({ check, examples, ...rule }) =>
    examples.invalid.map((example) => {
      const params = check(relationshipRequestWith(example.input), requestFacts(example.facts)) ?? {};
      return { ...rule, params };
    }),
  ),
];

describe("the sentence of a rule", () => {
  it.each(issues)("for $code of $field, example %#, is short, plain and complete", (issue) => {
    const sentence = ruleSentence(issue) ?? "";
    expect(sentence).toMatch(/^\p{Lu}.*[.]$/u);
    expect(sentence.length).toBeLessThanOrEqual(150);
    expect(sentence).not.toMatch(/undefined|null|NaN|\*|`| {2}|invalid|wrong/i);
    expect(sentence.split(/[.] /).length).toBeLessThanOrEqual(2);
  });

  it("fits under a field for the longest country and number names", () => {
    for (const { country, name } of registrationIds) {
      const sentence = ruleSentence({ code: "registration-id-required", params: { country, id: name } });
      expect(sentence?.length).toBeLessThanOrEqual(150);
    }
  });

  it.each([
    ["LLC", "Only a legal form stands here. Write the full legal name, for example Contoso LLC."],
    ["999", "Only one character, repeated, stands here. Write the full legal name, for example Contoso LLC."],
    ["1 2 3", "Only single characters stand here. Write the full legal name, for example Contoso LLC."],
  ])("for the name %s reads as in the drawing of the screens", (companyName, sentence) => {
    const input = customerInputWith({ companyName });
    expect(issuesOf(input, factsFor(input)).map(ruleSentence)).toEqual([sentence]);
  });

  it("for Brazil without CNPJ and for the partner's own domain reads as drawn", () => {
    const input = customerInputWith({ registrationId: "", contact: { email: "ana@fabrikam.com" } });
    expect(issuesOf(input, factsFor(input, { partnerDomains: ["fabrikam.com"] })).map(ruleSentence)).toEqual([
      "Brazil needs the company's CNPJ. Partner Center refuses the customer without it.",
      "This is your own domain (fabrikam.com). Microsoft wants an address that belongs to the customer.",
    ]);
  });

  it("for a day that is still to come, or is of the time before the renewal, names the day in words", () => {
    const sentencesOf = (acceptedOn: string) =>
      attestationIssues(attestationWith({ acceptedOn }), attestationFacts()).map(ruleSentence);
    expect(sentencesOf("2026-11-26")).toEqual([
      "This day is still to come. Choose the day of the acceptance, 25 November 2026 at the latest.",
    ]);
    expect(sentencesOf("2023-03-31")).toEqual([
      "Acceptances before 1 April 2023 have to be renewed. Ask the customer to accept again, or confirm the day.",
    ]);
  });

  it.each([
    ["AE", "The United Arab Emirates needs a phone number. Partner Center refuses the customer without it."],
    ["PL", "Poland needs a phone number. Partner Center refuses the customer without it."],
  ])("gives %s its article or none", (country, sentence) =>
    expect(ruleSentence({ code: "contact-phone-required", params: { country } })).toBe(sentence),
  );

  it("names the registration ID only where it has a name", () => {
    expect(ruleSentence({ code: "registration-id-required", params: { country: "DE", id: "" } })).toBe(
      "Germany needs the company's registration ID. Partner Center refuses the customer without it.",
    );
  });

  it("tells the pattern where there is no sample", () => {
    const params = { id: "CNPJ", sample: "", pattern: "^\\d{14}$", onlySigns: "no" };
    expect(ruleSentence({ code: "registration-id-form", params })).toContain("^\\d{14}$");
    expect(ruleSentence({ code: "registration-id-form", params: { ...params, sample: "11222333000181" } })).toContain(
      "like 11222333000181",
    );
  });

  it("is nobody's for a code that is no rule's", () => {
    expect(ruleSentence({ code: "toString", params: {} })).toBeNull();
    expect(ruleSentence({ code: "domain-taken", params: {} })).toBeNull();
  });

  it("belongs to a rule, each of them", () => {
    expect(Object.keys(ruleSentences).sort()).toEqual([...new Set(rules.map(({ code }) => code))].sort());
  });
});

describe("an acknowledgement", () => {
  it("has words for exactly the rules that ask for one", () => {
    const asking = new Set(rules.filter(({ severity }) => severity === "acknowledge").map(({ code }) => code));
    expect(Object.keys(acknowledgementSentences).sort()).toEqual([...asking].sort());
  });

  it.each(issues.filter(({ severity }) => severity === "acknowledge"))(
    "of $code, example %#, fits a check box",
    (issue) => {
      const words = acknowledgementOf(issue);
      expect(words?.box).toMatch(/^\p{Lu}.*[.]$/u);
      expect(words?.box.length).toBeLessThanOrEqual(75);
      expect(words?.card).toMatch(/^\p{Ll}/u);
    },
  );

  it("is not asked for an error", () => {
    expect(acknowledgementOf({ code: "company-name-too-long", params: { most: 255, length: 256 } })).toBeNull();
  });
});

describe("labels and hints", () => {
  it("stand at every field and fit", () => {
    for (const field of customerFields) expect(fieldLabels[field].length).toBeLessThanOrEqual(48);
    for (const field of attestationFields) expect(attestationLabels[field].length).toBeLessThanOrEqual(48);
    for (const field of relationshipRequestFields)
      expect(relationshipRequestLabels[field].length).toBeLessThanOrEqual(48);
    const hints = [fieldHints, attestationHints, relationshipRequestHints].flatMap((each) => Object.values(each));
    for (const hint of hints) expect(hint.length).toBeLessThanOrEqual(100);
  });

  it("name the registration ID as the country does", () => {
    expect(registrationIdLabel("CNPJ")).toBe("Registration ID (CNPJ)");
    expect(registrationIdLabel(null)).toBe("Registration ID");
  });
});
