import { findOpenOrder } from "../../db/queries/orders.ts";
import type { Customer } from "../../db/schema/index.ts";
import { billingAnswers, differencesOf, inputOf, readBillingData, type BillingData } from "../core/billing/data.ts";
import { reviewBilling, shownField, writeShown, type BillingReview, type Shown } from "../core/billing/review.ts";
import type { Answers } from "../core/customer/answers.ts";
import type { CustomerFacts } from "../core/customer/facts.ts";
import { ok, type Result } from "../core/result.ts";
import { checkAddress } from "./check-customer.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { turnForm } from "./keep-form.ts";
import { billingForm, openBillingEdit } from "./open-billing-edit.ts";

export interface ReviewedBillingEdit {
  customer: Customer;
  country: string;
  /** As Partner Center has it. */
  was: BillingData;
  /** Of every field. */
  answers: Answers;
  facts: CustomerFacts;
  review: BillingReview;
  /** It would not be carried out while the account is verified anew. */
  isOrderOnItsWay: boolean;
  /** Names the window in which it is shown. */
  opening: string;
}

/**
 * What a correction would change in the billing data that Partner Center has now. Answers that are left out stay as they are
 * there. What was shown is kept with the form, so that exactly this is sent.
 */
export async function reviewBillingEdit(
  deps: Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm"> & PersonActs,
  input: { customerId: string; answers: Answers },
): Promise<Result<ReviewedBillingEdit>> {
  const opened = await openBillingEdit(deps, input);
  if (!opened.ok) return opened;
  const { customer, profile, facts } = opened.value;
  const { etag, country, data: was } = profile;
  const changed = billingAnswers(input.answers);
  const answers = { ...was, ...changed };
  const wanted = readBillingData(answers);
  const isAddressNew = differencesOf(was, wanted).some(({ field }) => field.startsWith("address."));
  const checks = isAddressNew ? [await checkAddress(deps, inputOf(wanted, country).address)] : [];
  const shown: Shown = { etag, country, was, checks };
  const opening = await turnForm(deps, {
    form: billingForm,
    subject: customer.id,
    answers: { ...changed, [shownField]: writeShown(shown) },
  });
  const isOrderOnItsWay = (await findOpenOrder(deps.db, customer.id)) !== null;
  const review = reviewBilling(shown, answers, facts);
  return ok({ customer, country, was, answers, facts, review, isOrderOnItsWay, opening });
}
