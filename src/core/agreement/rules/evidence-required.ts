import { attestationRule } from "../rule.ts";

export const evidenceRequired = attestationRule({
  code: "evidence-required",
  field: "evidence",
  severity: "error",
  first: true,
  why: "Microsoft asks partners to keep evidence that the customer accepted; later nobody remembers where it lies.",
  source:
    "Partner Center, confirm-customer-agreement (partners keep evidence); asking for it here is Partner Desk's choice",
  check: ({ evidence }) => (evidence === "" ? {} : null),
  examples: {
    valid: [
      { input: { evidence: "https://contoso.sharepoint.com/agreements/1042.pdf" } },
      { input: { evidence: "Signed paper, binder 7" } },
    ],
    invalid: [{ input: { evidence: "" } }, { input: { evidence: " \t" } }],
  },
});
