import { mostEvidence } from "../attestation.ts";
import { attestationRule } from "../rule.ts";

export const evidenceLength = attestationRule({
  code: "evidence-too-long",
  field: "evidence",
  severity: "error",
  first: true,
  why: "Here stands where the evidence is kept, not the evidence itself.",
  source: "Partner Desk's choice; it is not sent to Microsoft",
  check: ({ evidence }) => (evidence.length > mostEvidence ? { most: mostEvidence, length: evidence.length } : null),
  examples: {
    valid: [{ input: { evidence: "a".repeat(mostEvidence) } }],
    invalid: [{ input: { evidence: "a".repeat(mostEvidence + 1) } }],
  },
});
