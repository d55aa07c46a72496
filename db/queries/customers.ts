import { and, desc, eq } from "drizzle-orm";
import { nextStatus } from "../../src/core/lifecycle.ts";
import { customerMoves, type CustomerMove, type CustomerStatus } from "../../src/core/customer/lifecycle.ts";
import type { Database, Transaction } from "../connect.ts";
import { customers, events, type Customer } from "../schema/index.ts";

export async function findCustomer(db: Database | Transaction, id: string): Promise<Customer | null> {
  const [row] = await db.select().from(customers).where(eq(customers.id, id));
  return row ?? null;
}

export interface MovedCustomer {
  customer: Customer;
  before: CustomerStatus;
}

/**
 * Compare-and-set along the life cycle. Null when the table has no such move from where the record stands, or when
 * somebody was faster.
 */
export async function moveCustomer(
  tx: Transaction,
  id: string,
  move: CustomerMove,
  set: Partial<typeof customers.$inferInsert> & { updatedAt: Date },
): Promise<MovedCustomer | null> {
  const found = await findCustomer(tx, id);
  const next = found && nextStatus(customerMoves, found.status, move);
  if (!found || next === null) return null;
  const [customer] = await tx
    .update(customers)
    .set({ ...set, status: next })
    .where(and(eq(customers.id, id), eq(customers.status, found.status)))
    .returning();
  return customer ? { customer, before: found.status } : null;
}

/** Who changed the record last, and when; for the sentence that a slower colleague sees. */
export async function lastChange(
  db: Database | Transaction,
  subjectId: string,
): Promise<{ by: string | null; at: Date } | null> {
  const [row] = await db
    .select({ actor: events.actor, at: events.at })
    .from(events)
    .where(eq(events.subjectId, subjectId))
    .orderBy(desc(events.id))
    .limit(1);
  return row ? { by: row.actor.kind === "person" ? row.actor.id : null, at: row.at } : null;
}
