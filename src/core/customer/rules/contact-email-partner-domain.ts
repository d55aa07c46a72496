import { hostOfEmail, isHostWithin } from "../email.ts";
import { customerRule } from "../rule.ts";

export const contactEmailPartnerDomain = customerRule({
  code: "contact-email-partner-domain",
  field: "contact.email",
  severity: "error",
  why: "The address has to belong to the customer, not to the partner; sub-domains of the partner count as the partner's.",
  source: "002_713d6d2573c77612.txt and Partner Center, validate-names-addresses: e-mail address",
  check: ({ contact }, { partnerDomains }) => {
    const host = hostOfEmail(contact.email);
    const domain = host === null ? undefined : partnerDomains.find((own) => isHostWithin(host, own));
    return domain === undefined ? null : { domain };
  },
  examples: {
    valid: [
      { input: { contact: { email: "ana@contoso.example" } }, facts: { partnerDomains: ["fabrikam.com"] } },
      { input: { contact: { email: "ana@notfabrikam.com" } }, facts: { partnerDomains: ["fabrikam.com"] } },
    ],
    invalid: [
      {
        input: { contact: { email: "dana@Fabrikam.com" } },
        facts: { partnerDomains: ["contoso.example", "fabrikam.com"] },
      },
      { input: { contact: { email: "dana@sales.fabrikam.com" } }, facts: { partnerDomains: ["fabrikam.com"] } },
    ],
  },
});
