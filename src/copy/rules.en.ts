import type { AttestationField } from "../core/agreement/attestation.ts";
import type { AttestationRuleCode, AttestationRuleParams } from "../core/agreement/rules/index.ts";
import { education } from "./en/education.ts";
import { date } from "./en/moments.ts";
import type { CustomerField } from "../core/customer/fields.ts";
import type { CustomerRuleCode, CustomerRuleParams } from "../core/customer/rules/index.ts";
import type { RelationshipRequestField } from "../core/relationship/request.ts";
import type { RelationshipRequestRuleCode, RelationshipRequestRuleParams } from "../core/relationship/rules/index.ts";
import type { Issue, RuleParams } from "../core/rule.ts";

const regions = new Intl.DisplayNames("en", { type: "region" });
const withArticle = new Set([
  "AE",
  "BS",
  "CF",
  "CK",
  "DO",
  "FK",
  "GB",
  "GM",
  "IM",
  "KM",
  "MH",
  "MV",
  "NL",
  "PH",
  "SC",
  "SB",
  "TC",
  "US",
  "VG",
  "VI",
]);
const country = (code: string): string => (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code);
const theCountry = (code: string): string => (withArticle.has(code) ? `the ${country(code)}` : country(code));
const begin = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
const theId = (id: string): string => (id === "" ? "registration ID" : id);
const nameWord = { firstName: "first name", lastName: "last name" } as const;

type RuleCode = CustomerRuleCode | AttestationRuleCode | RelationshipRequestRuleCode;
type ParamsOf<Code extends RuleCode> = Code extends CustomerRuleCode
  ? CustomerRuleParams<Code>
  : Code extends AttestationRuleCode
    ? AttestationRuleParams<Code>
    : Code extends RelationshipRequestRuleCode
      ? RelationshipRequestRuleParams<Code>
      : never;

