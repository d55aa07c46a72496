import { and, eq, inArray, notInArray } from "drizzle-orm";
import { wayOf } from "../../src/core/lifecycle.ts";
import { finalRemovalStatuses, removalMoves, type RemovalMove } from "../../src/core/relationship/removal-status.ts";
import type { Refusal } from "../../src/core/result.ts";
import type { Database, Transaction } from "../connect.ts";
import { approvals, removals, type Approval, type Removal } from "../schema/index.ts";

export async function findRemoval(db: Database | Transaction, approvalId: string): Promise<Removal | null> {
  const [row] = await db.select().from(removals).where(eq(removals.approvalId, approvalId));
  return row ?? null;
}

export interface AskedRemoval {
  removal: Removal;
  approval: Approval;
}

/** The one that is not settled, if there is one. */
export async function findOpenRemoval(db: Database | Transaction, customerId: string): Promise<AskedRemoval | null> {
  const [row] = await db
    .select({ removal: removals, approval: approvals })
    .from(removals)
    .innerJoin(approvals, eq(approvals.id, removals.approvalId))
    .where(and(eq(removals.customerId, customerId), notInArray(removals.status, [...finalRemovalStatuses])));
  return row ?? null;
}

export async function insertRemoval(tx: Transaction, values: typeof removals.$inferInsert): Promise<void> {
  await tx.insert(removals).values(values);
}

/** Compare-and-set along the life cycle: null when it stands elsewhere by now. */
export async function moveRemoval(
  tx: Transaction,
  approvalId: string,
  move: RemovalMove,
  set: { changedAt: Date; refusal?: Refusal },
): Promise<Removal | null> {
  const { from, to } = wayOf(removalMoves, move);
  const [row] = await tx
    .update(removals)
    .set({ ...set, status: to })
    .where(and(eq(removals.approvalId, approvalId), inArray(removals.status, from)))
    .returning();
  return row ?? null;
}
