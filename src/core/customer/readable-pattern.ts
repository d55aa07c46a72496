/** One way in which a text may look. `drawn` has 0 for a digit and A for a letter, such as `00.000-0`. */
export interface PatternShape {
  /** Set when nothing but these stands there, so that a count says it all. */
  only: "digits" | "letters" | null;
  least: number;
  most: number;
  drawn: string;
}

interface Part {
  sign: string;
  least: number;
  most: number;
}

const mostShapes = 4;
const longest = 60;
const digit = /^(?:\\d|\[0-9\])/;
const letter = /^\[(?:A-Za-z|a-zA-Z|A-Z|a-z)\]/;
const plain = /^(?:\\([^\w\s])|([\w \-/]))/;
const count = /^(?:\{(\d{1,2})(?:,(\d{1,2}))?\}|(\?))/;

/**
 * The shapes that a simple pattern (digits, letters, fixed signs, counts, alternatives) allows, to be shown to people.
 * Null when it says more than that: then the pattern itself has to be shown.
 */
export function readPattern(pattern: string): PatternShape[] | null {
  const inner = /^\^(.*)\$$/s.exec(pattern)?.[1];
  if (inner === undefined || pattern.length > 200) return null;
  const whole = /^\(\??:?([^()]*)\)$/.exec(inner)?.[1] ?? inner;
  const found = whole.split("|").map(readParts);
  const shapes: PatternShape[] = [];
  for (const parts of found) {
    const shape = parts && shapeOf(parts);
    if (!shape) return null;
    if (shapes.every(({ drawn, least }) => drawn !== shape.drawn || least !== shape.least)) shapes.push(shape);
  }
  return shapes.length > mostShapes ? null : shapes;
}

function readParts(text: string): Part[] | null {
  const parts: Part[] = [];
  let rest = text;
  while (rest !== "") {
    const read = digit.exec(rest) ?? letter.exec(rest) ?? plain.exec(rest);
    if (read === null) return null;
    const written = read[1] ?? read[2];
    // Drawn, it would look like any digit or letter.
    if (written === "0" || written === "A") return null;
    const sign = written ?? (digit.test(read[0]) ? "0" : "A");
    rest = rest.slice(read[0].length);
    const times = count.exec(rest);
    if (times !== null) rest = rest.slice(times[0].length);
    const least = times === null ? 1 : times[3] ? 0 : Number(times[1]);
    parts.push({ sign, least, most: times === null || times[3] ? 1 : Number(times[2] ?? times[1]) });
  }
  return parts.length === 0 ? null : parts;
}

function shapeOf(parts: readonly Part[]): PatternShape | null {
  const least = parts.reduce((sum, part) => sum + part.least, 0);
  const most = parts.reduce((sum, part) => sum + part.most, 0);
  const signs = new Set(parts.map(({ sign }) => sign));
  const [sign] = signs;
  const only = signs.size > 1 ? null : sign === "0" ? "digits" : sign === "A" ? "letters" : null;
  if (most > longest || (only === null && least !== most)) return null;
  return { only, least, most, drawn: parts.map((part) => part.sign.repeat(part.most)).join("") };
}
