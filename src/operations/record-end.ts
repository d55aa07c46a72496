import { findCustomer, lastChange, lockCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import type { Customer } from "../../db/schema/index.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import { present } from "../core/present.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { endRelationship } from "./end-relationship.ts";
import { allow } from "./get-acting.ts";

type EndDeps = Pick<Deps, "db" | "now"> & PersonActs;

/** The customer whose relationship somebody is about to end by hand, outside of the desk. */
export async function openEnd(deps: EndDeps, input: { customerId: string }): Promise<Result<Customer>> {
  const allowed = await allow(deps.db, deps.actor.id, "recordRelationship");
  return allowed.ok ? stillCustomer(deps.db, input.customerId) : allowed;
}

/** Somebody says that the relationship was ended, where there is no API that could. The record stays readable. */
export async function recordEnd(deps: EndDeps, input: { customerId: string }): Promise<Result<Customer>> {
  const allowed = await allow(deps.db, deps.actor.id, "recordRelationship");
  if (!allowed.ok) return allowed;
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    await lockCustomer(tx, input.customerId);
    const found = await stillCustomer(tx, input.customerId);
    if (!found.ok) return found;
    const customer = found.value;
    const change = present(
      await endRelationship(tx, now, customer, deps.actor.id),
      "the end of a customer that is one",
    );
    const ended = { type: "relationship.ended_by_hand" as const, subjectId: customer.id, ...change };
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
