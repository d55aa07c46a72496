import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { agreementMoves, type AgreementMove, type AgreementStatus } from "../../src/core/agreement/lifecycle.ts";
import { nextStatus } from "../../src/core/lifecycle.ts";
import type { Database, Transaction } from "../connect.ts";
import { agreements, invitations, type Agreement, type Invitation } from "../schema/index.ts";

/** Null before anybody looked: nothing is known of it. */
export async function findAgreement(db: Database | Transaction, customerId: string): Promise<Agreement | null> {
  const [row] = await db.select().from(agreements).where(eq(agreements.customerId, customerId));
  return row ?? null;
}

/** The row of a customer, held to the end of the transaction; made when it is not there. */
export async function lockAgreement(tx: Transaction, customerId: string, now: Date): Promise<Agreement> {
  await tx.insert(agreements).values({ customerId, status: "none", since: now }).onConflictDoNothing();
  const [row] = await tx.select().from(agreements).where(eq(agreements.customerId, customerId)).for("update");
  if (row === undefined) throw new Error("the agreement's row went away");
  return row;
}

/** Along the life cycle, under the lock of `lockAgreement`. Null when the table has no such move. */
export async function moveAgreement(
  tx: Transaction,
  { customerId, status }: Pick<Agreement, "customerId" | "status">,
  move: AgreementMove,
  now: Date,
): Promise<{ before: AgreementStatus; after: AgreementStatus } | null> {
  const after = nextStatus(agreementMoves, status, move);
  if (after === null) return null;
  await tx
    .update(agreements)
    .set({ status: after, ...(after === status ? {} : { since: now }) })
    .where(eq(agreements.customerId, customerId));
  return { before: status, after };
}

/** What Partner Center said of who accepted; what is left out stays. `checkedAt`: when it was asked. */
export async function saveAgreementSeen(
  tx: Transaction,
  customerId: string,
  seen: Partial<Pick<Agreement, "acceptedBy" | "acceptedOn">> & { checkedAt: Date },
): Promise<void> {
  await tx.update(agreements).set(seen).where(eq(agreements.customerId, customerId));
}

/** The newest that is still open, or the newest of all; null without any. */
export async function newestInvitation(db: Database | Transaction, customerId: string): Promise<Invitation | null> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(eq(invitations.customerId, customerId))
    .orderBy(desc(invitations.sentAt), desc(invitations.id))
    .limit(1);
  return row ?? null;
}

export async function findInvitation(db: Database | Transaction, id: string): Promise<Invitation | null> {
  const [row] = await db.select().from(invitations).where(eq(invitations.id, id));
  return row ?? null;
}

export async function insertInvitation(
  tx: Transaction,
  values: typeof invitations.$inferInsert,
): Promise<Invitation | null> {
  const [row] = await tx.insert(invitations).values(values).returning();
  return row ?? null;
}

/** Answered, replaced by a newer one, or given up. */
export async function closeInvitations(tx: Transaction, customerId: string, now: Date): Promise<void> {
  await tx
    .update(invitations)
    .set({ closedAt: now })
    .where(and(eq(invitations.customerId, customerId), isNull(invitations.closedAt)));
}

/** The one that waits for the customer's answer; null when none does. */
export async function findOpenInvitation(db: Database | Transaction, customerId: string): Promise<Invitation | null> {
  const newest = await newestInvitation(db, customerId);
  return newest?.closedAt === null ? newest : null;
}

/** Null when it is closed, or was reminded of as often already. */
export async function countReminder(tx: Transaction, id: string, number: number): Promise<Invitation | null> {
  const [row] = await tx
    .update(invitations)
    .set({ remindersSent: number })
    .where(and(eq(invitations.id, id), isNull(invitations.closedAt), lt(invitations.remindersSent, number)))
    .returning();
  return row ?? null;
}
