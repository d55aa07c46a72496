import { and, eq, gt, lte, sql } from "drizzle-orm";
import type { Database, Transaction } from "../connect.ts";
import { setupDrafts } from "../schema/index.ts";

export type SetupDraft = typeof setupDrafts.$inferSelect;

/** What this admin chose and did not save since then; null for nothing. */
export async function findSetupDraft(
  db: Database | Transaction,
  owner: string,
  since: Date,
): Promise<SetupDraft | null> {
  const [row] = await db
    .select()
    .from(setupDrafts)
    .where(and(eq(setupDrafts.owner, owner), gt(setupDrafts.updatedAt, since)));
  return row ?? null;
}

/** `actionTs`: Slack's stamp of the key or choice; the larger one wins. Null wins always. */
export async function saveSetupDraft(
  db: Database | Transaction,
  { actionTs, ...draft }: Omit<SetupDraft, "actionTs"> & { actionTs: string | null },
): Promise<void> {
  await db
    .insert(setupDrafts)
    .values({ ...draft, actionTs: actionTs ?? "0" })
    .onConflictDoUpdate({
      target: setupDrafts.owner,
      set: { ...draft, ...(actionTs === null ? {} : { actionTs }) },
      ...(actionTs === null ? {} : { setWhere: sql`${setupDrafts.actionTs}::numeric < ${actionTs}::numeric` }),
    });
}

export async function deleteSetupDraft(db: Database | Transaction, owner: string): Promise<void> {
  await db.delete(setupDrafts).where(eq(setupDrafts.owner, owner));
}

export async function forgetSetupDrafts(db: Database | Transaction, until: Date): Promise<void> {
  await db.delete(setupDrafts).where(lte(setupDrafts.updatedAt, until));
}
