import { expect, test } from "vitest";
import { filesUnder, importsOf, type Import } from "./sources.ts";

const ground = ["src/clock.ts", "src/log.ts", "src/rhythm.ts"];
const slackError = "src/slack-error.ts";

/** What each part may import of ours, by how the path begins. */
const mayImport: Record<string, readonly string[]> = {
  "src/core/": ["src/core/"],
  "src/copy/": ["src/copy/", "src/core/"],
  "src/partner-center/": ["src/partner-center/", "src/core/", ...ground],
  "db/": ["db/", "src/core/", ...ground],
  "src/operations/": ["src/operations/", "src/core/", "src/partner-center/", "db/", ...ground],
  "src/slack/": ["src/slack/", "src/operations/", "src/core/", "src/copy/", slackError, ...ground],
  "src/jobs/": [
    "src/jobs/",
    "src/operations/",
    "src/core/",
    "src/copy/",
    "src/slack/cards/",
    "db/",
    slackError,
    ...ground,
  ],
  "src/cli/": ["src/cli/", "src/operations/", "src/core/", "src/copy/", ...ground],
  "src/sandbox/run.ts": ["src/sandbox/", "src/start.ts", "src/config.ts", "db/", ...ground],
  "src/sandbox/": ["src/sandbox/"],
  "src/main.ts": ["src/start.ts", "src/config.ts", "db/connect.ts", ...ground],
  "src/cli/desk.ts": ["src/", "db/"],
  "src/start.ts": ["src/", "db/"],
  "src/webhook-route.ts": ["src/partner-center/", ...ground],
  "src/config.ts": ["src/core/", "src/log.ts"],
  "src/log.ts": ["src/describe-error.ts"],
  "src/rhythm.ts": ["src/core/"],
};
const packagesOfCore = ["zod", "date-fns", "@date-fns/tz", "stdnum", "tldts", "libphonenumber-js"];

const files = [...filesUnder("src"), ...filesUnder("db")];
const imports = files.flatMap(importsOf);

/** The most particular entry of the table counts. */
function allowedFor(file: string): readonly string[] {
  const entries = Object.keys(mayImport).filter((path) => file.startsWith(path));
  return mayImport[entries.toSorted((one, other) => other.length - one.length)[0] ?? ""] ?? [];
}

function complaintAbout({ file, target, isOurs, isTypeOnly }: Import): string | null {
  const says = (why: string) => `${file} imports ${target}: ${why}`;
  if (!isOurs) {
    const isAllowed = packagesOfCore.some((name) => target === name || target.startsWith(`${name}/`));
    if (file.startsWith("src/core/") && !isAllowed)
      return says("the core is pure and takes only validation libraries.");
    const isDriver = /^(postgres|@electric-sql\/pglite|drizzle-orm\/(postgres-js|pglite))(\/|$)/.test(target);
    const mayDrive = ["db/server.ts", "db/embedded.ts"].includes(file);
    return isDriver && !mayDrive ? says("only db/server.ts and db/embedded.ts know a driver.") : null;
  }
  if (file.startsWith("src/copy/") && target.startsWith("src/core/") && !isTypeOnly)
    return says("copy takes types of the core alone.");
  // A card shows a row: its shape may be named, the database not asked.
  if (file.startsWith("src/slack/") && target.startsWith("db/") && isTypeOnly) return null;
  if (allowedFor(file).some((path) => target.startsWith(path))) return null;
  return says("the table in test/project/layers.test.ts does not allow it.");
}

test("each part imports only what the architecture allows", () => {
  expect(files.length).toBeGreaterThan(20);
  expect(imports.length).toBeGreaterThan(100);
  expect(imports.map(complaintAbout).filter((complaint) => complaint !== null)).toEqual([]);
});

test("no files import each other in a circle at run time", () => {
  const runtime = new Map(
    files.map((file) => [file, importsOf(file).flatMap((one) => (one.isOurs && !one.isTypeOnly ? [one.target] : []))]),
  );
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(" → "));
    else if (!done.has(file)) {
      for (const target of runtime.get(file) ?? []) visit(target, [...way, file]);
      done.add(file);
    }
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});
