import { expect, it } from "vitest";
import { readPattern } from "../../../src/core/customer/readable-pattern.ts";

const drawn = (pattern: string) => readPattern(pattern)?.map((shape) => shape.drawn) ?? null;

it.each([
  ["^\\d{14}$", ["00000000000000"]],
  ["^(\\d{14}|\\d{2}\\.\\d{3}\\.\\d{3}\\/\\d{4}-\\d{2})$", ["00000000000000", "00.000.000/0000-00"]],
  ["^(?:[0-9]{2}|[A-Z]{2})$", ["00", "AA"]],
  ["^[A-Za-z]{5}\\d{4}[a-z]$", ["AAAAA0000A"]],
  ["^\\d{2}|\\d\\d$", ["00"]],
  ["^NO \\d{3}$", ["NO 000"]],
])("draws %s", (pattern, shapes) => {
  expect(drawn(pattern)).toEqual(shapes);
});

it("counts where nothing but digits or letters stand", () => {
  expect(readPattern("^\\d{6,9}$")).toEqual([{ only: "digits", least: 6, most: 9, drawn: "000000000" }]);
  expect(readPattern("^\\d{2}\\d?$")).toMatchObject([{ only: "digits", least: 2, most: 3 }]);
  expect(readPattern("^[A-Z]{3}$")).toMatchObject([{ only: "letters", least: 3, most: 3 }]);
  expect(readPattern("^\\d-\\d$")).toMatchObject([{ only: null, least: 3, most: 3 }]);
});

it.each([
  ["without anchors", "\\d{14}"],
  ["a count that is open", "^\\d+$"],
  ["a mixed text of several lengths", "^[A-Z]{2}\\d{6,8}$"],
  ["nested groups", "^(\\d{3}(-\\d)?)$"],
  ["other classes of signs", "^[A-F0-9]{8}$"],
  ["what looks ahead", "^(?=.*\\d)\\d{9}$"],
  ["nothing", "^$"],
  ["more digits than somebody counts", "^\\d{61}$"],
  ["more alternatives than somebody reads", "^(\\d|\\d{2}|\\d{3}|\\d{4}|\\d{5})$"],
  ["a very long pattern", `^${"\\d".repeat(120)}$`],
])("leaves %s to be shown as it is", (_, pattern) => {
  expect(readPattern(pattern)).toBeNull();
});
