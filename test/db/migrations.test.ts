import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Database } from "../../db/connect.ts";
import { migrateToNewest, migrationsFolder } from "../../db/migrate.ts";
import { createEmptyDatabase } from "../support/empty-database.ts";
import { rowsOf } from "../support/rows.ts";
import { rowsAfterMigration } from "./rows-after-migration.ts";

interface Journal {
  entries: { tag: string }[];
}
const readJournal = (): Journal =>
  JSON.parse(readFileSync(join(migrationsFolder, "meta/_journal.json"), "utf8")) as Journal;
const tags = readJournal().entries.map(({ tag }) => tag);

/** The migrations folder as it was when the product had only its first `count` migrations. */
function earlierFolder(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), "partner-desk-migrations-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(migrationsFolder, folder, { recursive: true });
  const journal = readJournal();
  writeFileSync(
    join(folder, "meta/_journal.json"),
    JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }),
  );
  return folder;
}

/** Everything that the database says about its tables, in an order of its own. */
const describeTables = (db: Database) =>
  rowsOf(
    db,
    sql`select table_name as "table", column_name as name, data_type || is_nullable || coalesce(column_default, '') as is
        from information_schema.columns where table_schema = 'public'
        union all select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint
        where connamespace = 'public'::regnamespace and contype <> 'n'
        union all select tablename, indexname, indexdef from pg_indexes where schemaname = 'public'
        order by 1, 2, 3`,
  );

async function countRows(db: Database): Promise<Record<string, number>> {
  const tables = await rowsOf(db, sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`);
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await rowsOf(db, sql`select count(*)::int as count from ${sql.identifier(String(name))}`);
    counts[String(name)] = Number(row?.count);
  }
  return counts;
}

test("every migration has rows for its upgrade test", () => {
  expect(Object.keys(rowsAfterMigration)).toEqual(tags);
});

/** What a database has that begins with the newest tables. */
async function describeNewest(): ReturnType<typeof describeTables> {
  const fresh = await (await createEmptyDatabase()).open();
  await migrateToNewest(fresh);
  return describeTables(fresh.db);
}

describe("a database with data upgrades to the newest tables and loses nothing", () => {
  let newest: ReturnType<typeof describeTables> | undefined;

  test.each(tags.map((tag, index) => [tag, index + 1] as const))("from %s", async (_, count) => {
    const connection = await (await createEmptyDatabase()).open();
    const { db } = connection;
    await migrateToNewest(connection, earlierFolder(count));
    for (const tag of tags.slice(0, count))
      for (const row of rowsAfterMigration[tag] ?? []) await db.execute(sql.raw(row));
    const before = await countRows(db);
    for (const [table, rows] of Object.entries(before))
      expect(rows, `rows of ${table} in rowsAfterMigration`).toBeGreaterThan(0);

    await migrateToNewest(connection);

    expect(await countRows(db)).toMatchObject(before);
    expect(await describeTables(db)).toEqual(await (newest ??= describeNewest()));
  });
});
