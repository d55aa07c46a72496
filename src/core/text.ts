// Unicode's own list of what has no shape (zero-width and filler characters, variation selectors), control characters
// but for white space, halves of characters, non-characters and the marks of annotations.
const invisible =
  /(?![\t-\r\u0085])[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\uFFF9-\uFFFB]/gu;

// U+2800 is an empty Braille cell: a symbol by class, a blank to the eye.
const whiteSpace = /[\s\u0085\u2800]+/gu;

/**
 * The form in which every rule sees a text: invisible characters removed, Unicode NFKC, white space of every kind
 * folded to single blanks, ends trimmed. Tabs and line breaks are white space, not invisible.
 */
export function normaliseText(text: string): string {
  return text.replace(invisible, "").normalize("NFKC").replace(whiteSpace, " ").trim();
}

/** A name as it is compared: case, marks, punctuation and blanks do not count. */
export function nameKey(name: string): string {
  return normaliseText(name)
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
