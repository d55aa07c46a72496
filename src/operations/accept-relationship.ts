import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { findCustomer, findCustomerByTenant, findDomainHolder, moveCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import {
  askWhoseAcceptance,
  findRequest,
  forgetProspect,
  listOpenRequests,
  lockAcceptances,
  lockRelationship,
  moveRelationship,
  moveRequest,
} from "../../db/queries/relationships.ts";
import type { Transaction } from "../../db/connect.ts";
import { customers, relationships, type Customer, type RelationshipRequest } from "../../db/schema/index.ts";
import { isKnownByHand } from "../core/customer/known-by-hand.ts";
import type { CustomerStatus } from "../core/customer/lifecycle.ts";
import type { Actor, EventOf } from "../core/events.ts";
import { matchAcceptance } from "../core/relationship/match.ts";
import { nameKey, tidyText } from "../core/text.ts";
import type { ListedCustomer } from "../partner-center/contract.ts";
import { lookNow } from "./watch-agreement.ts";
import { startWatch } from "./check-verification.ts";
import { followEducationAgain } from "./follow-education.ts";
import type { Deps } from "./deps.ts";

const partnerCenter: Actor = { kind: "partner-center" };
/** As many as a question has room for. */
const mostCandidates = 10;

type AcceptDeps = Pick<Deps, "now" | "rhythm">;

/**
 * Takes in a customer that Partner Center shows as ours and the desk does not know as one yet. Its acceptance is matched
 * to who asked; where that is not clear, people are asked. `isAcceptance`: false where it may as well have been added in
 * Partner Center itself, so that a stranger is no question. `unsettled`: its domain is that of a record whose creation
 * has no known end yet, so that it is to be looked at once more when it has one.
 */
export async function acceptRelationship(
  tx: Transaction,
  deps: AcceptDeps,
  listed: ListedCustomer,
  { isAcceptance }: { isAcceptance: boolean },
): Promise<"done" | "unsettled"> {
  await lockAcceptances(tx);
  const holder = await findDomainHolder(tx, (listed.domain ?? "").toLowerCase());
  const byHand = holder !== null && isKnownByHand(holder) ? holder : null;
  const known = (await findCustomerByTenant(tx, listed.tenantId)) ?? byHand;
  if (known?.id === byHand?.id && byHand?.status === "active") {
    await joinByHand(tx, deps, byHand, listed);
    return "done";
  }
  if (known?.status === "active") return "done";
  // The desk may be creating this very one, or have lost the answer: then its own record becomes the customer.
  if (known === null && holder?.tenantId === null) return "unsettled";
  const open = await listOpenRequests(tx);
  const match = matchAcceptance(listed, open);
  const now = deps.now();
  if (match.kind === "one") {
    const request = open.find(({ id }) => id === match.requestId);
    const own = known ?? (request ? await findCustomer(tx, request.customerId) : null);
    const became = await becomeCustomer(tx, now, own, listed);
    const answered = await answerRequest(tx, now, match.requestId, became.customer);
    for (const id of match.alsoAnswered) await answerRequest(tx, now, id, became.customer);
    await accepted(tx, deps, became, { requestId: match.requestId, agent: answered?.sentBy ?? null, by: match.by });
    return "done";
  }
  const became = await becomeCustomer(tx, now, known, listed);
  const { customer } = became;
  const likely = match.kind === "several" ? match.requestIds : isAcceptance ? match.perhaps : [];
  const others = match.kind === "none" && isAcceptance ? open.map(({ id }) => id) : [];
  const candidates = [...new Set([...likely, ...others])].slice(0, mostCandidates);
  if (isAcceptance || known !== null || candidates.length > 0)
    await accepted(tx, deps, became, { requestId: null, agent: null, by: "nobody" });
  else
    await record(tx, now, partnerCenter, {
      type: "customer.found",
      subjectId: customer.id,
      before: null,
      after: customer.status,
      data: { tenantId: listed.tenantId },
    });
  if (candidates.length === 0) return "done";
  await askWhoseAcceptance(tx, { customerId: customer.id, candidates, askedAt: now });
  const unmatched = { type: "relationship.unmatched" as const, subjectId: customer.id, data: { candidates } };
  await record(tx, now, partnerCenter, unmatched);
  return "done";
}

/** A customer on a person's word alone, from the time without the API: Partner Center shows the same domain now. */
async function joinByHand(
  tx: Transaction,
  deps: AcceptDeps,
  customer: Customer,
  listed: ListedCustomer,
): Promise<void> {
  const now = deps.now();
  const { tenantId } = listed;
  await tx.update(customers).set({ tenantId, updatedAt: now }).where(eq(customers.id, customer.id));
  // It stands as before; only whose word that is has changed.
  await tx.update(relationships).set({ recordedBy: null }).where(eq(relationships.customerId, customer.id));
  const found = { type: "customer.found" as const, subjectId: customer.id, data: { tenantId } };
  await record(tx, now, partnerCenter, { ...found, before: customer.status, after: customer.status });
  await startWatch(tx, deps, customer.id);
  await lookNow(tx, customer.id, now);
}

interface Became {
  customer: Customer;
  /** Where its record stood before. */
  was: CustomerStatus;
}

/** The record that was asked, or the former customer's, or a new one: active from now on, as Partner Center names it. */
async function becomeCustomer(
  tx: Transaction,
  now: Date,
  own: Customer | null,
  listed: ListedCustomer,
): Promise<Became> {
  const domain = (listed.domain ?? "").toLowerCase();
  const holder = await findDomainHolder(tx, domain);
  const companyName = tidyText(listed.companyName ?? "") || own?.companyName || listed.domain || listed.tenantId;
  const told = {
    tenantId: listed.tenantId,
    companyName,
    nameKey: nameKey(companyName),
    domain: holder === null || holder.id === own?.id ? domain : "",
    updatedAt: now,
  };
  const moved = own === null ? null : await moveCustomer(tx, own.id, "relationshipAccepted", told);
  if (moved !== null) return { customer: moved.customer, was: moved.before };
  const [added] = await tx
    .insert(customers)
    .values({ ...told, id: randomUUID(), status: "active", country: "", createdAt: now })
    .returning();
  if (added === undefined) throw new Error("the accepted customer was not kept");
  return { customer: added, was: "prospect" };
}

/** Null when it was answered before. A company's own record ends where another one turned out to be it. */
export async function answerRequest(
  tx: Transaction,
  now: Date,
  requestId: string,
  customer: Customer,
): Promise<RelationshipRequest | null> {
  const asked = await findRequest(tx, requestId);
  const answered = await moveRequest(tx, requestId, "accept", { answeredAt: now, customerId: customer.id });
  if (asked === null || answered === null) return null;
  await forgetProspect(tx, asked.customerId);
  const company = asked.customerId === customer.id ? null : await findCustomer(tx, asked.customerId);
  if (company !== null) {
    await moveCustomer(tx, company.id, "withdraw", { updatedAt: now });
    const row = await lockRelationship(tx, company, now);
    await moveRelationship(tx, row, "giveUp", { since: now, recordedBy: null });
  }
  return answered;
}

async function accepted(
  tx: Transaction,
  deps: AcceptDeps,
  { customer, was }: Became,
  data: EventOf<"relationship.accepted">["data"],
): Promise<void> {
  const now = deps.now();
  const row = await lockRelationship(tx, { id: customer.id, status: was }, now);
  const moved = await moveRelationship(tx, row, "accept", { since: now, recordedBy: null });
  await record(tx, now, partnerCenter, {
    type: "relationship.accepted",
    subjectId: customer.id,
    before: moved?.before ?? row.status,
    after: moved?.after ?? row.status,
    data,
  });
  await startWatch(tx, deps, customer.id);
  await lookNow(tx, customer.id, now);
  await followEducationAgain(tx, customer.id, now);
}
