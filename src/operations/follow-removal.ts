import { findApproval } from "../../db/queries/approvals.ts";
import { record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import { findRemoval, moveRemoval } from "../../db/queries/removals.ts";
import type { Transaction } from "../../db/connect.ts";
import type { Approval } from "../../db/schema/index.ts";
import type { Actor } from "../core/events.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";

/** A colleague has decided about a removal, whoever asked took it back, or the time is over. */
export async function settleRemoval(tx: Transaction, now: Date, actor: Actor, approval: Approval): Promise<void> {
  const isApproved = approval.status === "approved";
  const moved = await moveRemoval(tx, approval.id, isApproved ? "approve" : "drop", { changedAt: now });
  if (moved === null) throw new Error("an open request without a removal that waits for it");
  await record(tx, now, actor, {
    type: "relationship.removal_decided",
    subjectId: approval.customerId,
    data: { approvalId: approval.id, agent: approval.requestedBy, decision: approval.status },
  });
  if (isApproved) await enqueueRemoval(tx, approval.id, now);
}

const enqueueRemoval = (tx: Transaction, approvalId: string, now: Date): Promise<void> =>
  enqueue(tx, { queue: "remove-relationship", payload: { approvalId }, dedupeKey: approvalId, runAt: now });

type FollowDeps = Pick<Deps, "db" | "now"> & PersonActs;

/** Lets the desk look again, and go on with a removal that Partner Center has not confirmed. */
export async function retryRemoval(deps: FollowDeps, input: { approvalId: string }): Promise<Result<null>> {
  const allowed = await allow(deps.db, deps.actor.id, "removeRelationship");
  if (!allowed.ok) return allowed;
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const approval = await findApproval(tx, input.approvalId);
    if (approval === null) return fail({ kind: "not_found", what: "approval" });
    const moved = await moveRemoval(tx, approval.id, "retry", { changedAt: now });
    if (moved === null) {
      const status = (await findRemoval(tx, approval.id))?.status;
      return fail({ kind: "conflict", status: status === "removed" ? "ended" : "removal_goes_on", by: null, at: null });
    }
    const data = { approvalId: approval.id, agent: approval.requestedBy };
    const retried = { type: "relationship.removal_retried" as const, subjectId: approval.customerId, data };
    await record(tx, now, deps.actor, retried);
    await enqueueRemoval(tx, approval.id, now);
    return ok(null);
  });
}
