import type { SQL } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../../db/connect.ts";

const row = z.record(z.string(), z.unknown());
const answer = z.union([z.array(row), z.object({ rows: z.array(row) }).transform(({ rows }) => rows)]);

/** The rows of a query in SQL, for what the query builder cannot say; the drivers answer in two shapes. */
export async function rowsOf(db: Database, query: SQL): Promise<Record<string, unknown>[]> {
  return answer.parse(await db.execute(query));
}
