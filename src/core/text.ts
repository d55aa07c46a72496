// Unicode's own list of what has no shape (zero-width and filler characters, variation selectors), control characters
// but for white space, halves of characters, non-characters and the marks of annotations.
const invisible =
  /(?![\t-\r\u0085])[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\uFFF9-\uFFFB]/gu;

// These two do not show either, but part or join letters: words of Persian, Hindi and others are wrong without them.
const joiner = "\\u200C\\u200D";
const invisibleButJoiners = new RegExp(`(?![${joiner}])${invisible.source}`, "gu");
const strayJoiner = new RegExp(`(?<!\\p{L}\\p{M}*)[${joiner}]|[${joiner}](?![\\p{L}\\p{M}])`, "gu");

// U+2800 is an empty Braille cell: a symbol by class, a blank to the eye.
const whiteSpace = /[\s\u0085\u2800]+/gu;

const withSingleBlanks = (text: string): string => text.replace(whiteSpace, " ").trim();

/**
 * The form in which a text is kept and sent, still as it was written: invisible characters removed, Unicode NFC, white
 * space of every kind folded to single blanks, ends trimmed. Tabs and line breaks are white space, not invisible.
 */
export function tidyText(text: string): string {
  return withSingleBlanks(text.replace(invisibleButJoiners, "").replace(strayJoiner, "").normalize("NFC"));
}

/** The form in which texts are judged and compared: as `tidyText`, without joiners, and Unicode NFKC (`ＬＬＣ` is LLC). */
export function normaliseText(text: string): string {
  return withSingleBlanks(text.replace(invisible, "").normalize("NFKC"));
}

/** A name as it is compared: case, marks, punctuation and blanks do not count. */
export function nameKey(name: string): string {
  // Some letters have two small forms, or a large form of two letters: ς and σ, ß and SS.
  return normaliseText(name)
    .toUpperCase()
    .toLowerCase()
    .replaceAll("ς", "σ")
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
