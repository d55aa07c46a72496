import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { filesUnder, read } from "./sources.ts";

const documents = [
  ...["README.md", "CONTRIBUTING.md"].filter((file) => existsSync(file)),
  ...(existsSync("docs") ? filesUnder("docs", ".md") : []),
];
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync("package.json", "utf8")));

const beginnings = /^(src|db|test|docs|bench|scripts|\.ci)\//;

/** Paths in code spans that begin like one of ours; a place for a name, as in `<rule>.ts` or `*.ts`, is no path. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, span = ""]) => span)
    .filter((span) => beginnings.test(span) && !/[<>*{}…]/.test(span));

const linksIn = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !/^[a-z]+:/.test(target));

test.each(documents)("%s names only files that exist", (file) => {
  const text = read(file);
  const missing = [
    ...pathsIn(text).filter((path) => !existsSync(path)),
    ...linksIn(text).filter((link) => !existsSync(join(dirname(file), link))),
  ];
  expect(missing).toEqual([]);
});

test("every script that the documents name is one of package.json", () => {
  const named = documents.flatMap((file) =>
    [...read(file).matchAll(/\bnpm run (?:--silent )?([a-z][\w:-]*)/g)].map(([, name = ""]) => name),
  );
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test("every script of package.json that runs a file finds it", () => {
  const run = Object.values(scripts).flatMap((script) =>
    [...script.matchAll(/\btsx (\S+\.ts)/g)].map(([, file = ""]) => file),
  );
  expect(run.length).toBeGreaterThan(0);
  expect(run.filter((file) => !existsSync(file))).toEqual([]);
});
