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

/** Creating a database and migrating it takes seconds, loading a dump of one does not: the dump is kept between runs. */
export default async function setup(project: TestProject): Promise<void> {
  const dump = join(tmpdir(), `partner-desk-test-${digestOfMigrations()}.tar`);
  if (!existsSync(dump)) {
    const client = await PGlite.create({ postgresqlconf: ["shared_buffers = 16MB"] });
    await migrate(drizzle(client), { migrationsFolder });
    const content = await client.dumpDataDir("none");
    await client.close();
    const draft = `${dump}.${process.pid}`;
    await writeFile(draft, Buffer.from(await content.arrayBuffer()));
    await rename(draft, dump);
  }
  project.provide("database", { kind: "embedded", dump });
}

function digestOfMigrations(): string {
  const hash = createHash("sha256").update(readFileSync("node_modules/@electric-sql/pglite/package.json"));
  for (const file of readdirSync(migrationsFolder, { withFileTypes: true })) {
    if (file.isFile()) hash.update(file.name).update(readFileSync(join(migrationsFolder, file.name)));
  }
  return hash.update("16MB").digest("hex").slice(0, 16);
}
