import { absentNames, fillerWords, placeholderWords } from "../../reference/placeholder-names.ts";
import { nameKey } from "../../text.ts";
import { customerRule } from "../rule.ts";

function isPlaceholder(name: string): boolean {
  if (absentNames.has(nameKey(name))) return true;
  let found = false;
  for (const [word] of name.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu)) {
    if (placeholderWords.has(word)) found = true;
    else if (!fillerWords.has(word)) return false;
  }
  return found;
}

export const companyNamePlaceholder = customerRule({
  code: "company-name-placeholder",
  field: "companyName",
  severity: "acknowledge",
  why: "Microsoft compares the name with official papers, so a test name stops the verification. It is not refused before.",
  source:
    "000_9ab42d0cf67f2d98.txt, notes on data quality: no test names; Partner Center, validate-names-addresses. " +
    "Which words count is Partner Desk's choice",
  check: ({ companyName }) => (isPlaceholder(companyName) ? {} : null),
  examples: {
    valid: [
      { input: { companyName: "Test Valley Farms" } },
      { input: { companyName: "Demoscope AG" } },
      { input: { companyName: "Nada" } },
      { input: { companyName: "The Company Shop" } },
    ],
    invalid: [
      { input: { companyName: "Test" } },
      { input: { companyName: "n/a" } },
      { input: { companyName: "Demo Company Ltd 2" } },
      { input: { companyName: "test_customer" } },
      { input: { companyName: "Sample" } },
    ],
  },
});
