import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Answers } from "../../../src/core/customer/answers.ts";
import type { Address, Check } from "../../../src/core/customer/checks.ts";
import {
  acknowledgementField,
  addressChoiceField,
  chosenAddress,
  reviewOf,
  unanswered,
  type Warning,
} from "../../../src/core/customer/review.ts";
import type { Issue } from "../../../src/core/rule.ts";
import { customerInputWith } from "../../support/customer-input.ts";

const issue = (severity: Issue["severity"], code: string, field = "companyName"): Issue => ({
  field,
  code,
  severity,
  params: { most: 7 },
});
const { address } = customerInputWith();
const augusta: Address = { ...address, line1: "Rua Augusta, 1500" };
const paulista: Address = { ...address, line1: "Avenida Paulista, 1500" };
const suggested: Check = { check: "address", result: "suggested", suggestions: [augusta, paulista] };
const found = (errors: Issue[], codes: string[]) =>
  expect(errors.map(({ field, code }) => `${field}: ${code}`)).toEqual(codes);

describe("The review of a new customer", () => {
  it("is clear when no rule objects and Partner Center is content", () => {
    const content: Check[] = [
      { check: "domain", result: "free" },
      { check: "countryRules", result: "read" },
      { check: "address", result: "good" },
    ];
    expect(reviewOf([], content)).toEqual({
      freePrefix: null,
      errors: [],
      acknowledgements: [],
      suggestions: [],
      warnings: [],
    });
  });

  it("tells what must be mended from what must be confirmed, each as the rules gave it", () => {
    const issues = [issue("error", "a"), issue("acknowledge", "b"), issue("error", "c"), issue("acknowledge", "d")];
    const review = reviewOf(issues, []);
    expect(review.errors).toEqual([issues[0], issues[2]]);
    expect(review.acknowledgements).toEqual([issues[1], issues[3]]);
  });

  it("stops while Partner Center has not been asked, and not when there was nothing to ask", () => {
    found([...reviewOf([issue("error", "a")], null).errors], ["companyName: a", "review: not-checked-yet"]);
    expect(reviewOf([], null)).toMatchObject({ suggestions: [], warnings: [] });
    expect(reviewOf([], []).errors).toEqual([]);
  });

  it.each<[Check, { errors?: string[]; warnings?: Warning[]; suggestions?: Address[] }]>([
    [{ check: "domain", result: "free" }, {}],
    [{ check: "domain", result: "taken" }, { errors: ["domainPrefix: domain-taken"] }],
    [{ check: "domain", result: "no-answer" }, { warnings: ["domain-not-checked"] }],
    [{ check: "countryRules", result: "read" }, {}],
    [{ check: "countryRules", result: "no-answer" }, { warnings: ["rules-not-read"] }],
    [{ check: "address", result: "good" }, {}],
    [{ check: "address", result: "wrong" }, { errors: ["address.line1: address-unknown"] }],
    [{ check: "address", result: "not-checked" }, { warnings: ["address-not-checked"] }],
    [{ check: "address", result: "no-answer" }, { warnings: ["address-not-checked"] }],
    [{ check: "address", result: "skipped" }, { warnings: ["address-incomplete"] }],
    [suggested, { suggestions: [augusta, paulista] }],
    [{ check: "address", result: "suggested", suggestions: [] }, { warnings: ["address-not-checked"] }],
  ])("after %j", (check, { errors = [], warnings = [], suggestions = [] }) => {
    const review = reviewOf([], [check]);
    found([...review.errors], errors);
    expect(review).toMatchObject({ acknowledgements: [], warnings, suggestions });
  });

  it("says everything at once, the rules' findings first", () => {
    const review = reviewOf(
      [issue("error", "a"), issue("acknowledge", "b")],
      [
        { check: "domain", result: "taken" },
        { check: "countryRules", result: "no-answer" },
        { check: "address", result: "wrong" },
      ],
    );
    found([...review.errors], ["companyName: a", "domainPrefix: domain-taken", "address.line1: address-unknown"]);
    expect(review.errors.at(-1)).toEqual({
      field: "address.line1",
      code: "address-unknown",
      severity: "error",
      params: {},
    });
    expect(review.warnings).toEqual(["rules-not-read"]);
    expect(review.acknowledgements).toHaveLength(1);
  });

  it("warns of three silent services in the order in which they were asked", () => {
    const silent = (["address", "countryRules", "domain"] as const).map((check) => ({
      check,
      result: "no-answer" as const,
    }));
    expect(reviewOf([], silent).warnings).toEqual(["domain-not-checked", "rules-not-read", "address-not-checked"]);
  });
});

