import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { filesUnder, read } from "./sources.ts";

const sources = [...filesUnder("src"), ...filesUnder("db")];
const tests = filesUnder("test");
const code = (file: string) => read(file).replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");
const linesOf = (file: string) => read(file).trimEnd().split("\n").length;
const withCode = (files: string[], pattern: RegExp) => files.filter((file) => pattern.test(code(file)));

test("only the configuration reads the environment", () => {
  expect(withCode(sources, /\bprocess\.(env|loadEnvFile)\b/)).toEqual(["src/config.ts"]);
});

test("core and operations are told the time and never look", () => {
  const pure = sources.filter((file) => /^src\/(core|operations)\//.test(file));
  expect(pure.length).toBeGreaterThan(20);
  expect(withCode(pure, /\bnew Date\(\s*\)|\bDate\.now\(|\bperformance\.now\(/)).toEqual([]);
});

test("nothing is mocked behind a module's back, and no test sleeps", () => {
  const own = "test/project/house-rules.test.ts";
  expect(
    withCode(tests, /\bvi\.(mock|doMock|stubGlobal)\(|\bsetTimeout\(\s*resolve/).filter((file) => file !== own),
  ).toEqual([]);
});

test("no test is left out or runs alone; what a machine cannot do is said in test/support", () => {
  const cases = tests.filter((file) => !file.startsWith("test/support/"));
  expect(withCode(cases, /\b(test|it|describe)\.(skip|only|todo)\(/)).toEqual([]);
});

describe("names", () => {
  test("are kebab-case and say what a file does", () => {
    const all = [...sources, ...tests, ...filesUnder("src/sandbox/page", ".js")];
    const vague = /^(utils?|helpers?|common|manager|misc|shared|lib)$/;
    const odd = all.filter((file) => {
      const stem = basename(file).split(".")[0] ?? "";
      return !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem) || file.split(/[/.]/).some((part) => vague.test(part));
    });
    expect(odd).toEqual([]);
  });

  test("of tests mirror the sources they are about", () => {
    const folders = new Set(sources.map((file) => file.replace(/^src\//, "").split("/")[0]));
    const free = ["browser", "kill", "project", "support"];
    const strays = tests.filter((file) => {
      const [, folder = ""] = file.split("/");
      return folder.endsWith(".ts")
        ? !sources.includes(`src/${folder.replace(".test", "")}`)
        : !folders.has(folder) && !free.includes(folder);
    });
    expect(strays).toEqual([]);
  });
});

describe("sizes", () => {
  // Tables and copy are as long as what they list.
  const judged = [...sources, ...filesUnder("src/sandbox/page", ".js")].filter(
    (file) => !/^src\/(copy|core\/reference)\/|\/states\.ts$/.test(file),
  );

  test("no source file is over 300 lines", () => {
    expect(judged.filter((file) => linesOf(file) > 300).map((file) => `${file}: ${linesOf(file)}`)).toEqual([]);
  });

  test("nine in ten are under 200", () => {
    const long = judged.filter((file) => linesOf(file) >= 200);
    expect(long.length, long.join(", ")).toBeLessThanOrEqual(judged.length / 10);
  });
});
