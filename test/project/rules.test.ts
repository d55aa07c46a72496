import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { attestationFields } from "../../src/core/agreement/attestation.ts";
import { attestationRules } from "../../src/core/agreement/rules/index.ts";
import { customerFields } from "../../src/core/customer/fields.ts";
import { customerRules } from "../../src/core/customer/rules/index.ts";
import { relationshipRequestFields } from "../../src/core/relationship/request.ts";
import { relationshipRequestRules } from "../../src/core/relationship/rules/index.ts";

interface Listed {
  code: string;
  field: string;
  first?: boolean;
}

const families: [folder: string, rules: readonly Listed[], fields: readonly string[], fewestFiles: number][] = [
  ["src/core/customer/rules/", customerRules, customerFields, 40],
  ["src/core/agreement/rules/", attestationRules, attestationFields, 6],
  ["src/core/relationship/rules/", relationshipRequestRules, relationshipRequestFields, 4],
];

describe.each(families)("of %s", (path, rules, fields, fewestFiles) => {
  const folder = new URL(`../../${path}`, import.meta.url);

  it("every rule of a rule file is listed in index.ts", async () => {
    const unlisted: string[] = [];
    const files = readdirSync(folder).filter((file) => file !== "index.ts");
    for (const file of files) {
      const exported = Object.entries((await import(new URL(file, folder).href)) as Record<string, unknown>);
      if (exported.length === 0) unlisted.push(`${file} exports no rule`);
      for (const [name, rule] of exported) {
        if (!rules.some((listed) => listed === rule)) unlisted.push(`${file}: ${name} is not listed`);
      }
    }
    expect(files.length).toBeGreaterThanOrEqual(fewestFiles);
    expect(unlisted).toEqual([]);
  });

  it("the rules stand in the order of the form's fields, the first ones before the others", () => {
    const places = rules.map((rule) => [fields.indexOf(rule.field), rule.first === true ? 0 : 1] as const);
    const sorted = places.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
    expect(places).toEqual(sorted);
  });
});

it("no code means a rule of two families: it would have one sentence for both", () => {
  const codes = families.flatMap(([, rules]) => [...new Set(rules.map(({ code }) => code))]);
  expect(codes.filter((code, place) => codes.indexOf(code) !== place)).toEqual([]);
});
