import { lt } from "drizzle-orm";
import type { Database, Transaction } from "../connect.ts";
import { inbound } from "../schema/index.ts";

/** True once for each delivery; a replay or a second copy is told apart by the row that the first one left. */
export async function isFirstDelivery(db: Database | Transaction, id: string, now: Date): Promise<boolean> {
  const rows = await db
    .insert(inbound)
    .values({ id, receivedAt: now })
    .onConflictDoNothing()
    .returning({ id: inbound.id });
  return rows.length > 0;
}

export async function forgetDeliveries(db: Database, before: Date): Promise<void> {
  await db.delete(inbound).where(lt(inbound.receivedAt, before));
}
