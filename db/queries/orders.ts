import { and, eq, inArray, isNull, notInArray } from "drizzle-orm";
import { wayOf } from "../../src/core/lifecycle.ts";
import { finalOrderStatuses, orderMoves, type OrderMove } from "../../src/core/order/lifecycle.ts";
import type { Refusal } from "../../src/core/result.ts";
import type { Database, Transaction } from "../connect.ts";
import { approvals, orderLines, orders, type Approval, type Order, type OrderLine } from "../schema/index.ts";

export async function findOrder(db: Database | Transaction, approvalId: string): Promise<Order | null> {
  const [row] = await db.select().from(orders).where(eq(orders.approvalId, approvalId));
  return row ?? null;
}

/** In the order of the cart. */
export const listOrderLines = (db: Database | Transaction, approvalId: string): Promise<OrderLine[]> =>
  db.select().from(orderLines).where(eq(orderLines.approvalId, approvalId)).orderBy(orderLines.position);

export interface AskedOrder {
  order: Order;
  approval: Approval;
}

/** The one that is not settled, if there is one. */
export async function findOpenOrder(db: Database | Transaction, customerId: string): Promise<AskedOrder | null> {
  const [row] = await db
    .select({ order: orders, approval: approvals })
    .from(orders)
    .innerJoin(approvals, eq(approvals.id, orders.approvalId))
    .where(and(eq(orders.customerId, customerId), notInArray(orders.status, [...finalOrderStatuses])));
  return row ?? null;
}

export async function insertOrder(
  tx: Transaction,
  order: typeof orders.$inferInsert,
  lines: readonly Omit<typeof orderLines.$inferInsert, "approvalId" | "position">[],
): Promise<void> {
  await tx.insert(orders).values(order);
  const { approvalId } = order;
  await tx.insert(orderLines).values(lines.map((line, position) => ({ ...line, approvalId, position })));
}

/** Compare-and-set along the life cycle: null when it stands elsewhere by now. */
export async function moveOrder(
  tx: Transaction,
  approvalId: string,
  move: OrderMove,
  set: { changedAt: Date; refusal?: Refusal; checkoutSentAt?: null },
): Promise<Order | null> {
  const { from, to } = wayOf(orderMoves, move);
  const [row] = await tx
    .update(orders)
    .set({ ...set, status: to })
    .where(and(eq(orders.approvalId, approvalId), inArray(orders.status, from)))
    .returning();
  return row ?? null;
}

/** The cart that is checked out, and looked at where the answer to that is lost. False when there is one already. */
export async function keepCart(
  db: Database | Transaction,
  approvalId: string,
  cart: { cartId: string; cartMadeAt: Date; cartExpiresAt: Date },
): Promise<boolean> {
  const kept = await db
    .update(orders)
    .set(cart)
    .where(and(eq(orders.approvalId, approvalId), isNull(orders.cartId)))
    .returning();
  return kept.length > 0;
}

/** Null when it is not this cart any more. */
export async function dropCart(db: Database | Transaction, approvalId: string, cartId: string): Promise<Order | null> {
  const [row] = await db
    .update(orders)
    .set({
      cartId: null,
      cartMadeAt: null,
      cartExpiresAt: null,
      checkoutSentAt: null,
      cartRequestId: crypto.randomUUID(),
      checkoutRequestId: crypto.randomUUID(),
    })
    .where(and(eq(orders.approvalId, approvalId), eq(orders.cartId, cartId)))
    .returning();
  return row ?? null;
}

/** When it was sent last; stored before it is sent. */
export async function keepCheckout(
  db: Database | Transaction,
  approvalId: string,
  checkoutSentAt: Date | null,
): Promise<void> {
  await db.update(orders).set({ checkoutSentAt }).where(eq(orders.approvalId, approvalId));
}

export async function settleLine(
  tx: Transaction,
  line: Pick<OrderLine, "approvalId" | "position">,
  set: Pick<OrderLine, "status" | "refusal"> & Partial<Pick<OrderLine, "priceMinor" | "priceCurrency">>,
): Promise<void> {
  await tx
    .update(orderLines)
    .set(set)
    .where(and(eq(orderLines.approvalId, line.approvalId), eq(orderLines.position, line.position)));
}