/** What stands under a field. Advice, at most two sentences, plain text (Slack shows no formatting there). */
export const ruleSentences = {
  "company-name-required": () => "Write the company's full legal name, as on its official papers.",
  "company-name-too-long": ({ most, length }) =>
    `Partner Center takes names of up to ${most} characters; this one has ${length}.`,
  "company-name-single-character": () =>
    "Partner Center refuses a name of a single character. Write the full legal name, for example Contoso LLC.",
  "company-name-special-characters": () =>
    "Only special characters stand here. Write the full legal name, for example Contoso LLC.",
  "company-name-repeated-character": () =>
    "Only one character, repeated, stands here. Write the full legal name, for example Contoso LLC.",
  "company-name-spaced-characters": () =>
    "Only single characters stand here. Write the full legal name, for example Contoso LLC.",
  "company-name-abbreviation": () =>
    "Only a legal form stands here. Write the full legal name, for example Contoso LLC.",
  "company-name-domain-ending": ({ ending }) =>
    `The name ends in ${ending}, like an internet address. Write the legal name, or confirm that this is it.`,
  "company-name-placeholder": () =>
    "This reads like a test name. Write the legal name, or confirm that the company is really called so.",
  "address-country-required": () => "Choose the country or region of the customer.",
  "address-country-unknown": ({ meant }) =>
    meant === ""
      ? "Partner Center does not know this country. Write its two-letter code, for example US."
      : `Write the two-letter code: ${country(meant)} is ${meant}.`,
  "address-line1-required": () => "Write street and number, as on the company's official papers.",
  "address-too-long": ({ most, length }) => `At most ${most} characters fit here; this has ${length}.`,
  "address-city-required": ({ country }) => `An address in ${theCountry(country)} needs a city.`,
  "address-state-required": ({ country }) => `An address in ${theCountry(country)} needs a state or province.`,
  "address-state-unknown": ({ country, meant, example }) =>
    meant === ""
      ? `Partner Center does not know this state of ${theCountry(country)}. Write it as in its list, for example ${example}.`
      : `Write the state as Partner Center does: ${meant}.`,
  "address-postal-code-required": ({ country }) => `An address in ${theCountry(country)} needs a postal code.`,
  "address-postal-code-form": ({ country }) =>
    `This is not how postal codes of ${theCountry(country)} look. Compare it with the company's papers.`,
  "registration-id-required": ({ country, id }) =>
    `${begin(theCountry(country))} needs the company's ${theId(id)}. Partner Center refuses the customer without it.`,
  "registration-id-too-long": ({ most, length }) =>
    `A registration ID has at most ${most} characters; this has ${length}. Write the number alone.`,
  "registration-id-personal": ({ personal, id }) =>
    `This is a person's number (${personal}). Write the company's ${theId(id)}, never a person's ID.`,
  "registration-id-form": ({ id, sample, pattern, onlySigns }) => {
    if (onlySigns === "yes") return `Write the ${theId(id)} without dots, dashes, slashes and blanks.`;
    const expected = sample === "" ? `the form ${pattern}` : `a form like ${sample}`;
    return `Partner Center expects ${expected} for the ${theId(id)}. Compare it with the company's papers.`;
  },
  "registration-id-sole-trader": ({ personal, id }) =>
    `This looks like a person's number (${personal}). Write the company's ${theId(id)}, or confirm that it is a sole trader.`,
  "registration-id-check-digits": ({ id }) =>
    `The check digits of this ${theId(id)} do not fit. Compare it with the official papers, or confirm that it is right.`,
  "domain-prefix-required": () => "Write the beginning of the customer's domain, for example contoso.",
  "domain-prefix-too-long": ({ most, length }) =>
    `At most ${most} characters stand before .onmicrosoft.com; this has ${length}.`,
  "domain-prefix-form": () =>
    "Use letters without accents, digits, and hyphens inside, for example contoso. Leave out blanks and dots.",
  "education-website-form": () => education.problems["website-invalid"],
  "contact-name-required": ({ part }) => `Write the contact's ${nameWord[part]}.`,
  "contact-name-too-long": ({ most, length }) =>
    `Partner Center takes at most ${most} characters here; this has ${length}.`,
  "contact-name-letters": () => "Write the name in letters. Digits and signs alone are refused.",
  "contact-name-single-character": ({ part }) => `Write out the ${nameWord[part]}. Partner Center refuses initials.`,
  "contact-name-placeholder": ({ part }) =>
    `Write the ${nameWord[part]} of a real person. Partner Center refuses placeholders.`,
  "contact-email-required": () =>
    "Write the e-mail address of the customer's contact. Microsoft sends its mails there.",
  "contact-email-too-long": ({ most, length }) =>
    `An e-mail address has at most ${most} characters; this one has ${length}.`,
  "contact-email-form": () => "Write one full e-mail address, for example ana@contoso.com.",
  "contact-email-microsoft": () =>
    "This is an address of Microsoft's. Partner Center wants one that belongs to the customer.",
  "contact-email-partner-domain": ({ domain }) =>
    `This is your own domain (${domain}). Microsoft wants an address that belongs to the customer.`,
  "contact-email-shared": () => education.problems["email-shared"],
  "contact-email-other-domain": () => education.otherDomain,
  "contact-phone-required": ({ country }) =>
    `${begin(theCountry(country))} needs a phone number. Partner Center refuses the customer without it.`,
  "contact-phone-too-long": ({ most, length }) =>
    `Write one phone number of at most ${most} characters; this has ${length}.`,
  "contact-phone-form": ({ country, example }) =>
    example === ""
      ? "Write the phone number with a plus sign and the country code."
      : `Write the phone number as in ${theCountry(country)}, for example ${example}.`,
  "contact-phone-unusual": ({ country, example }) =>
    example === ""
      ? "This does not look like a phone number. Write it with a plus sign and the country code, or confirm that it is right."
      : `This does not look like a phone number of ${theCountry(country)}, for example ${example}. Compare it, or confirm that it is right.`,
  "culture-unsupported": ({ country, offered }) =>
    `Microsoft does not write to ${theCountry(country)} in this language. It offers ${offered}.`,
  "accepted-on-required": () => "Choose the day on which the person accepted the agreement.",
  "accepted-on-form": () => "Write a day of the calendar as year, month and day, for example 2026-11-23.",
  "accepted-on-not-in-future": ({ latest }) =>
    `This day is still to come. Choose the day of the acceptance, ${date(latest)} at the latest.`,
  "accepted-on-too-old": ({ renewedFrom }) =>
    `Acceptances before ${date(renewedFrom)} have to be renewed. Ask the customer to accept again, or confirm the day.`,
  "evidence-required": () =>
    "Write where the evidence is kept, as a link or a reference. Microsoft may ask you for it.",
  "evidence-too-long": ({ most, length }) =>
    `At most ${most} characters fit here; this has ${length}. A link or a reference is enough.`,
  "domain-too-long": ({ most, length }) => `A domain has at most ${most} characters; this has ${length}.`,
  "domain-form": () =>
    "Write one domain, for example contoso.com or contoso.onmicrosoft.com. Leave the field empty when you do not know it.",
  "domain-shared": ({ domain }) =>
    `Many companies have addresses at ${domain}. Write the company's own domain, or leave the field empty.`,
  "came-from-required": () => "Choose how you came to this company.",
} satisfies { [Code in RuleCode]: (params: ParamsOf<Code>) => string };

