import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPattern, type PatternShape } from "../../../src/core/customer/readable-pattern.ts";

const shape = (drawn: string, only: PatternShape["only"] = null, least = drawn.length): PatternShape => ({
  only,
  least,
  most: drawn.length,
  drawn,
});
const digits = (most: number, least = most): PatternShape => shape("0".repeat(most), "digits", least);

describe("A pattern of Partner Center is told as", () => {
  it.each<[string, PatternShape[]]>([
    ["^\\d$", [digits(1)]],
    ["^\\d{14}$", [digits(14)]],
    ["^[0-9]{9}$", [digits(9)]],
    ["^\\d{9,10}$", [digits(10, 9)]],
    ["^\\d{9}\\d?$", [digits(10, 9)]],
    ["^(\\d{7}|\\d{10})$", [digits(7), digits(10)]],
    ["^(?:\\d{7}|\\d{10})$", [digits(7), digits(10)]],
    ["^\\d{7}|\\d{10}$", [digits(7), digits(10)]],
    ["^[A-Z]{2}$", [shape("AA", "letters")]],
    ["^[a-z][A-Za-z][a-zA-Z]$", [shape("AAA", "letters")]],
    ["^[A-Z]{5}\\d{4}[A-Z]$", [shape("AAAAA0000A")]],
    ["^\\d{2}\\.\\d{3}-\\d$", [shape("00.000-0")]],
    ["^\\d{3} \\d{2}/\\d\\-\\d$", [shape("000 00/0-0")]],
    ["^HRB \\d{4}$", [shape("HRB 0000")]],
    ["^BR7\\d$", [shape("BR70")]],
    ["^\\d{60}$", [digits(60)]],
    ["^(\\d{2}|\\d{2})$", [digits(2)]],
    ["^(\\d{2}|\\d{2,3})$", [digits(2), digits(3, 2)]],
    ["^(\\d{14}|\\d{2}\\.\\d{3}\\.\\d{3}\\/\\d{4}-\\d{2})$", [digits(14), shape("00.000.000/0000-00")]],
    ["^(?:[0-9]{2}|[A-Z]{2})$", [digits(2), shape("AA", "letters")]],
    ["^(\\d{4}|\\d{2,4})$", [digits(4), digits(4, 2)]],
    ["^(\\d|\\d{2}|\\d{3}|\\d{4})$", [digits(1), digits(2), digits(3), digits(4)]],
  ])("%j", (pattern, shapes) => expect(readPattern(pattern)).toEqual(shapes));
});

describe("A pattern is shown as it is", () => {
  it.each([
    ["without a beginning", "\\d{14}$"],
    ["without an end", "^\\d{14}"],
    ["with something before its beginning", "1^\\d{14}$"],
    ["with something after its end", "^\\d{14}$1"],
    ["with mixed classes", "^[A-F0-9]{8}$"],
    ["of a very great length", `^${"\\d".repeat(120)}$`],
    ["with nothing in it", "^$"],
    ["with an empty alternative", "^(\\d|)$"],
    ["with something optional among different signs", "^\\d{2}-?\\d$"],
    ["with counts that differ among different signs", "^[A-Z]{1,2}\\d$"],
    ["without an end to a count", "^\\d{2,}$"],
    ["with a repetition", "^\\d+$"],
    ["with any sign", "^..$"],
    ["with other classes", "^[0-8]\\d$"],
    ["with a class of words", "^\\w{3}$"],
    ["with a reluctant count", "^\\d{2}?$"],
    ["with groups in a row", "^(\\d)(\\d)$"],
    ["with groups in a group", "^((\\d)|\\d{2})$"],
    ["with a look ahead", "^(?=\\d)\\d{2}$"],
    ["with a zero that must stand there", "^0\\d{3}$"],
    ["with a letter A that must stand there", "^A\\d{3}$"],
    ["over sixty signs long", "^\\d{61}$"],
    ["with five shapes", "^(\\d|\\d{2}|\\d{3}|\\d{4}|\\d{5})$"],
  ])("%s", (_, pattern) => expect(readPattern(pattern)).toBeNull());

  it("beyond two hundred characters, and not before", () => {
    const alternatives = (last: number) => `^${"\\d{14}|".repeat(20)}${"1".repeat(last)}$`;
    expect([alternatives(58).length, alternatives(59).length]).toEqual([200, 201]);
    expect(readPattern(alternatives(58))).toEqual([digits(14), shape("1".repeat(58))]);
    expect(readPattern(alternatives(59))).toBeNull();
  });
});

describe("Whatever the pattern is", () => {
  const part = fc
    .tuple(fc.constantFrom("\\d", "[0-9]", "[A-Z]", "-", " ", "\\.", "B"), fc.integer({ min: 1, max: 5 }))
    .map(([sign, times]) => `${sign}{${times}}`);
  const pattern = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => `^${parts.join("")}$`);

  it("what is drawn fits it", () => {
    fc.assert(
      fc.property(pattern, (text) => {
        const shapes = readPattern(text) ?? [];
        expect(shapes).toHaveLength(1);
        for (const { drawn } of shapes) expect(drawn).toMatch(new RegExp(text));
      }),
    );
  });

  it("an answer comes, or none, and no failure", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => readPattern(`^${text}$`)).not.toThrow();
      }),
    );
  });
});
