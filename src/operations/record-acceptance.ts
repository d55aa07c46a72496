import { findCustomer, findDomainHolder, moveCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { findRequest, lockAcceptances, lockRelationship, moveRelationship } from "../../db/queries/relationships.ts";
import type { Customer, RelationshipRequest } from "../../db/schema/index.ts";
import type { Transaction } from "../../db/connect.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { answerRequest } from "./accept-relationship.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { answeredAlready } from "./follow-request.ts";
import { allow } from "./get-acting.ts";

/**
 * Somebody says that a company has accepted, where there is no API that could: a customer from now on, without an ID at
 * Partner Center. Nothing of it is looked up or followed.
 */
export async function recordAcceptance(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { requestId: string },
): Promise<Result<RelationshipRequest>> {
  const allowed = await allow(deps.db, deps.actor.id, "recordRelationship");
  if (!allowed.ok) return allowed;
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    await lockAcceptances(tx);
    const request = await findRequest(tx, input.requestId);
    if (request?.status !== "open") return answeredAlready(tx, request);
    const company = await findCustomer(tx, request.customerId);
    const former = company && (await findDomainHolder(tx, company.domain));
    if (former && former.id !== company.id && former.status !== "ended") {
      return fail({ kind: "duplicate", companyName: former.companyName, domain: former.domain });
    }
    // A former customer that was asked as a new company comes back as itself.
    const own = former ?? company;
    if (own === null) return fail({ kind: "not_found", what: "customer" });
    const answered = await answerRequest(tx, now, request.id, own);
    if (answered === null) return answeredAlready(tx, await findRequest(tx, request.id));
    const moved = await moveCustomer(tx, own.id, "relationshipAccepted", { updatedAt: now });
    if (moved === null) throw new Error("a company with an open request that cannot accept");
    await becomeReseller(tx, deps, { customer: moved.customer, was: moved.before }, request);
    return ok(answered);
  });
}

async function becomeReseller(
  tx: Transaction,
  deps: Pick<Deps, "now"> & PersonActs,
  { customer, was }: { customer: Customer; was: Customer["status"] },
  request: RelationshipRequest,
): Promise<void> {
  const now = deps.now();
  const row = await lockRelationship(tx, { id: customer.id, status: was }, now);
  const moved = await moveRelationship(tx, row, "accept", { since: now, recordedBy: deps.actor.id });
  await record(tx, now, deps.actor, {
    type: "relationship.accepted",
    subjectId: customer.id,
    before: row.status,
    after: moved?.after ?? row.status,
    data: { requestId: request.id, agent: request.sentBy, by: "person" },
  });
}
