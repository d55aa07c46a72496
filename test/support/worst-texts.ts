const megabyte = 1_000_000;
/** A megabyte of the same. */
export const fill = (part: string, end = ""): string => part.repeat(Math.floor(megabyte / part.length)) + end;

/** What makes a pattern with a loop in a loop, or a walk from every place, take for ever. */
export const worst = [
  fill("a"),
  fill("a", "!"),
  fill("9", "x"),
  fill("a ", "ab"),
  fill("中 ", "ab"),
  fill("A", "b"),
  fill("-"),
  fill("-", "a"),
  fill("a-", "_"),
  fill("."),
  fill("a.", ".com"),
  fill("@"),
  fill("a@", "contoso.com"),
  `ana@${fill("a.", "com")}`,
  `${fill("a.")}@contoso.com`,
  fill("test ", "x"),
  fill("l.l.c. "),
  fill("ltd,(\"' "),
  fill("1 (", "x"),
  fill("+1"),
  fill("😀"),
  fill("e\u0301"),
  fill(".onmicrosoft.com"),
];

/** A pattern of the kind that takes for ever. */
export const explosive = "^(([a-z9])+.)+[A-Z]([a-z])+$";
