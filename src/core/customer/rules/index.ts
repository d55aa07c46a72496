import type { Issue } from "../../rule.ts";
import { judge } from "../../rule.ts";
import type { CustomerFacts } from "../facts.ts";
import { asJudged, type CustomerInput } from "../fields.ts";
import { addressCityRequired } from "./address-city-required.ts";
import { addressCountryKnown } from "./address-country-known.ts";
import { addressCountryRequired } from "./address-country-required.ts";
import {
  addressLine1Length,
  addressLine2Length,
  addressCityLength,
  addressStateLength,
  addressPostalCodeLength,
} from "./address-length.ts";
import { addressLine1Required } from "./address-line1-required.ts";
import { addressPostalCodeForm } from "./address-postal-code-form.ts";
import { addressPostalCodeRequired } from "./address-postal-code-required.ts";
import { addressStateListed } from "./address-state-listed.ts";
import { addressStateRequired } from "./address-state-required.ts";
import { companyNameAbbreviation } from "./company-name-abbreviation.ts";
import { companyNameDomainEnding } from "./company-name-domain-ending.ts";
import { companyNameLength } from "./company-name-length.ts";
import { companyNamePlaceholder } from "./company-name-placeholder.ts";
import { companyNameRepeatedCharacter } from "./company-name-repeated-character.ts";
import { companyNameRequired } from "./company-name-required.ts";
import { companyNameSingleCharacter } from "./company-name-single-character.ts";
import { companyNameSpacedCharacters } from "./company-name-spaced-characters.ts";
import { companyNameSpecialCharacters } from "./company-name-special-characters.ts";
import { contactEmailForm } from "./contact-email-form.ts";
import { contactEmailLength } from "./contact-email-length.ts";
import { contactEmailMicrosoft } from "./contact-email-microsoft.ts";
import { contactEmailOtherDomain } from "./contact-email-other-domain.ts";
import { contactEmailPartnerDomain } from "./contact-email-partner-domain.ts";
import { contactEmailRequired } from "./contact-email-required.ts";
import { contactEmailShared } from "./contact-email-shared.ts";
import { contactFirstNameLength, contactLastNameLength } from "./contact-name-length.ts";
import { contactFirstNameLetters, contactLastNameLetters } from "./contact-name-letters.ts";
import { contactFirstNamePlaceholder, contactLastNamePlaceholder } from "./contact-name-placeholder.ts";
import { contactFirstNameRequired, contactLastNameRequired } from "./contact-name-required.ts";
import { contactFirstNameSingleCharacter, contactLastNameSingleCharacter } from "./contact-name-single-character.ts";
import { contactPhoneForm } from "./contact-phone-form.ts";
import { contactPhoneLength } from "./contact-phone-length.ts";
import { contactPhoneRequired } from "./contact-phone-required.ts";
import { contactPhoneUnusual } from "./contact-phone-unusual.ts";
import { cultureSupported } from "./culture-supported.ts";
import { domainPrefixForm } from "./domain-prefix-form.ts";
import { domainPrefixLength } from "./domain-prefix-length.ts";
import { domainPrefixRequired } from "./domain-prefix-required.ts";
import { educationWebsiteForm } from "./education-website-form.ts";
import { registrationIdCheckDigits } from "./registration-id-check-digits.ts";
import { registrationIdForm } from "./registration-id-form.ts";
import { registrationIdLength } from "./registration-id-length.ts";
import { registrationIdPersonal } from "./registration-id-personal.ts";
import { registrationIdRequired } from "./registration-id-required.ts";
import { registrationIdSoleTrader } from "./registration-id-sole-trader.ts";

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
  companyNamePlaceholder,
  addressCountryRequired,
  addressCountryKnown,
  addressLine1Required,
  addressLine1Length,
  addressLine2Length,
  addressCityRequired,
  addressCityLength,
  addressStateRequired,
  addressStateLength,
  addressStateListed,
  addressPostalCodeRequired,
  addressPostalCodeLength,
  addressPostalCodeForm,
  registrationIdRequired,
  registrationIdLength,
  registrationIdPersonal,
  registrationIdForm,
  registrationIdSoleTrader,
  registrationIdCheckDigits,
  domainPrefixRequired,
  domainPrefixLength,
  domainPrefixForm,
  educationWebsiteForm,
  contactFirstNameRequired,
  contactFirstNameLength,
  contactFirstNameLetters,
  contactFirstNameSingleCharacter,
  contactFirstNamePlaceholder,
  contactLastNameRequired,
  contactLastNameLength,
  contactLastNameLetters,
  contactLastNameSingleCharacter,
  contactLastNamePlaceholder,
  contactEmailRequired,
  contactEmailLength,
  contactEmailForm,
  contactEmailMicrosoft,
  contactEmailPartnerDomain,
  contactEmailShared,
  contactEmailOtherDomain,
  contactPhoneRequired,
  contactPhoneLength,
  contactPhoneForm,
  contactPhoneUnusual,
  cultureSupported,
] as const;

type CustomerRule = (typeof customerRules)[number];
export type CustomerRuleCode = CustomerRule["code"];
export type CustomerRuleParams<Code extends CustomerRuleCode> = NonNullable<
  ReturnType<Extract<CustomerRule, { code: Code }>["check"]>
>;

const place = new Map<string, number>(customerRules.map((rule, index) => [`${rule.field} ${rule.code}`, index]));
const placeOf = (issue: Issue): number => place.get(`${issue.field} ${issue.code}`) ?? 0;

/** Every problem of a new customer, in the order of the form. The input is tidied up already (`readCustomerInput`). */
export function issuesOf(input: CustomerInput, facts: CustomerFacts): Issue[] {
  const issues = judge<CustomerInput, CustomerFacts>(customerRules, asJudged(input), facts, input);
  return issues.sort((a, b) => placeOf(a) - placeOf(b));
}
