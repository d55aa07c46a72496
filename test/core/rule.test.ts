import { describe, expect, it } from "vitest";
import { judge, ruleFor, type Rule } from "../../src/core/rule.ts";

interface Person {
  name: string;
  town: string;
}
const rule = ruleFor<Person, { towns: readonly string[] }, keyof Person>();
const examples = { valid: [], invalid: [] };
const about = { why: "Because.", source: "a test", examples };

const nameGiven = rule({
  ...about,
  code: "name-given",
  field: "name",
  severity: "error",
  first: true,
  check: ({ name }) => (name === "" ? {} : null),
});
const nameLong = rule({
  ...about,
  code: "name-long",
  field: "name",
  severity: "acknowledge",
  check: ({ name }) => (name.length < 3 ? { length: name.length } : null),
});
const nameCapital = rule({
  ...about,
  code: "name-capital",
  field: "name",
  severity: "error",
  check: ({ name }) => (/^\p{Lu}/u.test(name) ? null : {}),
});
const townKnown = rule({
  ...about,
  code: "town-known",
  field: "town",
  severity: "error",
  check: ({ town }, { towns }) => (towns.includes(town) ? null : { town }),
});
const rules: readonly Rule<Person, { towns: readonly string[] }>[] = [nameLong, nameCapital, townKnown, nameGiven];
const facts = { towns: ["Lima"] };

describe("judge", () => {
  it("reports every problem at once, with severity and parameters", () => {
    expect(judge(rules, { name: "jo", town: "Oslo" }, facts)).toEqual([
      { field: "name", code: "name-long", severity: "acknowledge", params: { length: 2 } },
      { field: "name", code: "name-capital", severity: "error", params: {} },
      { field: "town", code: "town-known", severity: "error", params: { town: "Oslo" } },
    ]);
  });

  it("asks nothing more of a field that fails a first rule, wherever that stands in the list, and goes on with the others", () => {
    expect(judge(rules, { name: "", town: "Oslo" }, facts).map(({ code }) => code)).toEqual([
      "name-given",
      "town-known",
    ]);
  });

  it("is silent about what is right", () => {
    expect(judge(rules, { name: "Ana", town: "Lima" }, facts)).toEqual([]);
  });

  it("shows a rule about the written text that text, and the others the form in which texts are compared", () => {
    const asWritten: (typeof rules)[number] = { ...nameLong, asWritten: true };
    expect(judge([asWritten, nameCapital], { name: "Ana", town: "" }, facts, { name: "Ａ", town: "" })).toEqual([
      { field: "name", code: "name-long", severity: "acknowledge", params: { length: 1 } },
    ]);
  });
});
