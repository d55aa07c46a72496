import { eq, lt, sql } from "drizzle-orm";
import type { Database } from "../connect.ts";
import { rateLimits } from "../schema/index.ts";

export interface Slot {
  /** False when the wait would be longer than allowed: nothing is reserved, ask again after `waitMs`. */
  reserved: boolean;
  /** How long from now, by the database's clock. */
  waitMs: number;
}

/** Takes the next moment at which `key` may be used; all replicas together use it once in `everyMs`. */
export async function reserveSlot(
  db: Database,
  { key, everyMs, maxWaitMs }: { key: string; everyMs: number; maxWaitMs: number },
): Promise<Slot> {
  const free = sql`greatest(${rateLimits.nextAt}, clock_timestamp())`;
  const wait = sql<number>`(1000 * extract(epoch from ${rateLimits.nextAt} - clock_timestamp()))::float8`;
  const [slot] = await db
    .insert(rateLimits)
    .values({ key, nextAt: after(everyMs) })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: { nextAt: sql`${free} + ${milliseconds(everyMs)}` },
      setWhere: sql`${free} - clock_timestamp() <= ${milliseconds(maxWaitMs)}`,
    })
    .returning({ waitMs: wait });
  if (slot) return { reserved: true, waitMs: Math.max(0, slot.waitMs - everyMs) };
  const [taken] = await db.select({ waitMs: wait }).from(rateLimits).where(eq(rateLimits.key, key));
  return { reserved: false, waitMs: Math.max(0, taken?.waitMs ?? 0) };
}

/** Nobody uses `key` for `forMs` from now: somebody was told to slow down. */
export async function holdBack(db: Database, key: string, forMs: number): Promise<void> {
  await db
    .insert(rateLimits)
    .values({ key, nextAt: after(forMs) })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: { nextAt: sql`greatest(${rateLimits.nextAt}, excluded.next_at)` },
    });
}

/** Drops what has been free for a day: a key comes back with its next use. */
export async function forgetSlots(db: Database): Promise<void> {
  await db.delete(rateLimits).where(lt(rateLimits.nextAt, sql`clock_timestamp() - interval '1 day'`));
}

const milliseconds = (count: number) => sql`make_interval(secs => ${count / 1000}::float8)`;
const after = (count: number) => sql`clock_timestamp() + ${milliseconds(count)}`;
