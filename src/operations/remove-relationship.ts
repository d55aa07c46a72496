import { findCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { findApproval } from "../../db/queries/approvals.ts";
import { findRemoval, moveRemoval } from "../../db/queries/removals.ts";
import type { Transaction } from "../../db/connect.ts";
import type { Customer, Removal } from "../../db/schema/index.ts";
import type { Actor } from "../core/events.ts";
import { present } from "../core/present.ts";
import { whatIsInTheWay, type Obstacle } from "../core/relationship/removal.ts";
import { refusalIn, type UpstreamFailure } from "../core/result.ts";
import type { PartnerCenter } from "../partner-center/contract.ts";
import type { Deps } from "./deps.ts";
import { endRelationship, isOurs } from "./end-relationship.ts";

/** `again` null: Partner Center took the call and shows the relationship all the same. */
export type Removing = { done: true } | { done: false; again: UpstreamFailure | null };

type RemoveDeps = Pick<Deps, "db" | "now" | "partnerCenter">;
type Outcome =
  | { move: "remove" }
  | { move: "block"; obstacles: readonly Obstacle[] }
  | { move: "refuse"; failure: UpstreamFailure }
  | { move: null; again: UpstreamFailure | null };

const desk: Actor = { kind: "desk" };

/**
 * Ends an approved relationship in Partner Center. Safe to run again at any point: it looks first whether the relationship is
 * still there, so that an answer that was lost is not asked for twice; and whether anything was bought meanwhile.
 */
export async function removeRelationship(deps: RemoveDeps, input: { approvalId: string }): Promise<Removing> {
  const removal = await findRemoval(deps.db, input.approvalId);
  if (removal?.status !== "removing") return { done: true };
  const customer = present(await findCustomer(deps.db, removal.customerId), "the customer of a removal");
  const partnerCenter = present(deps.partnerCenter, "Partner Center");
  const outcome = await carryOut(partnerCenter, present(customer.tenantId, "the customer's ID"), removal.requestId);
  if (outcome.move === null) return { done: false, again: outcome.again };
  await deps.db.transaction((tx) => settle(tx, deps.now(), { removal, customer }, outcome));
  return { done: true };
}

async function carryOut(partnerCenter: PartnerCenter, tenantId: string, requestId: string): Promise<Outcome> {
  const before = await look(partnerCenter, tenantId);
  if (before !== null) return before;
  const answer = await partnerCenter.removeRelationship(tenantId, { requestId });
  if (answer.ok && answer.value.isNone) return { move: "remove" };
  if (!answer.ok && answer.failure.outcome !== "refused") return { move: null, again: answer.failure };
  // A refusal also comes when there was nothing to end any more, and when something was bought in this moment.
  const after = await look(partnerCenter, tenantId);
  if (after !== null) return after;
  return answer.ok ? { move: null, again: null } : { move: "refuse", failure: answer.failure };
}

/** Null while the relationship is there and nothing is in the way of its end. */
async function look(partnerCenter: PartnerCenter, tenantId: string): Promise<Outcome | null> {
  const ours = await isOurs(partnerCenter, tenantId);
  if (!ours.ok) return notSeen(ours.failure);
  if (!ours.value) return { move: "remove" };
  const items = await partnerCenter.activeItems(tenantId);
  if (!items.ok) return notSeen(items.failure);
  const obstacles = whatIsInTheWay(items.value);
  return obstacles.length > 0 ? { move: "block", obstacles } : null;
}

const notSeen = (failure: UpstreamFailure): Outcome =>
  failure.outcome === "refused" ? { move: "refuse", failure } : { move: null, again: failure };

type Settled = Exclude<Outcome, { move: null }>;

async function settle(
  tx: Transaction,
  now: Date,
  { removal, customer }: { removal: Removal; customer: Customer },
  outcome: Settled,
): Promise<void> {
  const { approvalId } = removal;
  const refusal = outcome.move === "refuse" ? refusalIn(outcome.failure) : undefined;
  const moved = await moveRemoval(tx, approvalId, outcome.move, { changedAt: now, ...(refusal && { refusal }) });
  if (moved === null) return;
  const subjectId = customer.id;
  const data = { approvalId, agent: await askedBy(tx, approvalId) };
  switch (outcome.move) {
    case "remove": {
      // Somebody may have ended it in Partner Center, and the desk have noticed: then that is told already.
      const { before, after } = (await endRelationship(tx, now, customer)) ?? { before: "ended", after: "ended" };
      await record(tx, now, desk, { type: "relationship.removed", subjectId, before, after, data });
      return;
    }
    case "block": {
      const obstacles = [...new Set(outcome.obstacles.map(({ what }) => what))];
      await record(tx, now, desk, {
        type: "relationship.removal_blocked",
        subjectId,
        data: { ...data, obstacles },
      });
      return;
    }
    case "refuse": {
      const { code, correlationId } = outcome.failure;
      await record(tx, now, desk, {
        type: "relationship.removal_refused",
        subjectId,
        data: { ...data, code, correlationId },
      });
    }
  }
}

async function askedBy(tx: Transaction, approvalId: string): Promise<string> {
  return present(await findApproval(tx, approvalId), "the approval of a removal").requestedBy;
}

/** The attempts are used up and the answer is still unknown: people decide whether to go on. */
export async function stallRemoval(
  tx: Transaction,
  deps: Pick<Deps, "now">,
  input: { approvalId: string; reason: string },
): Promise<void> {
  const now = deps.now();
  const stalled = await moveRemoval(tx, input.approvalId, "stall", { changedAt: now });
  if (stalled === null) return;
  const data = { approvalId: input.approvalId, agent: await askedBy(tx, input.approvalId), reason: input.reason };
  await record(tx, now, desk, { type: "relationship.removal_stalled", subjectId: stalled.customerId, data });
}
