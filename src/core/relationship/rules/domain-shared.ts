import { sharedDomains } from "../../reference/shared-domains.ts";
import { relationshipRequestRule } from "../rule.ts";

export const domainShared = relationshipRequestRule({
  code: "domain-shared",
  field: "domain",
  severity: "error",
  why: "Many companies have addresses at a mail service, so its domain tells nobody which of them accepted.",
  source: "Partner Desk's choice, with a list of common mail services",
  check: ({ domain }) => (sharedDomains.has(domain) ? { domain } : null),
  examples: {
    valid: [{ input: { domain: "contoso.com" } }, { input: { domain: "contoso.onmicrosoft.com" } }],
    invalid: [
      { input: { domain: "gmail.com" } },
      { input: { domain: "ana.souza@Outlook.com" } },
      { input: { domain: "onmicrosoft.com" } },
    ],
  },
});
