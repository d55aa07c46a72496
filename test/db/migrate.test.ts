import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { migrateToNewest } from "../../db/migrate.ts";
import { jobs } from "../../db/schema/index.ts";
import { createEmptyDatabase } from "../support/empty-database.ts";

test("four replicas that start at once on an empty database all find the newest tables", async () => {
  const { open } = await createEmptyDatabase();
  const replicas = await Promise.all([open(), open(), open(), open()]);
  if (replicas[0]?.kind === "server") await Promise.all(replicas.map((replica) => migrateToNewest(replica)));
  else for (const replica of replicas) await migrateToNewest(replica);
  for (const { db } of replicas) expect(await db.select().from(jobs)).toEqual([]);
});

test("a second start changes nothing", async () => {
  const { open } = await createEmptyDatabase();
  const connection = await open();
  await migrateToNewest(connection);
  await connection.db.insert(jobs).values({ queue: "kept", payload: {}, runAt: new Date() });
  await migrateToNewest(connection);
  const applied = sql<number>`(select count(*)::int from drizzle.__drizzle_migrations where hash is not null)`;
  const [row] = await connection.db.select({ queue: jobs.queue, applied }).from(jobs);
  expect(row?.queue).toBe("kept");
  expect(row?.applied).toBeGreaterThan(0);
});
