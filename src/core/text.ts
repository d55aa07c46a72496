const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u3164\uFE00-\uFE0F\uFFA0]/gu;

/**
 * The form in which every rule sees a text: Unicode NFKC, white space folded to single blanks, invisible
 * characters removed, ends trimmed. Tabs and line breaks count as white space, not as invisible.
 */
export function normaliseText(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, " ").replace(invisible, "").replace(/ +/g, " ").trim();
}

/** A name as it is compared: case, marks, punctuation and blanks do not count. */
export function nameKey(name: string): string {
  return normaliseText(name)
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "");
}
