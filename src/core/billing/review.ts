import { z } from "zod";
import type { Answers } from "../customer/answers.ts";
import type { Check } from "../customer/checks.ts";
import type { CustomerFacts } from "../customer/facts.ts";
import { chosenAddress, reviewOf, unanswered, type Review } from "../customer/review.ts";
import type { Issue } from "../rule.ts";
import {
  billingFields,
  billingIssuesOf,
  differencesOf,
  inputOf,
  readBillingData,
  type BillingData,
  type Difference,
} from "./data.ts";

/** What a difference is shown against: the profile as it was read, and what was found out about the new data. */
export interface Shown {
  etag: string;
  country: string;
  was: BillingData;
  checks: Check[];
}

/** Where a form keeps it between the review and its being sent. */
export const shownField = "shown";

const shown = z.object({
  etag: z.string(),
  country: z.string(),
  was: z.record(z.enum(billingFields), z.string()),
  checks: z.array(z.custom<Check>((value) => typeof value === "object" && value !== null)),
});

export const writeShown = (value: Shown): string => JSON.stringify(value);

/** Null when the answers come from a form that was not reviewed. */
export function readShown(answers: Answers): Shown | null {
  const text = answers[shownField];
  return text ? shown.parse(JSON.parse(text)) : null;
}

export interface BillingReview extends Review {
  wanted: BillingData;
  differences: readonly Difference[];
  /** What is still to be answered or mended before it can be sent. */
  open: readonly Issue[];
}

export function reviewBilling({ country, was, checks }: Shown, answers: Answers, facts: CustomerFacts): BillingReview {
  const review = reviewOf(billingIssuesOf(inputOf(answers, country), facts), checks);
  const address = chosenAddress(review, answers);
  const wanted = readBillingData(address === null ? answers : { ...answers, ...addressAnswers(address) });
  const differences = differencesOf(was, wanted);
  const unchanged: Issue[] =
    differences.length > 0 ? [] : [{ field: "review", code: "nothing-changed", severity: "error", params: {} }];
  return { ...review, wanted, differences, open: [...review.errors, ...unanswered(review, answers), ...unchanged] };
}

const addressAnswers = ({ line1, line2, city, state, postalCode }: NonNullable<ReturnType<typeof chosenAddress>>) => ({
  "address.line1": line1,
  "address.line2": line2,
  "address.city": city,
  "address.state": state,
  "address.postalCode": postalCode,
});
