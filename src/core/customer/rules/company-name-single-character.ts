import { customerRule } from "../rule.ts";

export const companyNameSingleCharacter = customerRule({
  code: "company-name-single-character",
  field: "companyName",
  severity: "error",
  first: true,
  why: "Partner Center refuses a name of one character, in every script.",
  source: "002_713d6d2573c77612.txt and Partner Center, validate-names-addresses: a single character",
  check: ({ companyName }) => (/^.$/u.test(companyName) ? {} : null),
  examples: {
    valid: [{ input: { companyName: "HP" } }, { input: { companyName: "中国" } }],
    invalid: [{ input: { companyName: "A" } }, { input: { companyName: "7" } }, { input: { companyName: "中" } }],
  },
});
