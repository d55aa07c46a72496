import { fieldLimits } from "../fields.ts";
import { customerRule } from "../rule.ts";

const most = fieldLimits["contact.phone"];

export const contactPhoneLength = customerRule({
  code: "contact-phone-too-long",
  field: "contact.phone",
  severity: "error",
  first: true,
  why: "A phone number has at most 15 digits; with blanks and brackets it still fits.",
  source: "Partner Desk, after ITU-T E.164 (15 digits); no limit is documented",
  check: ({ contact }) => (contact.phone.length > most ? { most, length: contact.phone.length } : null),
  examples: {
    valid: [{ input: { contact: { phone: "+55 (11) 9 1234 5678" } } }],
    invalid: [{ input: { contact: { phone: "+55 11 91234-5678 or +55 11 91234-5679" } } }],
  },
});
