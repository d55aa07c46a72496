import { fieldLimits } from "../fields.ts";
import { customerRule } from "../rule.ts";

const most = fieldLimits.companyName;

export const companyNameLength = customerRule({
  code: "company-name-too-long",
  field: "companyName",
  severity: "error",
  first: true,
  asWritten: true,
  why: "Partner Center takes company names of fewer than 256 characters.",
  source: "Partner Center, validate-names-addresses (2024 and later): longer than 1 and shorter than 256 characters",
  check: ({ companyName }) => (companyName.length > most ? { most, length: companyName.length } : null),
  examples: {
    valid: [{ input: { companyName: "Contoso ".padEnd(most, "x") } }],
    invalid: [{ input: { companyName: "Contoso ".padEnd(most + 1, "x") } }],
  },
});