/** The sentence of an issue, or null when its code is not one of the rules'. */
export function ruleSentence(issue: Pick<Issue, "code" | "params">): string | null {
  return sentenceIn(ruleSentences, issue);
}

function sentenceIn(table: object, issue: Pick<Issue, "code" | "params">): string | null {
  // An issue carries the parameters that the rule of its code made; the types of the tables hold the two together.
  const sentences = table as Readonly<Record<string, ((params: RuleParams) => string) | undefined>>;
  return Object.hasOwn(sentences, issue.code) ? (sentences[issue.code]?.(issue.params) ?? null) : null;
}

/** What a person confirms in the review, for the rules that are theirs to decide. Stands beside a check box. */
export const acknowledgementSentences = {
  "company-name-domain-ending": ({ ending }) => `The exact legal name ends in ${ending}.`,
  "company-name-placeholder": () => "The company is really called so.",
  "registration-id-sole-trader": ({ personal }) =>
    `The customer is a sole trader and has no other number (${personal}).`,
  "registration-id-check-digits": ({ id }) => `I compared the ${theId(id)} with official papers; it is right.`,
  "contact-email-other-domain": () => "This is the school's address, although its website is elsewhere.",
  "contact-phone-unusual": () => "The contact is reached under this phone number, as it is written.",
  "accepted-on-too-old": ({ renewedFrom }) => `The day is right, although it is before ${date(renewedFrom)}.`,
} satisfies { [Code in AcknowledgeableCode]: (params: ParamsOf<Code>) => string };

/** What the approver reads of it. */
export const acknowledgedSentences = {
  "company-name-domain-ending": ({ ending }) => `the name ends like an internet domain (${ending})`,
  "company-name-placeholder": () => "the name reads like a test name",
  "registration-id-sole-trader": ({ personal }) => `the registration ID looks like a person's (${personal})`,
  "registration-id-check-digits": ({ id }) => `the check digits of the ${theId(id)} do not fit`,
  "contact-email-other-domain": () => "the contact's address is not at the school's website",
  "contact-phone-unusual": () => "the phone number does not look like one",
  "accepted-on-too-old": ({ renewedFrom }) => `the acceptance is older than ${date(renewedFrom)}`,
} satisfies { [Code in AcknowledgeableCode]: (params: ParamsOf<Code>) => string };

