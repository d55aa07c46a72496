import { findCustomer, lastChange, moveCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import type { Customer } from "../../db/schema/index.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { enqueueCreation } from "./decide-approval.ts";
import type { Deps, PersonActs } from "./deps.ts";

/** Sends the same creation again: the request ID is kept, so that nothing can be created twice. */
export async function retryCreation(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { customerId: string },
): Promise<Result<Customer>> {
  const customer = await findCustomer(deps.db, input.customerId);
  if (customer === null) return fail({ kind: "not_found", what: "customer" });
  if (customer.requestedBy !== deps.actor.id) return fail({ kind: "denied", denial: { reason: "not-yours" } });
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const moved = await moveCustomer(tx, customer.id, "retry", { updatedAt: now });
    if (moved === null) {
      const last = await lastChange(tx, customer.id);
      return fail({ kind: "conflict", status: customer.status, by: last?.by ?? null, at: last?.at ?? null });
    }
    await record(tx, now, deps.actor, {
      type: "customer.retried",
      subjectId: customer.id,
      before: moved.before,
      after: moved.customer.status,
      data: {},
    });
    await enqueueCreation(tx, customer.id, now);
    return ok(moved.customer);
  });
}