describe("The address that was chosen", () => {
  const review = reviewOf([], [suggested]);
  it.each([
    ["0", augusta],
    ["1", paulista],
    ["2", null],
    ["-1", null],
    ["keep", null],
    ["", null],
    [" 0", null],
    ["0.0", null],
    ["length", null],
    [null, null],
  ])("by %j is %j", (choice, chosen) =>
    expect(chosenAddress(review, { [addressChoiceField]: choice })).toEqual(chosen),
  );

  it("is none while nothing was answered or nothing suggested", () => {
    expect(chosenAddress(review, {})).toBeNull();
    expect(chosenAddress(reviewOf([], []), { [addressChoiceField]: "0" })).toBeNull();
  });
});

describe("What is still unanswered in the review", () => {
  const placeholder = issue("acknowledge", "company-name-placeholder");
  const equalName = issue("acknowledge", "equal-name");
  const review = reviewOf([issue("error", "x"), placeholder, equalName], []);
  const yesTo = (...issues: Issue[]) => Object.fromEntries(issues.map((one) => [acknowledgementField(one), "yes"]));

  it("is each confirmation until its own box is ticked", () => {
    expect(unanswered(review, {})).toEqual([placeholder, equalName]);
    expect(unanswered(review, yesTo(placeholder))).toEqual([equalName]);
    expect(unanswered(review, yesTo(equalName))).toEqual([placeholder]);
    expect(unanswered(review, yesTo(placeholder, equalName))).toEqual([]);
    expect(unanswered(review, { ...yesTo(placeholder), [acknowledgementField(equalName)]: null })).toEqual([equalName]);
  });

  it("is not settled by a box of the same name under another field", () => {
    const first = issue("acknowledge", "contact-name-single-character", "contact.firstName");
    const last = issue("acknowledge", "contact-name-single-character", "contact.lastName");
    expect(acknowledgementField(first)).toBe("acknowledge.contact.firstName.contact-name-single-character");
    expect(unanswered(reviewOf([first, last], []), yesTo(first))).toEqual([last]);
  });

  it.each<[string | null | undefined, boolean]>([
    [undefined, true],
    [null, true],
    ["", true],
    ["2", true],
    ["yes", true],
    ["0", false],
    ["1", false],
    ["keep", false],
  ])("is the choice among the suggested addresses after %j: %s", (choice, isOpen) => {
    const answers: Answers = choice === undefined ? {} : { [addressChoiceField]: choice };
    found(unanswered(reviewOf([], [suggested]), answers), isOpen ? ["addressChoice: address-unknown"] : []);
  });

  it("is no choice where nothing was suggested", () => {
    expect(unanswered(reviewOf([], [{ check: "address", result: "good" }]), {})).toEqual([]);
  });

  it("is nothing once everything was answered, whatever was asked", () => {
    const codes = fc.uniqueArray(fc.stringMatching(/^[a-z-]{1,12}$/), { maxLength: 5 });
    fc.assert(
      fc.property(codes, fc.boolean(), fc.constantFrom("0", "1", "keep"), (asked, isSuggested, choice) => {
        const issues = asked.map((code) => issue("acknowledge", code));
        const one = reviewOf(issues, isSuggested ? [suggested] : []);
        expect(unanswered(one, {})).toHaveLength(asked.length + (isSuggested ? 1 : 0));
        expect(unanswered(one, { ...yesTo(...issues), [addressChoiceField]: choice })).toEqual([]);
      }),
    );
  });
});
