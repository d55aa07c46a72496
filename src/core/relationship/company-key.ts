import { closingForms, openingForms, unspacedForms } from "../reference/legal-forms.ts";
import { nameKey, normaliseText } from "../text.ts";

/** "And" in the languages of many company names; signs such as & go with the punctuation. */
const conjunctions = new Set(["and", "und", "et", "en", "og", "och"]);
const mostWordsOfForm = 7;
/** Nobody is called so; such a text is compared as it is. */
const longestName = 1000;

/**
 * A company's name as it is compared when the same company may be written in two ways: as `nameKey`, and legal forms and
 * the word "and" do not count either. Empty when nothing else is left: such a name is nobody's.
 */
export function companyKey(name: string): string {
  if (name.length > longestName) return nameKey(name);
  const words = normaliseText(name)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(nameKey)
    .filter((word) => word !== "" && !conjunctions.has(word));
  for (let count = wordsOfForm(words); count > 0; count = wordsOfForm(words)) words.length -= count;
  const own = openingForms.has(words[0] ?? "") ? words.slice(1) : words;
  return withoutUnspacedForm(own.join(""));
}

/** How many words at the end are one legal form: `S. p. A.` is three. */
function wordsOfForm(words: readonly string[]): number {
  for (let count = Math.min(mostWordsOfForm, words.length); count > 0; count -= 1) {
    if (closingForms.has(words.slice(-count).join(""))) return count;
  }
  return 0;
}

function withoutUnspacedForm(key: string): string {
  for (const form of unspacedForms) {
    if (key.endsWith(form)) return key.slice(0, -form.length);
    if (key.startsWith(form)) return key.slice(form.length);
  }
  return key;
}
