import { abbreviations } from "../../reference/abbreviations.ts";
import { customerRule } from "../rule.ts";

const punctuation = /[\s.,()"']+/g;
const lettersOf = (text: string): string => text.toLowerCase().replace(punctuation, "");
const alone = new Set(abbreviations.map(({ text }) => lettersOf(text)));

export const companyNameAbbreviation = customerRule({
  code: "company-name-abbreviation",
  field: "companyName",
  severity: "error",
  first: true,
  why:
    "Partner Center refuses a name that is nothing but a legal form of its list. Case, dots and blanks do not count, " +
    "so L.T.D. is refused like ltd.",
  source: "002_713d6d2573c77612.txt and Partner Center, validate-names-addresses: abbreviations",
  check: ({ companyName }) => (alone.has(lettersOf(companyName)) ? {} : null),
  examples: {
    valid: [{ input: { companyName: "Contoso LLC" } }, { input: { companyName: "Limited Brands" } }],
    invalid: [
      { input: { companyName: "LLC" } },
      { input: { companyName: "Pty Ltd." } },
      { input: { companyName: "L. L. C." } },
      { input: { companyName: "(GmbH)" } },
    ],
  },
});
