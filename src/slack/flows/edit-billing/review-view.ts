import type { View } from "@slack/types";
import { z } from "zod";
import { copy } from "../../../copy/index.ts";
import { addressChoiceField } from "../../../core/customer/review.ts";
import type { ReviewedBillingEdit } from "../../../operations/review-billing-edit.ts";
import { differenceLines } from "../../cards/billing-differences.ts";
import { actions, button, context, escape, modal, section } from "../../form.ts";
import { acknowledgementBlock, addressChoice } from "../add-customer/review-view.ts";

const words = copy.billing.review;

export const billingReview = "edit-billing-review";
export const billingBack = "edit-billing-back";

const metadata = z.object({ customerId: z.uuid(), opening: z.uuid() });
export const readBillingReview = (text: string) => metadata.parse(JSON.parse(text));

/** What changes, what Partner Center said of it, and what follows: everything before it is sent. */
export function billingReviewView({
  customer,
  opening,
  review,
  answers,
  isOrderOnItsWay,
}: Pick<ReviewedBillingEdit, "opening" | "review" | "answers" | "isOrderOnItsWay"> & {
  customer: Pick<ReviewedBillingEdit["customer"], "id" | "companyName">;
}): View {
  const { differences, warnings, suggestions, acknowledgements } = review;
  return modal({
    callbackId: billingReview,
    title: copy.billing.reviewTitle,
    submit: words.send,
    close: copy.billing.close,
    metadata: JSON.stringify({ customerId: customer.id, opening }),
    blocks: [
      actions([button(words.back, billingBack, customer.id)], "back"),
      section(words.intro(escape(customer.companyName))),
      ...differenceLines(differences).map((line) => section(line)),
      ...warnings.map((warning) => section(`:warning: ${copy.addCustomer.warnings[warning]}`)),
      ...(suggestions.length > 0 ? [addressChoice(suggestions, answers[addressChoiceField] ?? null)] : []),
      ...acknowledgements.map((issue) => acknowledgementBlock(issue)),
      section(words.again),
      ...(isOrderOnItsWay ? [section(words.order)] : []),
      context(words.seen),
    ],
  });
}
