import { abbreviations } from "../../reference/abbreviations.ts";
import { customerRule } from "../rule.ts";

const punctuation = /[\s.,()"']+/g;
const lettersOf = (text: string): string => text.toLowerCase().replace(punctuation, "");
const alone = new Set(abbreviations.map(({ text }) => lettersOf(text)));
const listedAsOneWord = new Set(abbreviations.map(({ text }) => text.replace(/\.$/, "")));
const isParted = (name: string): boolean => /\p{L}[\s.]+\p{L}/u.test(name);

function isAbbreviation(name: string): boolean {
  const letters = lettersOf(name);
  return alone.has(letters) && (listedAsOneWord.has(letters) || isParted(name));
}

export const companyNameAbbreviation = customerRule({
  code: "company-name-abbreviation",
  field: "companyName",
  severity: "error",
  first: true,
  why:
    "Partner Center refuses a name that is nothing but a legal form of its list. Case, dots and blanks do not count, " +
    "so L.T.D. is refused like ltd. Only C P A stands there with blanks or dots alone, so CPA is not refused.",
  source: "002_713d6d2573c77612.txt and Partner Center, validate-names-addresses: abbreviations",
  check: ({ companyName }) => (isAbbreviation(companyName) ? {} : null),
  examples: {
    valid: [
      { input: { companyName: "Contoso LLC" } },
      { input: { companyName: "Limited Brands" } },
      { input: { companyName: "CPA" } },
    ],
    invalid: [
      { input: { companyName: "LLC" } },
      { input: { companyName: "Pty Ltd." } },
      { input: { companyName: "L. L. C." } },
      { input: { companyName: "(GmbH)" } },
      { input: { companyName: "C.P.A." } },
    ],
  },
});
