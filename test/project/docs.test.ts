import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { documents } from "../../scripts/write-docs.ts";
import { attestationRules } from "../../src/core/agreement/rules/index.ts";
import { customerRules } from "../../src/core/customer/rules/index.ts";
import { relationshipRequestRules } from "../../src/core/relationship/rules/index.ts";

it.each(Object.entries(documents))("%s is what `npm run docs` writes", async (path, make) => {
  const written = await readFile(new URL(`../../${path}`, import.meta.url), "utf8");
  expect(written).toBe(await make());
});

it("docs/rules.md tells of every rule, and of no sentence that is missing", async () => {
  const text = await readFile(new URL("../../docs/rules.md", import.meta.url), "utf8");
  const rules = [...customerRules, ...attestationRules, ...relationshipRequestRules];
  for (const { code } of rules) expect(text).toContain(`### ${code}\n`);
  const sentences = text.split("\n").filter((line) => line.startsWith("> "));
  expect(sentences.length).toBeGreaterThanOrEqual(rules.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^> \p{Lu}(?!.*(undefined|null|NaN)).*\.$/u);
});
