import { and, asc, desc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Database, Transaction } from "../connect.ts";
import { events, people, settings, userGroups, type StoredEvent } from "../schema/index.ts";

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

export async function findUserGroups(
  db: Database | Transaction,
  ids: readonly string[],
): Promise<(typeof userGroups.$inferSelect)[]> {
  return ids.length === 0
    ? []
    : db
        .select()
        .from(userGroups)
        .where(inArray(userGroups.id, [...ids]));
}

/** Waits until nobody else changes the settings; held to the end of the transaction, also before there is a row. */
export async function lockSettings(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('settings'))`);
}

export async function saveSettings(tx: Transaction, values: Omit<Settings, "id">): Promise<void> {
  await tx.insert(settings).values(values).onConflictDoUpdate({ target: settings.id, set: values });
}

export async function saveReachableChannels(tx: Transaction, channels: string[]): Promise<void> {
  await tx.update(settings).set({ reachableChannels: channels });
}

const changes = and(eq(events.type, "settings.changed"), eq(events.subjectId, "settings"));

/** The newest change of the settings; 0 before the first. */
export async function lastSettingsChange(db: Database | Transaction): Promise<number> {
  const [row] = await db.select({ id: events.id }).from(events).where(changes).orderBy(desc(events.id)).limit(1);
  return row?.id ?? 0;
}

/** The changes of the settings after that one, oldest first. */
export async function settingsChangesAfter(db: Database | Transaction, id: number): Promise<StoredEvent[]> {
  return db
    .select()
    .from(events)
    .where(and(changes, gt(events.id, id)))
    .orderBy(asc(events.id));
}
