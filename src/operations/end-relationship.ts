import { eq } from "drizzle-orm";
import { closeInvitations, lockAgreement, moveAgreement } from "../../db/queries/agreements.ts";
import { findCustomerByTenant, moveCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import { deletePortalStep } from "../../db/queries/portal-steps.ts";
import { lockRelationship, moveRelationship } from "../../db/queries/relationships.ts";
import { findOpenRemoval, moveRemoval } from "../../db/queries/removals.ts";
import type { Transaction } from "../../db/connect.ts";
import { watches, type Approval, type Customer } from "../../db/schema/index.ts";
import type { RelationshipStatus } from "../core/relationship/lifecycle.ts";
import { ok, type Result, type UpstreamFailure } from "../core/result.ts";
import type { PartnerCenter } from "../partner-center/contract.ts";
import type { Deps } from "./deps.ts";
import { dropStalledBillingEdit } from "./follow-billing-edit.ts";
import { blockStalledOrder } from "./follow-order.ts";
import { dropLinks } from "./follow-attestation-link.ts";
import type { Noticed } from "./notice-acceptance.ts";
import { overtakeRequests } from "./overtake-requests.ts";

export interface Ended {
  before: RelationshipStatus;
  after: RelationshipStatus;
  /** What was approved and on its way; null when the relationship ended without the desk. */
  asked: Approval | null;
}

/**
 * The customer leaves the lists and nothing of it is followed or waits for a decision any more; its record and its
 * history stay. Null when it had ended before. `recordedBy`: who says so; null for Partner Center.
 */
export async function endRelationship(
  tx: Transaction,
  now: Date,
  customer: Customer,
  recordedBy: string | null = null,
): Promise<Ended | null> {
  await overtakeRequests(tx, now, customer.id);
  const asked = await concludeRemoval(tx, now, customer.id);
  const ended = await moveCustomer(tx, customer.id, "endRelationship", { updatedAt: now });
  // After the customer: what stops in this very moment waits for it, and sees the end then.
  await blockStalledOrder(tx, now, customer.id);
  await dropStalledBillingEdit(tx, now, customer.id);
  if (ended === null) return null;
  const row = await lockRelationship(tx, { id: customer.id, status: ended.before }, now);
  const moved = await moveRelationship(tx, row, "remove", { since: now, recordedBy });
  // The end of an earlier relationship, when there was one.
  await deletePortalStep(tx, customer.id, "end-gdap");
  await tx.delete(watches).where(eq(watches.customerId, customer.id));
  const { status } = await dropLinks(tx, await lockAgreement(tx, customer.id, now), now);
  await moveAgreement(tx, { customerId: customer.id, status }, "giveUp", now);
  await closeInvitations(tx, customer.id, now);
  return { before: row.status, after: moved?.after ?? row.status, asked };
}

/** An approved removal whose answer nobody has seen has come to its end, too. Null when nothing was on its way. */
async function concludeRemoval(tx: Transaction, now: Date, customerId: string): Promise<Approval | null> {
  const open = await findOpenRemoval(tx, customerId);
  if (open === null) return null;
  await moveRemoval(tx, open.approval.id, "remove", { changedAt: now });
  return open.approval;
}

/** False where Partner Center does not know the customer any more, or says that there is no relationship. */
export async function isOurs(
  partnerCenter: PartnerCenter,
  tenantId: string,
): Promise<Result<boolean, UpstreamFailure>> {
  const seen = await partnerCenter.customer(tenantId);
  if (!seen.ok) return seen;
  return ok(seen.value !== null && seen.value.relationship?.toLowerCase() !== "none");
}

/** Something spoke of an end: the customer is looked at soon. */
export const enqueueEnd = (tx: Transaction, tenantId: string, now: Date): Promise<void> =>
  enqueue(tx, { queue: "notice-end", payload: { tenantId }, dedupeKey: tenantId, runAt: now });

/** A customer whose relationship ended in Partner Center itself. Only what Partner Center says of it now counts. */
export async function noticeEnd(
  deps: Pick<Deps, "db" | "now" | "partnerCenter">,
  input: { tenantId: string },
): Promise<Noticed> {
  const known = await findCustomerByTenant(deps.db, input.tenantId);
  if (known?.status !== "active" || deps.partnerCenter === null) return { done: true };
  const ours = await isOurs(deps.partnerCenter, input.tenantId);
  if (!ours.ok) return { done: false, again: ours.failure };
  if (ours.value) return { done: true };
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    const ended = await endRelationship(tx, now, known);
    if (ended === null) return;
    const { asked, ...change } = ended;
    const about = { subjectId: known.id, ...change };
    await record(
      tx,
      now,
      { kind: "partner-center" },
      asked === null
        ? { type: "relationship.lost", ...about, data: { agent: known.requestedBy } }
        : { type: "relationship.removed", ...about, data: { approvalId: asked.id, agent: asked.requestedBy } },
    );
  });
  return { done: true };
}
