import { and, eq, inArray } from "drizzle-orm";
import { wayOf } from "../../src/core/lifecycle.ts";
import { qualificationMoves, type QualificationMove } from "../../src/core/qualification.ts";
import type { Database, Transaction } from "../connect.ts";
import { qualifications, type Qualification } from "../schema/index.ts";

export async function findQualification(db: Database | Transaction, customerId: string): Promise<Qualification | null> {
  const [row] = await db.select().from(qualifications).where(eq(qualifications.customerId, customerId));
  return row ?? null;
}

export async function lockQualification(tx: Transaction, customerId: string): Promise<Qualification | null> {
  const [row] = await tx.select().from(qualifications).where(eq(qualifications.customerId, customerId)).for("update");
  return row ?? null;
}

/** Null when it was asked for before. */
export async function insertQualification(
  tx: Transaction,
  row: typeof qualifications.$inferInsert,
): Promise<Qualification | null> {
  const [inserted] = await tx.insert(qualifications).values(row).onConflictDoNothing().returning();
  return inserted ?? null;
}

/** Compare-and-set along the life cycle: null when it stands elsewhere by now. */
export async function moveQualification(
  tx: Transaction,
  customerId: string,
  move: QualificationMove,
  set: { since: Date } & Partial<Omit<typeof qualifications.$inferInsert, "customerId" | "status">>,
): Promise<Qualification | null> {
  const { from, to } = wayOf(qualificationMoves, move);
  const [row] = await tx
    .update(qualifications)
    .set({ ...set, status: to })
    .where(and(eq(qualifications.customerId, customerId), inArray(qualifications.status, from)))
    .returning();
  return row ?? null;
}

/** The new one is listed: what was listed before it tells nothing any more. */
export async function forgetListedBefore(tx: Transaction, customerId: string): Promise<void> {
  await tx.update(qualifications).set({ listedBefore: null }).where(eq(qualifications.customerId, customerId));
}
