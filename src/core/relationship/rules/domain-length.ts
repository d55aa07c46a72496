import { mostInDomain } from "../request.ts";
import { relationshipRequestRule } from "../rule.ts";

export const domainLength = relationshipRequestRule({
  code: "domain-too-long",
  field: "domain",
  severity: "error",
  first: true,
  why: "No domain is longer; so much text is something else.",
  source: "RFC 1035, section 2.3.4",
  check: ({ domain }) => (domain.length > mostInDomain ? { most: mostInDomain, length: domain.length } : null),
  examples: {
    valid: [{ input: { domain: `${`${"a".repeat(61)}.`.repeat(3)}${"b".repeat(63)}.com` } }],
    invalid: [{ input: { domain: "a".repeat(mostInDomain + 1) } }],
  },
});
