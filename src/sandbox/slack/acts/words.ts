/** Every word that stands in blocks, a line a text: what somebody reads. */
export function wordsOf(blocks: readonly unknown[]): string {
  return blocks.flatMap(texts).join("\n");
}

function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner === "string") return key === "text" ? [inner] : [];
    return key === "confirm" ? [] : texts(inner);
  });
}
