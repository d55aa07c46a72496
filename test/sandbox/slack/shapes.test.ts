import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { everythingSent, type Sent } from "./everything-sent.ts";
import { exceptions } from "./shape-exceptions.ts";
import { objectionsTo, sources } from "./shape-sources.ts";

const kinds = [...new Set(sources.map(({ kind }) => kind))].filter(
  (kind) => !["action", "element", "value", "view"].includes(kind),
);
const excepted = new Set(exceptions.map(({ what }) => what));
let sent: Sent[] = [];

beforeAll(async () => {
  sent = await everythingSent();
});

test("whatever the workspace sends is of a kind that somebody recorded", () => {
  expect([...new Set(sent.map(({ kind }) => kind))].sort()).toEqual([...kinds].sort());
});

test.each(kinds)("%s: nothing that no source lists, and all that every recording has", (kind) => {
  const objections = sent.filter((one) => one.kind === kind).flatMap(({ payload }) => objectionsTo(kind, payload));
  expect([...new Set(objections)].filter((objection) => !excepted.has(objection))).toEqual([]);
});

test("every exception is still needed", () => {
  const objections = new Set(sent.flatMap(({ kind, payload }) => objectionsTo(kind, payload)));
  expect(exceptions.filter(({ what }) => !objections.has(what))).toEqual([]);
});

test("docs/sandbox.md prints the exceptions with their reasons, and no others", () => {
  const document = readFileSync(new URL("../../../docs/sandbox.md", import.meta.url), "utf8");
  const section = document.split("### Exceptions")[1]?.split("\n## ")[0] ?? "";
  const printed = section.split("\n").filter((line) => line.startsWith("| `"));
  expect(printed).toEqual(exceptions.map(({ what, why }) => `| \`${what}\` | ${why} |`));
});

test("an invented member, a missing one and a wrong type are each named", () => {
  const closed = sent.find(({ kind }) => kind === "view closed")?.payload;
  expect(objectionsTo("view closed", { ...Object(closed), invented: 1, is_cleared: "no", token: undefined })).toEqual([
    "view closed.token is undefined, the sources have string",
    "view closed.is_cleared is string, the sources have boolean",
    "view closed.invented is in no source",
  ]);
  expect(objectionsTo("view closed", { type: "view_closed" })).toContain("view closed.view is missing");
  expect(objectionsTo("view closed", { view: { type: "modal", blocks: [{ type: "poem" }] } })).toContain(
    "block<poem> is in no source",
  );
});

test("each source says where it is: repository, path, and a commit or a release", () => {
  for (const source of sources) {
    expect(source.repository).toMatch(/^[\w.-]+\/[\w.-]+$/);
    expect(source.path).toMatch(/^[\w./-]+$/);
    expect(source.commit).toMatch(source.is === "declared" ? /^@slack\/(bolt|types)@\d+\.\d+\.\d+$/ : /^[0-9a-f]{40}$/);
  }
});
