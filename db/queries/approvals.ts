import { and, desc, eq } from "drizzle-orm";
import { approvalMoves, type ApprovalMove } from "../../src/core/approval.ts";
import { nextStatus } from "../../src/core/lifecycle.ts";
import type { Database, Transaction } from "../connect.ts";
import { approvals, type Approval } from "../schema/index.ts";

export async function findApproval(db: Database | Transaction, id: string): Promise<Approval | null> {
  const [row] = await db.select().from(approvals).where(eq(approvals.id, id));
  return row ?? null;
}

/** The newest request to add this customer; null for one that was found in Partner Center. */
export async function latestApproval(db: Database | Transaction, customerId: string): Promise<Approval | null> {
  const [row] = await db
    .select()
    .from(approvals)
    .where(and(eq(approvals.customerId, customerId), eq(approvals.subject, "addCustomer")))
    .orderBy(desc(approvals.requestedAt))
    .limit(1);
  return row ?? null;
}

/** Of one customer, oldest first; held to the end of the transaction. */
export async function lockWaiting(tx: Transaction, customerId: string): Promise<Approval[]> {
  return tx
    .select()
    .from(approvals)
    .where(and(eq(approvals.customerId, customerId), eq(approvals.status, "waiting")))
    .orderBy(approvals.requestedAt)
    .for("update");
}

/** Compare-and-set: null when it was decided already. */
export async function decide(
  tx: Transaction,
  id: string,
  move: ApprovalMove,
  set: { decidedBy: string | null; decidedAt: Date; reason?: string | null },
): Promise<Approval | null> {
  const next = nextStatus(approvalMoves, "waiting", move);
  if (next === null) return null;
  const [row] = await tx
    .update(approvals)
    .set({ ...set, status: next })
    .where(and(eq(approvals.id, id), eq(approvals.status, "waiting")))
    .returning();
  return row ?? null;
}
