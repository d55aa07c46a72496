import type { Issue } from "../rule.ts";
import type { Answers } from "./answers.ts";
import type { Address, Check } from "./checks.ts";

/** Problems that no rule finds, because they need the customer list, Partner Center or an answer to a question. */
export const reviewCodes = [
  "domain-taken",
  "address-unknown",
  "equal-name",
  "equal-request",
  "already-buys-unanswered",
  "not-checked-yet",
] as const;
export type ReviewCode = (typeof reviewCodes)[number];

export const warnings = ["domain-not-checked", "rules-not-read", "address-not-checked", "address-incomplete"] as const;
export type Warning = (typeof warnings)[number];

/** What stands between a draft and its being sent. */
export interface Review {
  /** Go back to their fields. */
  errors: readonly Issue[];
  /** Asked as check boxes, one each. */
  acknowledgements: readonly Issue[];
  /** Addresses to choose from; empty when there is nothing to choose. */
  suggestions: readonly Address[];
  warnings: readonly Warning[];
  /** A domain prefix to take instead of the taken one; null when none is known. */
  freePrefix: string | null;
}

const error = (field: string, code: ReviewCode): Issue => ({ field, code, severity: "error", params: {} });

export function reviewOf(issues: readonly Issue[], checks: readonly Check[] | null): Review {
  const found = checks ?? [];
  const has = (check: Check["check"], ...results: Check["result"][]): boolean =>
    found.some((one) => one.check === check && results.includes(one.result));
  const suggestions = found.flatMap((one) => (one.result === "suggested" ? one.suggestions : []));
  // Partner Center was not content with the address, and has no better one.
  const hasNothingToChoose = has("address", "suggested") && suggestions.length === 0;
  const errors = issues.filter((issue) => issue.severity === "error");
  if (checks === null) errors.push(error("review", "not-checked-yet"));
  if (has("domain", "taken")) errors.push(error("domainPrefix", "domain-taken"));
  if (has("address", "wrong")) errors.push(error("address.line1", "address-unknown"));
  return {
    errors,
    acknowledgements: issues.filter((issue) => issue.severity === "acknowledge"),
    suggestions,
    warnings: [
      ...(has("domain", "no-answer") ? (["domain-not-checked"] as const) : []),
      ...(has("countryRules", "no-answer") ? (["rules-not-read"] as const) : []),
      ...(has("address", "no-answer", "not-checked") || hasNothingToChoose ? (["address-not-checked"] as const) : []),
      ...(has("address", "skipped") ? (["address-incomplete"] as const) : []),
    ],
    freePrefix: found.map((one) => (one.result === "taken" ? one.free : undefined)).find(Boolean) ?? null,
  };
}

/** Where the answer to an acknowledgement is kept. */
export const acknowledgementField = (issue: Issue): string => `acknowledge.${issue.field}.${issue.code}`;

const mostOfAnswer = 75;

/** The answer that acknowledges it. Of companies that look alike it names those that were shown, the newest first. */
export const acknowledgement = (issue: Issue): string =>
  String(issue.params["companies"] ?? "yes").slice(0, mostOfAnswer);

/** `keep`, or the number of the suggestion. */
export const addressChoiceField = "addressChoice";

/** The address that was chosen among the suggestions; null when the written one is kept or nothing was chosen yet. */
export function chosenAddress(review: Review, answers: Answers): Address | null {
  return review.suggestions.find((_, index) => String(index) === answers[addressChoiceField]) ?? null;
}

/** What the requester still has to answer in the review. */
export function unanswered(review: Review, answers: Answers): Issue[] {
  const open = review.acknowledgements.filter(
    (issue) => answers[acknowledgementField(issue)] !== acknowledgement(issue),
  );
  const isKept = answers[addressChoiceField] === "keep";
  const choiceIsOpen = review.suggestions.length > 0 && !isKept && chosenAddress(review, answers) === null;
  return choiceIsOpen ? [...open, error(addressChoiceField, "address-unknown")] : open;
}