type AcknowledgeableCode = Extract<
  RuleCode,
  | "company-name-domain-ending"
  | "company-name-placeholder"
  | "registration-id-sole-trader"
  | "registration-id-check-digits"
  | "contact-email-other-domain"
  | "contact-phone-unusual"
  | "accepted-on-too-old"
>;

/** The text of the check box and what the approval card says of it; null when the code is none of these. */
export function acknowledgementOf(issue: Pick<Issue, "code" | "params">): { box: string; card: string } | null {
  const box = sentenceIn(acknowledgementSentences, issue);
  const card = sentenceIn(acknowledgedSentences, issue);
  return box === null || card === null ? null : { box, card };
}

export const fieldLabels = {
  companyName: "Company name",
  "address.country": "Country/region",
  "address.line1": "Address line 1",
  "address.line2": "Address line 2",
  "address.city": "City",
  "address.state": "State or province",
  "address.postalCode": "Postal code",
  registrationId: "Registration ID",
  domainPrefix: "Primary domain (….onmicrosoft.com)",
  educationSegment: "Is the customer a school?",
  educationWebsite: education.fields.website.label,
  "contact.firstName": "First name",
  "contact.lastName": "Last name",
  "contact.email": "E-mail",
  "contact.phone": "Phone",
  culture: "Language of Microsoft's mails",
  resellerId: "Indirect reseller",
  defaultGdap: "Opt in to default GDAP",
  agreementAccepted: "Microsoft Customer Agreement",
} satisfies Record<CustomerField, string>;

/** Such as "Registration ID (CNPJ)"; `id` is what the country calls it, null where it has no name of its own. */
export function registrationIdLabel(id: string | null): string {
  return id === null ? fieldLabels.registrationId : `${fieldLabels.registrationId} (${id})`;
}

export const fieldHints = {
  companyName: "Exactly as on official papers. No short forms, no test names.",
  "address.country": "It has to lie in the region that you sell in.",
  "address.line1": "Street and number, complete: Microsoft verifies the address.",
  registrationId: "The company's tax ID, never a person's.",
  domainPrefix: "Becomes the customer's first domain. It cannot be changed later.",
  educationSegment: "Once it is created, Microsoft is asked whether it may buy as one.",
  educationWebsite: education.fields.website.hint,
  "contact.firstName": "A real person at the customer.",
  "contact.email": "The customer's own address, not one of yours.",
  culture: "Microsoft writes to the customer in it.",
  resellerId: "Leave it empty when you sell directly.",
  defaultGdap: "Ticking it gives nobody access yet: roles are assigned to security groups afterwards.",
} satisfies Partial<Record<CustomerField, string>>;

export const attestationLabels = {
  "contact.firstName": fieldLabels["contact.firstName"],
  "contact.lastName": fieldLabels["contact.lastName"],
  "contact.email": fieldLabels["contact.email"],
  "contact.phone": fieldLabels["contact.phone"],
  acceptedOn: "Date of acceptance",
  evidence: "Where the evidence is kept",
} satisfies Record<AttestationField, string>;

export const attestationHints = {
  "contact.email": fieldHints["contact.email"],
  evidence: "A link or a reference. Microsoft may ask you for it.",
} satisfies Partial<Record<AttestationField, string>>;

export const relationshipRequestLabels = {
  companyName: fieldLabels.companyName,
  domain: "Domain",
  "contact.firstName": fieldLabels["contact.firstName"],
  "contact.lastName": fieldLabels["contact.lastName"],
  "contact.email": fieldLabels["contact.email"],
  cameFrom: "How you came to this company",
} satisfies Record<RelationshipRequestField, string>;

export const relationshipRequestHints = {
  companyName: "As on official papers: it helps to notice that the company accepted.",
  domain: "Its own or its ….onmicrosoft.com, if you know it: the surest way to notice that it accepted.",
  "contact.email": fieldHints["contact.email"],
} satisfies Partial<Record<RelationshipRequestField, string>>;
