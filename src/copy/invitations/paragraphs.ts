/** A mail's text from its paragraphs; those that do not apply are null. */
export const paragraphs = (...given: readonly (string | null)[]): string =>
  given.filter((paragraph) => paragraph !== null).join("\n\n");

/** Such as "Hello Ada,", or "Hello," where nobody knows the name. */
export const greeting = (hello: string, firstName: string): string => `${[hello, firstName].join(" ").trim()},`;
