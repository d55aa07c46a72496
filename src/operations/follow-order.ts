import { findApproval } from "../../db/queries/approvals.ts";
import { record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import { findOpenOrder, findOrder, listOrderLines, moveOrder } from "../../db/queries/orders.ts";
import type { Transaction } from "../../db/connect.ts";
import type { Approval } from "../../db/schema/index.ts";
import type { ApprovalStatus } from "../core/approval.ts";
import type { Actor } from "../core/events.ts";
import { isNeverConfirmed } from "../core/order/lifecycle.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";
import { giveBackOrder } from "./give-back-order.ts";

/** After these nothing comes back: it is being bought, or cannot be. */
const goesOn: readonly ApprovalStatus[] = ["approved", "overtaken"];

/** A colleague has decided about an order, whoever asked took it back, or the time is over. */
export async function settleOrder(tx: Transaction, now: Date, actor: Actor, approval: Approval): Promise<void> {
  const isApproved = approval.status === "approved";
  const moved = await moveOrder(tx, approval.id, isApproved ? "approve" : "drop", { changedAt: now });
  if (moved === null) throw new Error("an open request without an order that waits for it");
  if (!goesOn.includes(approval.status)) {
    await giveBackOrder(tx, now, moved, {
      lines: await listOrderLines(tx, approval.id),
      owner: approval.requestedBy,
    });
  }
  await record(tx, now, actor, {
    type: "order.decided",
    subjectId: approval.customerId,
    data: { approvalId: approval.id, agent: approval.requestedBy, decision: approval.status },
  });
  if (isApproved) await enqueueOrder(tx, approval.id, now);
}

const enqueueOrder = (tx: Transaction, approvalId: string, now: Date): Promise<void> =>
  enqueue(tx, { queue: "place-order", payload: { approvalId }, dedupeKey: approvalId, runAt: now });

/**
 * The relationship has ended. An order that stopped is not gone on with, also when the customer comes back; one that is
 * being placed finds out by itself.
 */
export async function blockStalledOrder(tx: Transaction, now: Date, customerId: string): Promise<void> {
  const open = await findOpenOrder(tx, customerId);
  if (open?.order.status !== "stalled") return;
  const { id: approvalId, requestedBy: agent } = open.approval;
  // Somebody may let the desk look again in this very moment.
  const blocked = await moveOrder(tx, approvalId, "block", { changedAt: now });
  if (blocked === null) return;
  const reasons = [isNeverConfirmed(blocked) ? ("never-confirmed" as const) : ("no-relationship" as const)];
  const data = { approvalId, agent, reasons };
  await record(tx, now, { kind: "desk" }, { type: "order.blocked", subjectId: customerId, data });
}

type FollowDeps = Pick<Deps, "db" | "now"> & PersonActs;

/** Lets the desk look again, and go on with an order that Partner Center has not confirmed. */
export async function retryOrder(deps: FollowDeps, input: { approvalId: string }): Promise<Result<null>> {
  const allowed = await allow(deps.db, deps.actor.id, "placeOrder");
  if (!allowed.ok) return allowed;
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const approval = await findApproval(tx, input.approvalId);
    const order = await findOrder(tx, input.approvalId);
    if (approval === null || order === null) return fail({ kind: "not_found", what: "approval" });
    const moved = await moveOrder(tx, approval.id, "retry", { changedAt: now });
    if (moved === null) {
      return fail({ kind: "conflict", status: "order_goes_on", by: null, at: null });
    }
    const data = { approvalId: approval.id, agent: approval.requestedBy };
    await record(tx, now, deps.actor, { type: "order.retried", subjectId: approval.customerId, data });
    await enqueueOrder(tx, approval.id, now);
    return ok(null);
  });
}
