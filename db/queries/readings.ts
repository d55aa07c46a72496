import { eq, inArray, lt } from "drizzle-orm";
import type { Database, Transaction } from "../connect.ts";
import { readings, seenRecords } from "../schema/index.ts";

type Reading = (typeof readings.$inferSelect)["name"];

/** Null when it was never read to its end. */
export async function lastReading(db: Database | Transaction, name: Reading): Promise<Date | null> {
  const [row] = await db.select().from(readings).where(eq(readings.name, name));
  return row?.readAt ?? null;
}

export async function saveReading(tx: Database | Transaction, name: Reading, readAt: Date): Promise<void> {
  await tx.insert(readings).values({ name, readAt }).onConflictDoUpdate({ target: readings.name, set: { readAt } });
}

/** Those of the keys that nobody has seen. */
export async function unseenRecords(db: Database | Transaction, keys: readonly string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const seen = await db
    .select({ key: seenRecords.key })
    .from(seenRecords)
    .where(inArray(seenRecords.key, [...keys]));
  const known = new Set(seen.map(({ key }) => key));
  return keys.filter((key) => !known.has(key));
}

export async function rememberRecords(tx: Transaction, keys: readonly string[], seenAt: Date): Promise<void> {
  if (keys.length === 0) return;
  await tx
    .insert(seenRecords)
    .values(keys.map((key) => ({ key, seenAt })))
    .onConflictDoNothing();
}

export async function forgetRecords(db: Database | Transaction, before: Date): Promise<void> {
  await db.delete(seenRecords).where(lt(seenRecords.seenAt, before));
}
