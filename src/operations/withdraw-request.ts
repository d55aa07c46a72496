import { decide, latestApproval } from "../../db/queries/approvals.ts";
import { findCustomer, lastChange, moveCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import type { Transaction } from "../../db/connect.ts";
import type { Customer } from "../../db/schema/index.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { enqueueCreation } from "./decide-approval.ts";
import type { Deps, PersonActs } from "./deps.ts";

export interface Withdrawal {
  customer: Customer;
  /** False: the customer exists in Partner Center by now, and the desk goes on with it instead. */
  isWithdrawn: boolean;
}

/**
 * The requester takes the request back, whatever it waits for. Where the answer to a creation was lost, Partner Center is
 * asked first: a customer that exists must not be forgotten.
 */
export async function withdrawRequest(
  deps: Pick<Deps, "db" | "now" | "partnerCenter"> & PersonActs,
  input: { customerId: string },
): Promise<Result<Withdrawal>> {
  const customer = await findCustomer(deps.db, input.customerId);
  if (customer === null) return fail({ kind: "not_found", what: "customer" });
  if (customer.requestedBy !== deps.actor.id) return fail({ kind: "denied", denial: { reason: "not-yours" } });
  const exists = customer.status === "stalled" ? await existsByNow(deps, customer.domain) : ok(false);
  if (!exists.ok) return exists;
  return deps.db.transaction(async (tx) => {
    const current = await findCustomer(tx, customer.id);
    // Somebody tried again while Partner Center was being asked: the answer is about what was before.
    if (current?.status !== customer.status) return conflict(tx, customer);
    return exists.value ? resume(tx, deps, customer) : withdraw(tx, deps, customer);
  });
}

/** A taken domain counts as well: the list may lag behind, and asking again with the same request ID tells for certain. */
async function existsByNow({ partnerCenter }: Pick<Deps, "partnerCenter">, domain: string): Promise<Result<boolean>> {
  if (partnerCenter === null) return ok(false);
  const taken = await partnerCenter.isDomainTaken(domain);
  if (!taken.ok || taken.value) return taken;
  const listed = await partnerCenter.findByDomain(domain);
  return listed.ok ? ok(listed.value !== null) : listed;
}

async function resume(
  tx: Transaction,
  deps: Pick<Deps, "now"> & PersonActs,
  { id }: Customer,
): Promise<Result<Withdrawal>> {
  const now = deps.now();
  const moved = await moveCustomer(tx, id, "retry", { updatedAt: now });
  if (moved === null) return conflict(tx, { id });
  await record(tx, now, deps.actor, {
    type: "customer.creation_resumed",
    subjectId: id,
    before: moved.before,
    after: moved.customer.status,
    data: {},
  });
  await enqueueCreation(tx, id, now);
  return ok({ customer: moved.customer, isWithdrawn: false });
}

async function withdraw(
  tx: Transaction,
  deps: Pick<Deps, "now"> & PersonActs,
  { id }: Customer,
): Promise<Result<Withdrawal>> {
  const now = deps.now();
  const approval = await latestApproval(tx, id);
  // Before the customer, as everybody who decides does it: in another order two of them would wait for each other.
  const isOpen = approval?.status === "waiting";
  const decided = isOpen && (await decide(tx, approval.id, "withdraw", { decidedBy: deps.actor.id, decidedAt: now }));
  if (decided === null) return conflict(tx, { id });
  const moved = await moveCustomer(tx, id, "withdraw", { updatedAt: now });
  if (moved === null && isOpen) throw new Error("an open request without a customer that waits for it");
  if (moved === null) return conflict(tx, { id });
  await record(tx, now, deps.actor, {
    type: "customer.withdrawn",
    subjectId: id,
    before: moved.before,
    after: moved.customer.status,
    data: { approvalId: approval?.id ?? null },
  });
  return ok({ customer: moved.customer, isWithdrawn: true });
}

async function conflict(tx: Transaction, { id }: Pick<Customer, "id">): Promise<Result<never>> {
  const last = await lastChange(tx, id);
  const status = (await findCustomer(tx, id))?.status ?? "";
  return fail({ kind: "conflict", status, by: last?.by ?? null, at: last?.at ?? null });
}
