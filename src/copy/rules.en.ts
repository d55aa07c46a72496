import type { CustomerRuleCode, CustomerRuleParams } from "../core/customer/rules/index.ts";
import type { Issue, RuleParams } from "../core/rule.ts";

const regions = new Intl.DisplayNames("en", { type: "region" });
const country = (code: string): string => regions.of(code) ?? code;

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
  "address-country-required": () => "Choose the country or region of the customer.",
  "address-country-unknown": ({ meant }) =>
    meant === ""
      ? "Partner Center does not know this country. Write its two-letter code, for example US."
      : `Write the two-letter code: ${country(meant)} is ${meant}.`,
  "contact-email-required": () =>
    "Write the e-mail address of the customer's contact. Microsoft sends its mails there.",
  "contact-email-too-long": ({ most, length }) =>
    `An e-mail address has at most ${most} characters; this one has ${length}.`,
  "contact-email-form": () => "Write one full e-mail address, for example ana@contoso.com.",
  "contact-email-microsoft": () =>
    "This is an address of Microsoft's. Partner Center wants one that belongs to the customer.",
  "contact-email-partner-domain": ({ domain }) =>
    `This is your own domain (${domain}). Microsoft wants an address that belongs to the customer.`,
} satisfies { [Code in CustomerRuleCode]: (params: CustomerRuleParams<Code>) => string };

/** The sentence of an issue, or null when its code is not one of the rules'. */
export function ruleSentence(issue: Pick<Issue, "code" | "params">): string | null {
  // An issue carries the parameters that the rule of its code made; the types above hold the two together.
  const sentences = ruleSentences as unknown as Readonly<Record<string, ((params: RuleParams) => string) | undefined>>;
  return sentences[issue.code]?.(issue.params) ?? null;
}
