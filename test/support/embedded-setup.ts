import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import type { TestProject } from "vitest/node";
import { migrationsFolder } from "../../db/migrate.ts";

/** Creating a database and migrating it takes seconds, loading a dump of one does not: the dumps are kept between runs. */
export default async function setup(project: TestProject): Promise<void> {
  const dump = join(tmpdir(), `partner-desk-test-${digestOfMigrations()}.tar`);
  const empty = `${dump}.empty`;
  if (!existsSync(dump) || !existsSync(empty)) {
    const client = await PGlite.create({ postgresqlconf: ["shared_buffers = 16MB"] });
    await dumpTo(empty, client);
    await migrate(drizzle(client), { migrationsFolder });
    await dumpTo(dump, client);
    await client.close();
  }
  project.provide("database", { kind: "embedded", dump, empty });
}

async function dumpTo(file: string, client: PGlite): Promise<void> {
  const content = await client.dumpDataDir("none");
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, Buffer.from(await content.arrayBuffer()));
  await rename(draft, file);
}

function digestOfMigrations(): string {
  const hash = createHash("sha256").update(readFileSync("node_modules/@electric-sql/pglite/package.json"));
  for (const file of readdirSync(migrationsFolder, { withFileTypes: true })) {
    if (file.isFile()) hash.update(file.name).update(readFileSync(join(migrationsFolder, file.name)));
  }
  return hash.digest("hex").slice(0, 16);
}
