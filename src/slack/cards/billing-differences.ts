import { copy } from "../../copy/index.ts";
import { fieldLabels } from "../../copy/rules.en.ts";
import type { BillingField, Difference } from "../../core/billing/data.ts";
import { cultureName } from "../../core/reference/cultures.ts";
import { escape } from "../form.ts";

export const billingLabels = (fields: readonly BillingField[]): string =>
  fields.map((field) => fieldLabels[field]).join(", ");

/** One a field: its name, what it was and what it becomes. */
export const differenceLines = (differences: readonly Difference[]): string[] =>
  differences.map(({ field, was, becomes }) =>
    copy.billing.review.difference(fieldLabels[field], shown(field, was), shown(field, becomes)),
  );

function shown(field: BillingField, value: string): string {
  if (value === "") return copy.billing.review.empty;
  return escape(field === "culture" ? cultureName(value, "en") : value);
}
