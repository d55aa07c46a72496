import { hostOfEmail } from "../email.ts";
import { customerRule } from "../rule.ts";

export const contactEmailForm = customerRule({
  code: "contact-email-form",
  field: "contact.email",
  severity: "error",
  why: "Partner Center and the customer's mail must be able to use the address.",
  source: "Partner Center, create-a-customer (billingProfile.email); RFC 5321, section 4.1.2",
  check: ({ contact }) => (hostOfEmail(contact.email) === null ? {} : null),
  examples: {
    valid: [
      { input: { contact: { email: "ana.souza+billing@contosointeriores.com.br" } } },
      { input: { contact: { email: "o'neil@contoso.example" } } },
      { input: { contact: { email: "info@müller.example" } } },
    ],
    invalid: [
      { input: { contact: { email: "ana" } } },
      { input: { contact: { email: "ana@contoso" } } },
      { input: { contact: { email: "ana souza@contoso.example" } } },
      { input: { contact: { email: "ana@@contoso.example" } } },
      { input: { contact: { email: "ana@contoso..example" } } },
      { input: { contact: { email: "Ana <ana@contoso.example>" } } },
      { input: { contact: { email: "ana@192.0.2.7" } } },
    ],
  },
});
