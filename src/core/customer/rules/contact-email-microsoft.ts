import { hostOfEmail, isHostWithin } from "../email.ts";
import { customerRule } from "../rule.ts";

export const contactEmailMicrosoft = customerRule({
  code: "contact-email-microsoft",
  field: "contact.email",
  severity: "error",
  why: "Microsoft refuses its own addresses (@microsoft.com) for a customer.",
  source: "002_713d6d2573c77612.txt and Partner Center, validate-names-addresses: e-mail address",
  check: ({ contact }) => {
    const host = hostOfEmail(contact.email);
    return host !== null && isHostWithin(host, "microsoft.com") ? {} : null;
  },
  examples: {
    valid: [
      { input: { contact: { email: "ana@contoso.example" } } },
      { input: { contact: { email: "ana@contoso.onmicrosoft.com" } } },
    ],
    invalid: [
      { input: { contact: { email: "ana@microsoft.com" } } },
      { input: { contact: { email: "ana@Exchange.Microsoft.com" } } },
    ],
  },
});
