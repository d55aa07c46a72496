import type { Issue } from "../../rule.ts";
import { judge } from "../../rule.ts";
import type { CustomerFacts } from "../facts.ts";
import type { CustomerInput } from "../fields.ts";
import { addressCountryKnown } from "./address-country-known.ts";
import { addressCountryRequired } from "./address-country-required.ts";
import { companyNameAbbreviation } from "./company-name-abbreviation.ts";
import { companyNameDomainEnding } from "./company-name-domain-ending.ts";
import { companyNameLength } from "./company-name-length.ts";
import { companyNameRepeatedCharacter } from "./company-name-repeated-character.ts";
import { companyNameRequired } from "./company-name-required.ts";
import { companyNameSingleCharacter } from "./company-name-single-character.ts";
import { companyNameSpacedCharacters } from "./company-name-spaced-characters.ts";
import { companyNameSpecialCharacters } from "./company-name-special-characters.ts";
import { contactEmailForm } from "./contact-email-form.ts";
import { contactEmailLength } from "./contact-email-length.ts";
import { contactEmailMicrosoft } from "./contact-email-microsoft.ts";
import { contactEmailPartnerDomain } from "./contact-email-partner-domain.ts";
import { contactEmailRequired } from "./contact-email-required.ts";

/** Every rule of a new customer, field by field. Within a field the order says which `first` rule speaks. */
export const customerRules = [
  companyNameRequired,
  companyNameLength,
  companyNameSingleCharacter,
  companyNameSpecialCharacters,
  companyNameRepeatedCharacter,
  companyNameSpacedCharacters,
  companyNameAbbreviation,
  companyNameDomainEnding,
  addressCountryRequired,
  addressCountryKnown,
  contactEmailRequired,
  contactEmailLength,
  contactEmailForm,
  contactEmailMicrosoft,
  contactEmailPartnerDomain,
] as const;

type CustomerRule = (typeof customerRules)[number];
export type CustomerRuleCode = CustomerRule["code"];
export type CustomerRuleParams<Code extends CustomerRuleCode> = NonNullable<
  ReturnType<Extract<CustomerRule, { code: Code }>["check"]>
>;

const place = new Map<string, number>(customerRules.map((rule, index) => [`${rule.field} ${rule.code}`, index]));
const placeOf = (issue: Issue): number => place.get(`${issue.field} ${issue.code}`) ?? 0;

/** Every problem of a new customer, in the order of the form. The input is normalised already (`readCustomerInput`). */
export function issuesOf(input: CustomerInput, facts: CustomerFacts): Issue[] {
  return judge<CustomerInput, CustomerFacts>(customerRules, input, facts).sort((a, b) => placeOf(a) - placeOf(b));
}
