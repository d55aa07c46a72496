import { eq, ilike } from "drizzle-orm";
import type { Database, Transaction } from "../connect.ts";
import { resellers } from "../schema/index.ts";

export type Reseller = typeof resellers.$inferSelect;

export async function findReseller(db: Database | Transaction, tenantId: string): Promise<Reseller | null> {
  const [row] = await db.select().from(resellers).where(eq(resellers.tenantId, tenantId));
  return row ?? null;
}

/** Resellers whose name contains what was typed, by name. */
export async function searchResellers(db: Database, typed: string, most: number): Promise<Reseller[]> {
  return db
    .select()
    .from(resellers)
    .where(ilike(resellers.name, `%${typed.replace(/[\\%_]/g, "\\$&")}%`))
    .orderBy(resellers.name)
    .limit(most);
}
