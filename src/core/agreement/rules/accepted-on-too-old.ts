import { attestationRule } from "../rule.ts";

const renewedFrom = "2023-04-01";

export const acceptedOnTooOld = attestationRule({
  code: "accepted-on-too-old",
  field: "acceptedOn",
  severity: "acknowledge",
  why:
    "Who accepted before 1 April 2023 has to accept the renewed agreement. It may still be right to keep the older " +
    "acceptance on record.",
  source: "Third parties (CloudBlue, AppXite), no text of Microsoft's; asking is Partner Desk's choice",
  check: ({ acceptedOn }) => (acceptedOn < renewedFrom ? { renewedFrom } : null),
  examples: {
    valid: [{ input: { acceptedOn: "2023-04-01" } }],
    invalid: [{ input: { acceptedOn: "2023-03-31" } }, { input: { acceptedOn: "2019-10-01" } }],
  },
});
