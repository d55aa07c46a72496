import { and, desc, eq, inArray, notInArray } from "drizzle-orm";
import {
  billingEditMoves,
  finalBillingEditStatuses,
  type BillingEditMove,
} from "../../src/core/billing/edit-status.ts";
import { wayOf } from "../../src/core/lifecycle.ts";
import type { Refusal } from "../../src/core/result.ts";
import type { Database, Transaction } from "../connect.ts";
import { approvals, billingEdits, type Approval, type BillingEdit } from "../schema/index.ts";

export async function findBillingEdit(db: Database | Transaction, approvalId: string): Promise<BillingEdit | null> {
  const [row] = await db.select().from(billingEdits).where(eq(billingEdits.approvalId, approvalId));
  return row ?? null;
}

export interface AskedBillingEdit {
  edit: BillingEdit;
  approval: Approval;
}

/** The one that is not settled, if there is one. */
export async function findOpenBillingEdit(
  db: Database | Transaction,
  customerId: string,
): Promise<AskedBillingEdit | null> {
  const [row] = await db
    .select({ edit: billingEdits, approval: approvals })
    .from(billingEdits)
    .innerJoin(approvals, eq(approvals.id, billingEdits.approvalId))
    .where(
      and(eq(billingEdits.customerId, customerId), notInArray(billingEdits.status, [...finalBillingEditStatuses])),
    );
  return row ?? null;
}

/** What the profile became by the desk's last correction; null when there was none. */
export async function lastWrittenEtag(db: Database | Transaction, customerId: string): Promise<string | null> {
  const [row] = await db
    .select({ etag: billingEdits.etag })
    .from(billingEdits)
    .where(and(eq(billingEdits.customerId, customerId), eq(billingEdits.status, "written")))
    .orderBy(desc(billingEdits.changedAt))
    .limit(1);
  return row?.etag ?? null;
}

export async function insertBillingEdit(tx: Transaction, values: typeof billingEdits.$inferInsert): Promise<void> {
  await tx.insert(billingEdits).values(values);
}

/** Compare-and-set along the life cycle: null when it stands elsewhere by now. What ends is emptied of what was typed. */
export async function moveBillingEdit(
  tx: Transaction,
  approvalId: string,
  move: BillingEditMove,
  set: { changedAt: Date; refusal?: Refusal; etag?: string },
): Promise<BillingEdit | null> {
  const { from, to } = wayOf(billingEditMoves, move);
  const isOver = finalBillingEditStatuses.some((one) => one === to);
  const [row] = await tx
    .update(billingEdits)
    .set({ ...set, status: to, ...(isOver && { typed: null }) })
    .where(and(eq(billingEdits.approvalId, approvalId), inArray(billingEdits.status, from)))
    .returning();
  return row ?? null;
}
