import { eq } from "drizzle-orm";
import { findApproval } from "../../db/queries/approvals.ts";
import { findBillingEdit, moveBillingEdit } from "../../db/queries/billing-edits.ts";
import { findCustomer, lockCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import type { Transaction } from "../../db/connect.ts";
import { customers, type BillingEdit, type Customer, type TypedBilling } from "../../db/schema/index.ts";
import { billingFields, inputOf, isThere, type BillingData } from "../core/billing/data.ts";
import type { Actor } from "../core/events.ts";
import { present } from "../core/present.ts";
import { refusalIn, type UpstreamFailure } from "../core/result.ts";
import { nameKey } from "../core/text.ts";
import type { BillingProfile, PartnerCenter } from "../partner-center/contract.ts";
import { startWatch } from "./check-verification.ts";
import type { Deps } from "./deps.ts";
import { dropStalledBillingEdit, giveBack } from "./follow-billing-edit.ts";

export type Writing = { done: true } | { done: false; again: UpstreamFailure };

type WriteDeps = Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm">;
type Outcome =
  | { move: "write"; etag: string; data: BillingData }
  | { move: "outdate" }
  | { move: "refuse"; failure: UpstreamFailure }
  | { move: null; again: UpstreamFailure };

const desk: Actor = { kind: "desk" };
const changedMeanwhile = "2055";

/**
 * Writes an approved correction into Partner Center. Safe to run again at any point: it looks first, so that a correction whose
 * answer was lost is not sent again, and nothing that somebody else changed is written over.
 */
export async function writeBillingEdit(deps: WriteDeps, input: { approvalId: string }): Promise<Writing> {
  const edit = await findBillingEdit(deps.db, input.approvalId);
  if (edit?.status !== "writing") return { done: true };
  const customer = present(await findCustomer(deps.db, edit.customerId), "the customer of a correction");
  const typed = present(edit.typed, "what was typed");
  const outcome = await carryOut(present(deps.partnerCenter, "Partner Center"), customer, edit, typed);
  if (outcome.move === null) return { done: false, again: outcome.again };
  await deps.db.transaction((tx) => settle(tx, deps, { edit, customer }, outcome));
  return { done: true };
}

async function carryOut(
  partnerCenter: PartnerCenter,
  customer: Customer,
  edit: BillingEdit,
  { wanted }: TypedBilling,
): Promise<Outcome> {
  const tenantId = present(customer.tenantId, "the customer's ID");
  const seen = await partnerCenter.billingProfile(tenantId);
  // A write may have gone before it: a refused look says nothing of that one.
  if (!seen.ok) return { move: null, again: seen.failure };
  const before = thereAlready(seen.value, edit, wanted);
  if (before !== null) return before;
  if (seen.value.etag !== edit.etag) return { move: "outdate" };
  const { requestId } = edit;
  const saved = await partnerCenter.saveBillingProfile(tenantId, seen.value, wanted, { requestId });
  if (saved.ok) return { move: "write", etag: saved.value.etag, data: wanted };
  if (saved.failure.code !== changedMeanwhile) return notDone(saved.failure);
  // What came between may be the desk's own: an earlier write that got no answer.
  const meanwhile = await partnerCenter.billingProfile(tenantId);
  if (!meanwhile.ok) return { move: null, again: meanwhile.failure };
  return thereAlready(meanwhile.value, edit, wanted) ?? { move: "outdate" };
}

/**
 * By an earlier write of the desk's, or by somebody else. Where other fields have changed as well somebody else was there: the
 * etag stays the one that was reviewed, so that the audit log's entry is told as a change from elsewhere.
 */
function thereAlready({ data, etag }: BillingProfile, edit: BillingEdit, wanted: BillingData): Outcome | null {
  if (!isThere(data, wanted, edit.fields)) return null;
  return { move: "write", data, etag: isThere(data, wanted, billingFields) ? etag : edit.etag };
}

const notDone = (failure: UpstreamFailure): Outcome =>
  failure.outcome === "refused" ? { move: "refuse", failure } : { move: null, again: failure };

type Settled = Exclude<Outcome, { move: null }>;

async function settle(
  tx: Transaction,
  deps: Pick<Deps, "now" | "rhythm">,
  { edit, customer }: { edit: BillingEdit; customer: Customer },
  outcome: Settled,
): Promise<void> {
  const now = deps.now();
  const { approvalId, fields } = edit;
  const moved = await moveBillingEdit(tx, approvalId, outcome.move, {
    changedAt: now,
    ...(outcome.move === "write" && { etag: outcome.etag }),
    ...(outcome.move === "refuse" && { refusal: refusalIn(outcome.failure) }),
  });
  if (moved === null) return;
  const agent = await askedBy(tx, approvalId);
  const about = { subjectId: customer.id };
  switch (outcome.move) {
    case "write":
      await keepCorrected(tx, now, customer, outcome.data);
      await record(tx, now, desk, { type: "billing.edit_written", ...about, data: { approvalId, agent, fields } });
      if (customer.status === "active") await startWatch(tx, deps, customer.id);
      return;
    case "outdate":
      await giveBack(tx, now, edit, agent);
      await record(tx, now, desk, { type: "billing.edit_outdated", ...about, data: { approvalId, agent } });
      return;
    case "refuse": {
      await giveBack(tx, now, edit, agent);
      const { code, correlationId } = outcome.failure;
      const data = { approvalId, agent, code, correlationId };
      await record(tx, now, desk, { type: "billing.edit_refused", ...about, data });
    }
  }
}

/** What the desk shows of the customer, and fills in for it, follows what Partner Center has. */
export async function keepCorrected(
  tx: Transaction,
  now: Date,
  { id, details, country }: Customer,
  data: BillingData,
): Promise<void> {
  const { companyName, address, contact, culture } = inputOf(data, details?.address.country ?? country);
  await tx
    .update(customers)
    .set({
      companyName,
      nameKey: nameKey(companyName),
      ...(details !== null && { details: { ...details, companyName, address, contact, culture } }),
      updatedAt: now,
    })
    .where(eq(customers.id, id));
}

async function askedBy(tx: Transaction, approvalId: string): Promise<string> {
  return present(await findApproval(tx, approvalId), "the approval of a correction").requestedBy;
}

/** The attempts are used up and the answer is still unknown: people decide whether to go on. */
export async function stallBillingEdit(
  tx: Transaction,
  deps: Pick<Deps, "now">,
  { approvalId, reason }: { approvalId: string; reason: string },
): Promise<void> {
  const now = deps.now();
  const edit = await findBillingEdit(tx, approvalId);
  if (edit === null) return;
  const hasEnded = (await lockCustomer(tx, edit.customerId)) === "ended";
  const stalled = await moveBillingEdit(tx, approvalId, "stall", { changedAt: now });
  if (stalled === null) return;
  if (hasEnded) return dropStalledBillingEdit(tx, now, stalled.customerId);
  const data = { approvalId, agent: await askedBy(tx, approvalId), reason };
  await record(tx, now, desk, { type: "billing.edit_stalled", subjectId: stalled.customerId, data });
}
