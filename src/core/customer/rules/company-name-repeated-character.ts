import { customerRule } from "../rule.ts";

const repeated = /^(.)\1{2,}$/iu;

export const companyNameRepeatedCharacter = customerRule({
  code: "company-name-repeated-character",
  field: "companyName",
  severity: "error",
  first: true,
  why: "Partner Center refuses a name that is one character written three or more times.",
  source:
    "002_713d6d2573c77612.txt and Partner Center, validate-names-addresses (2024 and later): same character repeated",
  check: ({ companyName }) => (repeated.test(companyName) ? {} : null),
  examples: {
    valid: [
      { input: { companyName: "99" } },
      { input: { companyName: "999 Media" } },
      { input: { companyName: "9998" } },
    ],
    invalid: [{ input: { companyName: "999" } }, { input: { companyName: "aAa" } }],
  },
});
