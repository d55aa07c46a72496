import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { rulesDocument } from "./rules-document.ts";
import { scopesDocument } from "./scopes-document.ts";

/** What `npm run docs` writes, by path; a test compares it with what is there. */
export const documents: Readonly<Record<string, () => Promise<string>>> = {
  "docs/rules.md": rulesDocument,
  "docs/scopes.md": scopesDocument,
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, make] of Object.entries(documents)) {
    await writeFile(new URL(`../${path}`, import.meta.url), await make());
  }
}
