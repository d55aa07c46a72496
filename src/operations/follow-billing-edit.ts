import { randomUUID } from "node:crypto";
import { findApproval } from "../../db/queries/approvals.ts";
import { findBillingEdit, findOpenBillingEdit, moveBillingEdit } from "../../db/queries/billing-edits.ts";
import { record } from "../../db/queries/events.ts";
import { turnFormDraft } from "../../db/queries/form-drafts.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import type { Transaction } from "../../db/connect.ts";
import type { Approval, BillingEdit } from "../../db/schema/index.ts";
import type { ApprovalStatus } from "../core/approval.ts";
import type { Actor } from "../core/events.ts";
import { present } from "../core/present.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";
import { billingForm } from "./open-billing-edit.ts";

/** After these the requester goes on with what was typed. */
const comesBack: readonly ApprovalStatus[] = ["changes_requested", "expired"];

/** A colleague has decided about a correction, whoever asked took it back, or the time is over. */
export async function settleBillingEdit(tx: Transaction, now: Date, actor: Actor, approval: Approval): Promise<void> {
  const isApproved = approval.status === "approved";
  const edit = present(await findBillingEdit(tx, approval.id), "the correction of a request");
  const moved = await moveBillingEdit(tx, approval.id, isApproved ? "approve" : "drop", { changedAt: now });
  if (moved === null) throw new Error("an open request without a correction that waits for it");
  if (comesBack.includes(approval.status)) await giveBack(tx, now, edit, approval.requestedBy);
  await record(tx, now, actor, {
    type: "billing.edit_decided",
    subjectId: approval.customerId,
    data: { approvalId: approval.id, agent: approval.requestedBy, decision: approval.status },
  });
  if (isApproved) await enqueueWriting(tx, approval.id, now);
}

/**
 * What was typed stands in the requester's form again, for as long as anything that was not sent. Only what they changed: the rest
 * may have become another meanwhile.
 */
export async function giveBack(
  tx: Transaction,
  now: Date,
  { customerId, fields, typed }: BillingEdit,
  owner: string,
): Promise<void> {
  const { wanted } = present(typed, "what was typed");
  await turnFormDraft(tx, {
    owner,
    form: billingForm,
    subject: customerId,
    opening: randomUUID(),
    answers: Object.fromEntries(fields.map((field) => [field, wanted[field] || null])),
    updatedAt: now,
  });
}

const enqueueWriting = (tx: Transaction, approvalId: string, now: Date): Promise<void> =>
  enqueue(tx, { queue: "write-billing-edit", payload: { approvalId }, dedupeKey: approvalId, runAt: now });

/**
 * The relationship has ended. A correction that stopped is not gone on with, also when the customer comes back; one that is
 * being written finds out by itself.
 */
export async function dropStalledBillingEdit(tx: Transaction, now: Date, customerId: string): Promise<void> {
  const open = await findOpenBillingEdit(tx, customerId);
  if (open?.edit.status !== "stalled") return;
  const { id: approvalId, requestedBy: agent } = open.approval;
  // Somebody may let the desk look again in this very moment.
  const dropped = await moveBillingEdit(tx, approvalId, "drop", { changedAt: now });
  if (dropped === null) return;
  const data = { approvalId, agent };
  await record(tx, now, { kind: "desk" }, { type: "billing.edit_dropped", subjectId: customerId, data });
}

type FollowDeps = Pick<Deps, "db" | "now"> & PersonActs;

/** Lets the desk look again, and go on with a correction that Partner Center has not confirmed. */
export async function retryBillingEdit(deps: FollowDeps, input: { approvalId: string }): Promise<Result<null>> {
  const allowed = await allow(deps.db, deps.actor.id, "editBilling");
  if (!allowed.ok) return allowed;
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const approval = await findApproval(tx, input.approvalId);
    if (approval === null) return fail({ kind: "not_found", what: "approval" });
    const moved = await moveBillingEdit(tx, approval.id, "retry", { changedAt: now });
    if (moved === null) return fail({ kind: "conflict", status: "edit_goes_on", by: null, at: null });
    const data = { approvalId: approval.id, agent: approval.requestedBy };
    await record(tx, now, deps.actor, { type: "billing.edit_retried", subjectId: approval.customerId, data });
    await enqueueWriting(tx, approval.id, now);
    return ok(null);
  });
}
