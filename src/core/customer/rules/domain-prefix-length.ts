import { fieldLimits } from "../fields.ts";
import { customerRule } from "../rule.ts";

const most = fieldLimits.domainPrefix;

export const domainPrefixLength = customerRule({
  code: "domain-prefix-too-long",
  field: "domainPrefix",
  severity: "error",
  first: true,
  why: "Microsoft takes prefixes of up to 27 characters.",
  source: "Partner-Center-PowerShell 3.0.10, NewPartnerCustomer (17 to 43 characters with .onmicrosoft.com)",
  check: ({ domainPrefix }) => (domainPrefix.length > most ? { most, length: domainPrefix.length } : null),
  examples: {
    valid: [
      { input: { domainPrefix: "c".repeat(most) } },
      { input: { domainPrefix: `${"c".repeat(most)}.onmicrosoft.com` } },
    ],
    invalid: [{ input: { domainPrefix: "c".repeat(most + 1) } }],
  },
});
