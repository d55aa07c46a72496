import { and, desc, eq, inArray } from "drizzle-orm";
import { nextStatus } from "../../src/core/lifecycle.ts";
import {
  customerMoves,
  domainHolders,
  isFinal,
  type CustomerMove,
  type CustomerStatus,
} from "../../src/core/customer/lifecycle.ts";
import type { Database, Transaction } from "../connect.ts";
import { customers, drafts, events, type Customer } from "../schema/index.ts";

export async function findCustomer(db: Database | Transaction, id: string): Promise<Customer | null> {
  const [row] = await db.select().from(customers).where(eq(customers.id, id));
  return row ?? null;
}

export async function findCustomerByTenant(db: Database | Transaction, tenantId: string): Promise<Customer | null> {
  const [row] = await db.select().from(customers).where(eq(customers.tenantId, tenantId));
  return row ?? null;
}

/** Held to the end of the transaction. Whoever needs several takes approval, customer and draft in this order. */
export async function lockCustomer(tx: Transaction, id: string): Promise<CustomerStatus | null> {
  const [row] = await tx.select({ status: customers.status }).from(customers).where(eq(customers.id, id)).for("update");
  return row?.status ?? null;
}

/** The one record that has this domain to itself. */
export async function findDomainHolder(db: Database | Transaction, domain: string): Promise<Customer | null> {
  if (domain === "") return null;
  const [row] = await db
    .select()
    .from(customers)
    .where(and(eq(customers.domain, domain), inArray(customers.status, [...domainHolders])));
  return row ?? null;
}

/** Whether a write failed because another record has the domain to itself; both drivers name the index. */
export function isDomainConflict(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return (
    cause instanceof Error && "code" in cause && cause.code === "23505" && cause.message.includes("customers_domain")
  );
}

export interface MovedCustomer {
  customer: Customer;
  before: CustomerStatus;
}

/**
 * Compare-and-set along the life cycle. Null when the table has no such move from where the record stands, or when
 * somebody was faster. What ends for good is emptied of personal data.
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
    .set({ ...set, ...(isFinal(next) ? forgotten : {}), status: next })
    .where(and(eq(customers.id, id), eq(customers.status, found.status)))
    .returning();
  if (!customer) return null;
  if (isFinal(next)) await tx.delete(drafts).where(eq(drafts.customerId, id));
  return { customer, before: found.status };
}

/** A request that came to nothing keeps the company's name, and nothing of the people in it. */
const forgotten = { details: null, acknowledged: [], checks: [] };

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
