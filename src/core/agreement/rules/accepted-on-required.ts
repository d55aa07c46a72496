import { attestationRule } from "../rule.ts";

export const acceptedOnRequired = attestationRule({
  code: "accepted-on-required",
  field: "acceptedOn",
  severity: "error",
  first: true,
  why: "Partner Center takes no attestation without the date of acceptance.",
  source:
    "004_e82182ece5590ce9.txt, Attest for existing customers, step 5; Partner Center, " +
    "confirm-customer-consent-customer-agreement (dateAgreed)",
  check: ({ acceptedOn }) => (acceptedOn === "" ? {} : null),
  examples: {
    valid: [{ input: { acceptedOn: "2026-11-23" } }],
    invalid: [{ input: { acceptedOn: "" } }, { input: { acceptedOn: "\u200b" } }],
  },
});
