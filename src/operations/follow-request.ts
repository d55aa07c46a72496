import { findCustomer, moveCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import {
  countRequestReminder,
  findRelationship,
  findRequest,
  forgetProspect,
  lockAcceptances,
  lockRelationship,
  moveRelationship,
  moveRequest,
  sendRequestAgain,
} from "../../db/queries/relationships.ts";
import type { Transaction } from "../../db/connect.ts";
import type { RelationshipRequest } from "../../db/schema/index.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";
import { enqueueReminders } from "./request-relationship.ts";

/** Nothing happens when it is answered by now, was sent again since, or was reminded of already. */
export async function remindOfRequest(
  deps: Pick<Deps, "db" | "now">,
  input: { requestId: string; number: number; sentAt: Date },
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const request = await countRequestReminder(tx, input);
    if (request === null) return;
    const data = { requestId: request.id, agent: request.sentBy, number: input.number };
    const reminded = { type: "relationship.reminded" as const, subjectId: request.customerId, data };
    await record(tx, deps.now(), { kind: "desk" }, reminded);
  });
}

type FollowDeps = Pick<Deps, "db" | "now"> & PersonActs;

/** The same invitation went out once more: reminders begin anew. */
export async function sentAgain(deps: FollowDeps, input: { requestId: string }): Promise<Result<RelationshipRequest>> {
  const allowed = await allow(deps.db, deps.actor.id, "requestRelationship");
  if (!allowed.ok) return allowed;
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const request = await sendRequestAgain(tx, input.requestId, { sentAt: now, sentBy: deps.actor.id });
    if (request === null) return answeredAlready(tx, await findRequest(tx, input.requestId));
    const data = { requestId: request.id, agent: deps.actor.id };
    await record(tx, now, deps.actor, { type: "relationship.sent_again", subjectId: request.customerId, data });
    await enqueueReminders(tx, request.id, now);
    return ok(request);
  });
}

/** The company said no, or nobody waits for it any more. What was kept of its people is forgotten. */
export async function closeRequest(
  deps: FollowDeps,
  input: { requestId: string; how: "decline" | "stop" },
): Promise<Result<RelationshipRequest>> {
  const allowed = await allow(deps.db, deps.actor.id, "requestRelationship");
  if (!allowed.ok) return allowed;
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    // Its answer, or a newer request, may be written in this very moment.
    await lockAcceptances(tx);
    const request = await moveRequest(tx, input.requestId, input.how, { answeredAt: now });
    if (request === null) return answeredAlready(tx, await findRequest(tx, input.requestId));
    const customer = await findCustomer(tx, request.customerId);
    if (customer === null) throw new Error("a request without its company");
    const row = await lockRelationship(tx, customer, now);
    const change = { since: now, recordedBy: deps.actor.id };
    const moved = await moveRelationship(tx, row, input.how === "decline" ? "decline" : "giveUp", change);
    await moveCustomer(tx, customer.id, "withdraw", { updatedAt: now });
    await forgetProspect(tx, customer.id);
    await record(tx, now, deps.actor, {
      ...(input.how === "decline"
        ? { type: "relationship.declined" as const }
        : { type: "relationship.request_stopped" as const }),
      subjectId: customer.id,
      before: row.status,
      after: moved?.after ?? row.status,
      data: { requestId: request.id, agent: request.sentBy },
    });
    return ok(request);
  });
}

/** What became of a request that is not open any more, and who said so where a person did. */
export async function answeredAlready(tx: Transaction, request: RelationshipRequest | null): Promise<Result<never>> {
  if (request === null) return fail({ kind: "not_found", what: "request" });
  const by = (await findRelationship(tx, request.customerId))?.recordedBy ?? null;
  return fail({ kind: "conflict", status: request.status, by, at: request.answeredAt });
}
