import type { View } from "@slack/types";
import { z } from "zod";
import { copy } from "../../../copy/index.ts";
import { inputOf } from "../../../core/billing/data.ts";
import type { Answers } from "../../../core/customer/answers.ts";
import type { CustomerFacts } from "../../../core/customer/facts.ts";
import { countryName } from "../../../core/reference/countries.ts";
import { billingForm } from "../../../operations/open-billing-edit.ts";
import type { Customer } from "../../../../db/schema/index.ts";
import { context, escape, modal, section } from "../../form.ts";
import { addressBlocks, noteBlocks, textField } from "../add-customer/company-view.ts";
import { cultureBlock, personBlocks } from "../add-customer/contact-view.ts";
import { withProblems, type Problems } from "../add-customer/problems.ts";

const words = copy.billing;

const metadata = z.object({ customerId: z.uuid(), opening: z.uuid(), country: z.string() });
export const readBillingForm = (text: string) => metadata.parse(JSON.parse(text));

export interface BillingForm {
  customer: Pick<Customer, "id" | "companyName">;
  opening: string;
  country: string;
  /** Of every field. */
  answers: Answers;
  facts: CustomerFacts;
  problems: Problems;
  note?: string | null;
}

/** The fields of a new customer that stand in its billing data, filled in as Partner Center has them. */
export function billingFormView({ customer, opening, country, answers, facts, problems, note }: BillingForm): View {
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
    metadata: JSON.stringify({ customerId: customer.id, opening, country }),
    blocks: withProblems(blocks, problems),
  });
}
