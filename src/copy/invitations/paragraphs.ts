/** A mail's text from its paragraphs; those that do not apply are null. */
export const paragraphs = (...given: readonly (string | null)[]): string =>
  given.filter((paragraph) => paragraph !== null).join("\n\n");

/** Such as "Guten Tag Ada Moss,", or `neutral` where a part of the name is not known. */
export function greeting(hello: string, names: readonly string[], neutral = hello): string {
  const known = names.map((name) => name.trim());
  return `${known.includes("") ? neutral : [hello, ...known].join(" ")},`;
}
