import { fieldLimits } from "../fields.ts";
import { customerRule } from "../rule.ts";

const most = fieldLimits["contact.email"];

export const contactEmailLength = customerRule({
  code: "contact-email-too-long",
  field: "contact.email",
  severity: "error",
  first: true,
  why: "No longer address can be delivered to; Partner Center documents no limit of its own.",
  source: "RFC 5321, section 4.5.3.1.3, with erratum 1690: a path of 256 octets, brackets included",
  check: ({ contact }) => (contact.email.length > most ? { most, length: contact.email.length } : null),
  examples: {
    valid: [{ input: { contact: { email: `${"a".repeat(60)}@${`${"b".repeat(61)}.`.repeat(3)}com.br` } } }],
    invalid: [{ input: { contact: { email: `${"a".repeat(64)}@${`${"b".repeat(62)}.`.repeat(3)}com.br` } } }],
  },
});
