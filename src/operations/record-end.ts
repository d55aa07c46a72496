import { findCustomer, lastChange } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import type { Customer } from "../../db/schema/index.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import { isKnownByHand } from "../core/customer/known-by-hand.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { endRelationship } from "./end-relationship.ts";
import { allow, getActing } from "./get-acting.ts";

type EndDeps = Pick<Deps, "db" | "now"> & PersonActs;

/**
 * Whether the end of this relationship is done by a person and recorded: for an indirect reseller, and of a customer that
 * was recorded when the partner was one.
 */
export async function isEndedByHand({ db, actor }: EndDeps, input: { customerId: string }): Promise<boolean> {
  const { settings } = await getActing(db, actor.id);
  if (settings?.partnerType === "indirect-reseller") return true;
  const customer = await findCustomer(db, input.customerId);
  return customer !== null && isKnownByHand(customer);
}

async function mayEnd(deps: EndDeps, input: { customerId: string }): Promise<Result<unknown>> {
  const { settings } = await getActing(deps.db, deps.actor.id);
  const isLeftOver = settings?.partnerType !== "indirect-reseller" && (await isEndedByHand(deps, input));
  return allow(deps.db, deps.actor.id, isLeftOver ? "removeRelationship" : "recordRelationship");
}

/** The customer whose relationship somebody is about to end by hand, outside of the desk. */
export async function openEnd(deps: EndDeps, input: { customerId: string }): Promise<Result<Customer>> {
  const allowed = await mayEnd(deps, input);
  return allowed.ok ? stillCustomer(deps.db, input.customerId) : allowed;
}

/** Somebody says that the relationship was ended, where there is no API that could. The record stays readable. */
export async function recordEnd(deps: EndDeps, input: { customerId: string }): Promise<Result<Customer>> {
  const allowed = await mayEnd(deps, input);
  if (!allowed.ok) return allowed;
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const found = await stillCustomer(tx, input.customerId);
    if (!found.ok) return found;
    const customer = found.value;
    const change = await endRelationship(tx, now, customer, deps.actor.id);
    if (change === null) return stillCustomer(tx, input.customerId);
    const { before, after } = change;
    const ended = { type: "relationship.ended_by_hand" as const, subjectId: customer.id, before, after };
    await record(tx, now, deps.actor, { ...ended, data: {} });
    return ok(customer);
  });
}

async function stillCustomer(db: Database | Transaction, customerId: string): Promise<Result<Customer>> {
  const customer = await findCustomer(db, customerId);
  if (customer === null) return fail({ kind: "not_found", what: "customer" });
  if (customer.status === "active") return ok(customer);
  const last = await lastChange(db, customer.id);
  return fail({ kind: "conflict", status: customer.status, by: last?.by ?? null, at: last?.at ?? null });
}
