import { z } from "zod";
import type { CustomerFacts } from "../customer/facts.ts";
import { sign, text } from "../customer/fields.ts";
import type { AgreementWay } from "./ways.ts";

/** Who accepted the Microsoft Customer Agreement for a customer, when, and where the proof is kept. */
export const attestationInput = z.object({
  contact: z.object({ firstName: text, lastName: text, email: sign, phone: sign }),
  /** The day on which the person accepted, `YYYY-MM-DD`; empty when not given. */
  acceptedOn: sign,
  /** A link or a reference. */
  evidence: text,
});
export type AttestationInput = z.infer<typeof attestationInput>;

export const attestationFields = [
  "contact.firstName",
  "contact.lastName",
  "contact.email",
  "contact.phone",
  "acceptedOn",
  "evidence",
] as const;
export type AttestationField = (typeof attestationFields)[number];

/**
 * What the form asks for in this way. In the enhanced attestation nobody has accepted yet: the person does so on
 * Microsoft's own page, which is the evidence.
 */
export const attestationFieldsOf = (way: AgreementWay): readonly AttestationField[] =>
  way === "enhanced-attestation"
    ? attestationFields.filter((field) => field.startsWith("contact."))
    : attestationFields;

export const mostEvidence = 500;

export interface AttestationFacts extends CustomerFacts {
  way: AgreementWay;
  /** The customer's country, ISO alpha-2; empty when it is not known. */
  customerCountry: string;
  /** The last day that counts as today, `YYYY-MM-DD`: see `latestToday`. */
  latestToday: string;
}
