import { and, eq, ilike, inArray, isNotNull, lt, sql } from "drizzle-orm";
import type { ResellerStanding } from "../../src/core/order/resellers.ts";
import type { Database, Transaction } from "../connect.ts";
import { resellers } from "../schema/index.ts";

export type Reseller = typeof resellers.$inferSelect;

/** What is stored where Partner Center names no state, and for a reseller that it no longer lists. */
const untold = "untold";
const gone = "gone";
const offered = ["active", untold];

export function standingOf(reseller: Pick<Reseller, "state"> | null): ResellerStanding {
  if (reseller === null || reseller.state === gone) return "gone";
  return offered.includes(reseller.state.toLowerCase()) ? "active" : "inactive";
}

/** Keeps a reseller that is no longer listed, so that old requests still show its name; it is not offered again. */
export async function replaceResellers(
  tx: Transaction,
  listed: readonly { tenantId: string; name: string; mpnId: string | null; state: string | null }[],
  readAt: Date,
): Promise<void> {
  for (const { tenantId, name, mpnId, state } of listed) {
    const row = { name, mpnId, state: (state ?? untold).toLowerCase(), readAt };
    await tx
      .insert(resellers)
      .values({ tenantId, ...row })
      .onConflictDoUpdate({ target: resellers.tenantId, set: row });
  }
  await tx.update(resellers).set({ state: gone }).where(lt(resellers.readAt, readAt));
}

export async function findReseller(db: Database | Transaction, tenantId: string): Promise<Reseller | null> {
  const [row] = await db.select().from(resellers).where(eq(resellers.tenantId, tenantId));
  return row ?? null;
}

export async function findResellerByPartnerId(db: Database | Transaction, mpnId: string): Promise<Reseller | null> {
  const [row] = await db.select().from(resellers).where(eq(resellers.mpnId, mpnId)).limit(1);
  return row ?? null;
}

/** Active resellers whose name contains what was typed, by name. `withPartnerId`: those alone that an order can name. */
export async function searchResellers(
  db: Database,
  typed: string,
  most: number,
  { withPartnerId = false } = {},
): Promise<Reseller[]> {
  const pattern = `%${typed.trim().replace(/[\\%_]/g, "\\$&")}%`;
  return db
    .select()
    .from(resellers)
    .where(
      and(
        ilike(resellers.name, pattern),
        inArray(sql`lower(${resellers.state})`, offered),
        withPartnerId ? isNotNull(resellers.mpnId) : undefined,
      ),
    )
    .orderBy(resellers.name)
    .limit(most);
}
