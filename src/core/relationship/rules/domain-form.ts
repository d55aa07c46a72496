import { asHost } from "../../customer/email.ts";
import { relationshipRequestRule } from "../rule.ts";

export const domainForm = relationshipRequestRule({
  code: "domain-form",
  field: "domain",
  severity: "error",
  why:
    "When the customer accepts, the domain is the surest way to find the request. It is not required; of a link or an " +
    "e-mail address its host is taken.",
  source: "Partner Desk's choice, after RFC 1123, section 2.1; Partner Center's invitation link names no customer",
  check: ({ domain }) => (domain === "" || asHost(domain) !== null ? null : {}),
  examples: {
    valid: [
      { input: { domain: "" } },
      { input: { domain: "contoso.com" } },
      { input: { domain: "contoso.onmicrosoft.com" } },
      { input: { domain: "https://www.contoso.com/about" } },
      { input: { domain: "ana@contoso.com" } },
    ],
    invalid: [
      { input: { domain: "contoso" } },
      { input: { domain: "contoso .com" } },
      { input: { domain: "contoso.com, fabrikam.com" } },
      { input: { domain: "ana@contoso.com; ben@fabrikam.com" } },
      { input: { domain: "192.0.2.7" } },
      { input: { domain: "co.uk" } },
    ],
  },
});
