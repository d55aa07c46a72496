import { customerRule } from "../rule.ts";

export const contactEmailRequired = customerRule({
  code: "contact-email-required",
  field: "contact.email",
  severity: "error",
  first: true,
  why: "Microsoft writes to this address; the customer confirms its agreement there.",
  source: "Partner Center, create-a-customer (billingProfile.email: required)",
  check: ({ contact }) => (contact.email === "" ? {} : null),
  examples: {
    valid: [{ input: { contact: { email: "ana@contosointeriores.com.br" } } }],
    invalid: [{ input: { contact: { email: "" } } }, { input: { contact: { email: "  " } } }],
  },
});
