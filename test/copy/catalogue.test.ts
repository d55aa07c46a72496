import { describe, expect, it } from "vitest";
import { copyCatalogue, type Entry } from "../support/copy-catalogue.ts";

const entries = copyCatalogue();
const having = (pattern: RegExp): Entry[] => entries.filter(([, text]) => pattern.test(text));

/** Repeated sentences once; long ones as they are, one a line. */
function page(): string {
  const lines = new Map<string, Set<string>>();
  for (const [path, text] of entries) lines.set(path, (lines.get(path) ?? new Set()).add(text));
  return [...lines]
    .map(([path, said]) => `${path}\n${[...said].map((text) => `  ${text.replaceAll("\n", "\n  ")}`).join("\n")}`)
    .join("\n\n");
}

it("reads as it did; whoever changes a sentence sees it here among the others", async () => {
  await expect(`${page()}\n`).toMatchFileSnapshot("__snapshots__/catalogue.txt");
});

describe("no text", () => {
  it("says that something is invalid, an error or a failure, without saying what helps", () => {
    expect(having(/\b(invalid|error|failed|failure|illegal|forbidden|(?<!went )wrong)\b/i)).toEqual([]);
  });

  it("blames, begs pardon or shouts", () => {
    expect(having(/\b(sorry|oops|unfortunately|please note|you (must|failed|forgot))\b|!\s*$|!!/i)).toEqual([]);
  });

  it("was filled in badly", () => {
    expect(having(/undefined|\bnull\b|NaN|\[object|function|=>|\{\d+\}\{/)).toEqual([]);
    expect(having(/ {4,}|[^.]\.\.($|[^.])|\s[.,;](\s|$)/)).toEqual([]);
  });

  it("shows an emoji without words beside it", () => {
    expect(having(/\p{Extended_Pictographic}/u)).toEqual([]);
    expect(entries.filter(([, text]) => /^\s*(:[a-z_]+:\s*)+$/.test(text))).toEqual([]);
  });

  it("is longer than somebody in a hurry reads", () => {
    const isButton = (path: string) =>
      /(^|\.)(buttons?|[a-z]*Title|title|submit)(\.|$)|^(addCustomer|setup)\.(next|back|close|save|send)$/.test(path);
    const most = (path: string): number => (path.startsWith("cards.") || !isButton(path) ? 480 : 75);
    expect(entries.filter(([path, text]) => text.length > most(path)).map(([path]) => path)).toEqual([]);
  });
});

it("titles of dialogs fit into their 24 characters", () => {
  const titles = entries.filter(
    ([path]) => /(^|\.)([a-z]*Title|title)$/.test(path) && !/^cards\.(approval|status)\./.test(path),
  );
  expect(titles.length).toBeGreaterThan(5);
  expect(titles.filter(([, text]) => text.length > 24)).toEqual([]);
});
