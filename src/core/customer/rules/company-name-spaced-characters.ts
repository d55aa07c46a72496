import { customerRule } from "../rule.ts";

// A Chinese character is a word of its own, so a name with one is not made of single characters.
const spaced = /^(?!\p{Script=Han}).(?: (?!\p{Script=Han}).)+$/u;

export const companyNameSpacedCharacters = customerRule({
  code: "company-name-spaced-characters",
  field: "companyName",
  severity: "error",
  first: true,
  why: "Partner Center refuses a name of single characters with blanks between them. Chinese characters are words.",
  source:
    "002_713d6d2573c77612.txt and Partner Center, validate-names-addresses (2024 and later): characters with blanks",
  check: ({ companyName }) => (spaced.test(companyName) ? {} : null),
  examples: {
    valid: [
      { input: { companyName: "A B Cars" } },
      { input: { companyName: "3 MM" } },
      { input: { companyName: "中 国" } },
    ],
    invalid: [
      { input: { companyName: "1 2 3" } },
      { input: { companyName: "l l c" } },
      { input: { companyName: "A\tB" } },
    ],
  },
});
