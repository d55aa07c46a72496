import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { customerFields } from "../../src/core/customer/fields.ts";
import { customerRules } from "../../src/core/customer/rules/index.ts";

const folder = new URL("../../src/core/customer/rules/", import.meta.url);

it("every rule of a rule file is listed in rules/index.ts", async () => {
  const unlisted: string[] = [];
  const files = readdirSync(folder).filter((file) => file !== "index.ts");
  for (const file of files) {
    const exported = Object.entries((await import(new URL(file, folder).href)) as Record<string, unknown>);
    if (exported.length === 0) unlisted.push(`${file} exports no rule`);
    for (const [name, rule] of exported) {
      if (!customerRules.some((listed) => listed === rule)) unlisted.push(`${file}: ${name} is not listed`);
    }
  }
  expect(files.length).toBeGreaterThan(40);
  expect(unlisted).toEqual([]);
});

it("the rules stand in the order of the form's fields, the first ones before the others", () => {
  const places = customerRules.map(
    (rule) => [customerFields.indexOf(rule.field), rule.first === true ? 0 : 1] as const,
  );
  const sorted = places.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  expect(places).toEqual(sorted);
});
