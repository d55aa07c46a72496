import { eq } from "drizzle-orm";
import type { Database, Transaction } from "../connect.ts";
import { people, settings, userGroups } from "../schema/index.ts";

export type Settings = typeof settings.$inferSelect;
export type Person = typeof people.$inferSelect;

/** Null before anybody has set the desk up. */
export async function findSettings(db: Database | Transaction): Promise<Settings | null> {
  const [row] = await db.select().from(settings);
  return row ?? null;
}

export async function findPerson(db: Database | Transaction, id: string): Promise<Person | null> {
  const [row] = await db.select().from(people).where(eq(people.id, id));
  return row ?? null;
}

export async function listUserGroups(db: Database | Transaction): Promise<(typeof userGroups.$inferSelect)[]> {
  return db.select().from(userGroups).orderBy(userGroups.name);
}
