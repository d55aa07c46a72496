import { answersFromInput, inputFromAnswers, type Answers } from "../customer/answers.ts";
import type { CustomerFacts } from "../customer/facts.ts";
import type { CustomerField, CustomerInput } from "../customer/fields.ts";
import { issuesOf } from "../customer/rules/index.ts";
import type { Issue } from "../rule.ts";

/**
 * What of a customer's form stands in its billing profile and can be corrected there. The country is part of it and stays: the
 * customer's tenant belongs to it.
 */
export const billingFields = [
  "companyName",
  "address.line1",
  "address.line2",
  "address.city",
  "address.state",
  "address.postalCode",
  "contact.firstName",
  "contact.lastName",
  "contact.email",
  "contact.phone",
  "culture",
] as const satisfies readonly CustomerField[];
export type BillingField = (typeof billingFields)[number];

/** By field; an empty text means "not given". */
export type BillingData = Readonly<Record<BillingField, string>>;

export interface Difference {
  field: BillingField;
  was: string;
  becomes: string;
}

const isBillingField = (field: string): boolean => billingFields.some((one) => one === field);

/** What stands in a form, tidied up as for a new customer. */
export function readBillingData(answers: Answers): BillingData {
  const tidy = answersFromInput(inputFromAnswers(answers));
  return Object.fromEntries(billingFields.map((field) => [field, tidy[field] ?? ""])) as BillingData;
}

/** Of the answers of a form, those that belong here. */
export const billingAnswers = (answers: Answers): Record<string, string | null> =>
  Object.fromEntries(Object.entries(answers).filter(([field]) => isBillingField(field)));

export const inputOf = (data: Answers, country: string): CustomerInput =>
  inputFromAnswers({ ...billingAnswers(data), "address.country": country });

export const differencesOf = (was: BillingData, wanted: BillingData): Difference[] =>
  billingFields
    .filter((field) => was[field] !== wanted[field])
    .map((field) => ({ field, was: was[field], becomes: wanted[field] }));

/** Whether these fields stand there as they are wanted, whoever wrote them. */
export const isThere = (seen: BillingData, wanted: BillingData, fields: readonly BillingField[]): boolean =>
  fields.every((field) => seen[field] === wanted[field]);

/** The rules of a new customer, as far as they are about what can be corrected. */
export const billingIssuesOf = (input: CustomerInput, facts: CustomerFacts): Issue[] =>
  issuesOf(input, facts).filter(({ field }) => isBillingField(field));
