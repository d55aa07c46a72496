import { customerRule } from "../rule.ts";

const hostLabel = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

export const domainPrefixForm = customerRule({
  code: "domain-prefix-form",
  field: "domainPrefix",
  severity: "error",
  why: "The prefix is one part of a host name: letters without accents, digits, and hyphens inside.",
  source:
    "RFC 1123, section 2.1; Partner Center, sell-to-education-customers (no blanks or special characters). Whether a " +
    "hyphen is taken Microsoft decides when the domain is checked",
  check: ({ domainPrefix }) => (hostLabel.test(domainPrefix) ? null : {}),
  examples: {
    valid: [
      { input: { domainPrefix: "Contoso" } },
      { input: { domainPrefix: "contoso-br2" } },
      { input: { domainPrefix: "7" } },
    ],
    invalid: [
      { input: { domainPrefix: "contoso interiores" } },
      { input: { domainPrefix: "contoso.com" } },
      { input: { domainPrefix: "-contoso" } },
      { input: { domainPrefix: "contoso-" } },
      { input: { domainPrefix: "condução" } },
    ],
  },
});
