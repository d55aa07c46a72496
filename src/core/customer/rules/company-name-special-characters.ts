import { customerRule } from "../rule.ts";

const letterOrDigit = /[\p{L}\p{N}]/u;

export const companyNameSpecialCharacters = customerRule({
  code: "company-name-special-characters",
  field: "companyName",
  severity: "error",
  first: true,
  why:
    "Partner Center refuses a name of nothing but special characters. Its list names 41 of them; a name without any " +
    "letter or digit is refused here, whichever signs it is made of.",
  source: "002_713d6d2573c77612.txt and Partner Center, validate-names-addresses: only special characters",
  check: ({ companyName }) => (letterOrDigit.test(companyName) ? null : {}),
  examples: {
    valid: [{ input: { companyName: "C&A" } }, { input: { companyName: "(Contoso)" } }],
    invalid: [
      { input: { companyName: "()" } },
      { input: { companyName: "- - -" } },
      { input: { companyName: "⟨،—”⟩" } },
      { input: { companyName: "🏢🏢" } },
    ],
  },
});
