import { decide, latestApproval } from "../../db/queries/approvals.ts";
import { findCustomer, lastChange, moveCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import type { Customer } from "../../db/schema/index.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";

/** The requester takes the request back, whatever it waits for. */
export async function withdrawRequest(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { customerId: string },
): Promise<Result<Customer>> {
  const customer = await findCustomer(deps.db, input.customerId);
  if (customer === null) return fail({ kind: "not_found", what: "customer" });
  if (customer.requestedBy !== deps.actor.id) return fail({ kind: "denied", denial: { reason: "not-yours" } });
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const approval = await latestApproval(tx, customer.id);
    const moved = await moveCustomer(tx, customer.id, "withdraw", { updatedAt: now });
    if (moved === null) {
      const last = await lastChange(tx, customer.id);
      const status = (await findCustomer(tx, customer.id))?.status ?? customer.status;
      return fail({ kind: "conflict", status, by: last?.by ?? null, at: last?.at ?? null });
    }
    if (approval?.status === "waiting") {
      await decide(tx, approval.id, "withdraw", { decidedBy: deps.actor.id, decidedAt: now });
    }
    await record(tx, now, deps.actor, {
      type: "customer.withdrawn",
      subjectId: customer.id,
      before: moved.before,
      after: moved.customer.status,
      data: { approvalId: approval?.id ?? null },
    });
    return ok(moved.customer);
  });
}
