import { findCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import {
  answerQuestion,
  findQuestion,
  findRequest,
  listOpenRequests,
  lockAcceptances,
} from "../../db/queries/relationships.ts";
import { requestsToSameCompany } from "../core/relationship/match.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { answerRequest } from "./accept-relationship.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { answeredAlready } from "./follow-request.ts";
import { allow } from "./get-acting.ts";

/** Somebody says whose request a customer's acceptance answers; null: nobody's. Said once. */
export async function answerAcceptance(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { customerId: string; requestId: string | null },
): Promise<Result<{ agent: string | null }>> {
  const allowed = await allow(deps.db, deps.actor.id, "requestRelationship");
  if (!allowed.ok) return allowed;
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    await lockAcceptances(tx);
    const customer = await findCustomer(tx, input.customerId);
    const question = await findQuestion(tx, input.customerId);
    if (customer === null || question === null) return fail({ kind: "not_found", what: "customer" });
    const isOffered = input.requestId === null || question.candidates.includes(input.requestId);
    if (!isOffered) return fail({ kind: "not_found", what: "request" });
    const open = await listOpenRequests(tx);
    const chosen = open.find(({ id }) => id === input.requestId);
    if (question.answeredAt === null && input.requestId !== null && chosen === undefined) {
      return answeredAlready(tx, await findRequest(tx, input.requestId));
    }
    const answer = { customerId: customer.id, answeredBy: deps.actor.id, answeredAt: now };
    if ((await answerQuestion(tx, answer)) === null) {
      return fail({ kind: "conflict", status: "matched", by: question.answeredBy, at: question.answeredAt });
    }
    const request = chosen ? await answerRequest(tx, now, chosen.id, customer) : null;
    // Older requests to the same company are answered with it.
    const others = chosen ? requestsToSameCompany({ ...chosen, tenantId: customer.tenantId }, open) : [];
    for (const id of others) await answerRequest(tx, now, id, customer);
    const agent = request?.sentBy ?? null;
    await record(tx, now, deps.actor, {
      type: "relationship.matched",
      subjectId: customer.id,
      data: { requestId: request?.id ?? null, agent },
    });
    return ok({ agent });
  });
}
