import { asc, desc, eq, sql } from "drizzle-orm";
import type { Database, Transaction } from "../connect.ts";
import { approvals, customers, orderLines, watches } from "../schema/index.ts";

const mostAttestations = 10;

/** A customer with all that is kept of it, the newest of what it has many of, in one look. Null when it is not there. */
export async function findCustomerWithAll(db: Database | Transaction, customerId: string) {
  const query = prepared.get(db) ?? prepare(db);
  prepared.set(db, query);
  return (await query.execute({ customerId })) ?? null;
}

// Every card is drawn by it, and putting its SQL together takes as long as asking.
const prepared = new WeakMap<Database | Transaction, ReturnType<typeof prepare>>();

const prepare = (db: Database | Transaction) =>
  db.query.customers
    .findFirst({
      where: eq(customers.id, sql.placeholder("customerId")),
      with: {
        verification: true,
        agreement: true,
        relationship: true,
        qualification: true,
        question: true,
        portalSteps: true,
        secret: { columns: { sealed: false } },
        watches: { where: eq(watches.kind, "verification") },
        approvals: {
          where: eq(approvals.subject, "addCustomer"),
          orderBy: desc(approvals.requestedAt),
          limit: 1,
        },
        attestations: {
          orderBy: (table) => [desc(table.recordedAt), desc(table.id)],
          limit: mostAttestations,
        },
        invitations: { orderBy: (table) => [desc(table.sentAt), desc(table.id)], limit: 1 },
        requests: { orderBy: (table) => [desc(table.sentAt), desc(table.id)], limit: 1 },
        removals: {
          with: { approval: true },
          orderBy: (table) => [desc(table.changedAt), desc(table.approvalId)],
          limit: 1,
        },
        orders: {
          with: { approval: true, lines: inTheCart },
          orderBy: (table) => [desc(table.changedAt), desc(table.approvalId)],
          limit: 1,
        },
        billingEdits: {
          with: { approval: true },
          orderBy: (table) => [desc(table.changedAt), desc(table.approvalId)],
          limit: 1,
        },
      },
    })
    .prepare("customer_with_all");

/** A request that waits or waited for a decision, with what was asked for. */
export async function findApprovalWithAll(db: Database | Transaction, approvalId: string) {
  const row = await db.query.approvals.findFirst({
    where: eq(approvals.id, approvalId),
    with: { removal: true, order: { with: { lines: inTheCart } }, edit: true },
  });
  if (row === undefined) return null;
  const { removal, order, edit, ...approval } = row;
  return { approval, removal, order, edit };
}

const inTheCart = { orderBy: asc(orderLines.position) };
