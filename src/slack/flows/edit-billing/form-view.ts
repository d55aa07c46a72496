import { createHash } from "node:crypto";
import type { View } from "@slack/types";
import { z } from "zod";
import { copy } from "../../../copy/index.ts";
import { billingFields, inputOf, readBillingData, type BillingData } from "../../../core/billing/data.ts";
import type { Answers } from "../../../core/customer/answers.ts";
import type { CustomerFacts } from "../../../core/customer/facts.ts";
import { countryName } from "../../../core/reference/countries.ts";
import { billingForm } from "../../../operations/open-billing-edit.ts";
import type { Customer } from "../../../../db/schema/index.ts";
import { context, escape, modal, readAnswers, section } from "../../form.ts";
import { addressBlocks, noteBlocks, textField } from "../add-customer/company-view.ts";
import { cultureBlock, personBlocks } from "../add-customer/contact-view.ts";
import { withProblems, type Problems } from "../add-customer/problems.ts";

const words = copy.billing;

const metadata = z.object({
  customerId: z.uuid(),
  opening: z.uuid(),
  country: z.string(),
  /** A trace of each field as Partner Center had it: Slack takes too little text here for the fields themselves. Missing in a window from before there were any. */
  was: z.record(z.string(), z.string()).optional(),
});
export const readBillingForm = (text: string) => metadata.parse(JSON.parse(text));

const traceOf = (text: string): string => createHash("sha256").update(text).digest("base64url").slice(0, 12);

/**
 * What differs from what Partner Center had when the form was filled: a field that was left alone stays as it is there by
 * now. Everything where that is not known any more.
 */
export function readChanged(view: Parameters<typeof readAnswers>[0] & { private_metadata: string }): Answers {
  const { was } = readBillingForm(view.private_metadata);
  const answers = readAnswers(view);
  const data = readBillingData(answers);
  const changed = billingFields.filter((field) => field in answers && traceOf(data[field]) !== was?.[field]);
  return Object.fromEntries(changed.map((field) => [field, answers[field] ?? null]));
}

export interface BillingForm {
  customer: Pick<Customer, "id" | "companyName">;
  opening: string;
  country: string;
  /** As Partner Center has it. */
  was: BillingData;
  /** Of every field. */
  answers: Answers;
  facts: CustomerFacts;
  problems: Problems;
  note?: string | null;
}

/** The fields of a new customer that stand in its billing data, filled in as Partner Center has them. */
export function billingFormView({
  customer,
  opening,
  country,
  was,
  answers,
  facts,
  problems,
  note,
}: BillingForm): View {
  const traces = Object.fromEntries(billingFields.map((field) => [field, traceOf(was[field])]));
  const shaped = { answers, facts, input: inputOf(answers, country) };
  const blocks = [
    ...noteBlocks(note),
    section(words.form.intro(escape(customer.companyName), countryName(country, "en"))),
    context(words.form.kept),
    textField(answers)("companyName", { hint: copy.addCustomer.nameAdvice }),
    ...addressBlocks(shaped),
    ...personBlocks(shaped),
    cultureBlock(shaped, shaped.input.culture),
  ];
  return modal({
    callbackId: billingForm,
    title: words.title,
    submit: words.form.next,
    close: words.close,
    metadata: JSON.stringify({ customerId: customer.id, opening, country, was: traces }),
    blocks: withProblems(blocks, problems),
  });
}
