import { readCustomerInput } from "../../customer/fields.ts";
import { issuesOf } from "../../customer/rules/index.ts";
import { judge, type Issue } from "../../rule.ts";
import { attestationFieldsOf, type AttestationFacts, type AttestationInput } from "../attestation.ts";
import { acceptedOnForm } from "./accepted-on-form.ts";
import { acceptedOnNotInFuture } from "./accepted-on-not-in-future.ts";
import { acceptedOnRequired } from "./accepted-on-required.ts";
import { acceptedOnTooOld } from "./accepted-on-too-old.ts";
import { evidenceLength } from "./evidence-length.ts";
import { evidenceRequired } from "./evidence-required.ts";

/** The rules that an attestation has of its own, field by field; the person is judged as a new customer's contact is. */
export const attestationRules = [
  acceptedOnRequired,
  acceptedOnForm,
  acceptedOnNotInFuture,
  acceptedOnTooOld,
  evidenceRequired,
  evidenceLength,
] as const;

type AttestationRule = (typeof attestationRules)[number];
export type AttestationRuleCode = AttestationRule["code"];
export type AttestationRuleParams<Code extends AttestationRuleCode> = NonNullable<
  ReturnType<Extract<AttestationRule, { code: Code }>["check"]>
>;

/** Every problem of what is asked, in the order of the form. The input is tidied up already (`attestationInput`). */
export function attestationIssues(input: AttestationInput, facts: AttestationFacts): Issue[] {
  const asked: readonly string[] = attestationFieldsOf(facts.way);
  const own = judge<AttestationInput, AttestationFacts>(attestationRules, input, facts);
  return [...contactIssues(input, facts), ...own]
    .filter(({ field }) => asked.includes(field))
    .sort((a, b) => asked.indexOf(a.field) - asked.indexOf(b.field));
}

function contactIssues({ contact }: AttestationInput, facts: AttestationFacts): Issue[] {
  const customer = readCustomerInput({ contact, address: { country: facts.customerCountry } });
  return issuesOf(customer, facts).filter(
    // A customer may need a phone number; who accepted for it need not give one.
    ({ field, code }) => field.startsWith("contact.") && code !== "contact-phone-required",
  );
}
