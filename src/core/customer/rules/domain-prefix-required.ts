import { customerRule } from "../rule.ts";

export const domainPrefixRequired = customerRule({
  code: "domain-prefix-required",
  field: "domainPrefix",
  severity: "error",
  first: true,
  why: "It becomes the customer's first domain (prefix.onmicrosoft.com) and cannot be changed later.",
  source: "Partner Center, create-a-customer (companyProfile.domain: required)",
  check: ({ domainPrefix }) => (domainPrefix === "" ? {} : null),
  examples: {
    valid: [{ input: { domainPrefix: "contoso" } }],
    invalid: [{ input: { domainPrefix: "" } }, { input: { domainPrefix: ".onmicrosoft.com" } }],
  },
});
