import { and, eq } from "drizzle-orm";
import { record } from "../../db/queries/events.ts";
import { customers, events } from "../../db/schema/index.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";

/** The requester has assigned the default-GDAP roles to security groups. Kept once. */
export async function confirmGdap(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { customerId: string },
): Promise<Result<null>> {
  return deps.db.transaction(async (tx) => {
    // Locked, so that two clicks come one after the other.
    const [customer] = await tx.select().from(customers).where(eq(customers.id, input.customerId)).for("update");
    if (customer === undefined) return fail({ kind: "not_found", what: "customer" });
    if (customer.requestedBy !== deps.actor.id) return fail({ kind: "denied", denial: { reason: "not-yours" } });
    const [done] = await tx
      .select({ actor: events.actor, at: events.at })
      .from(events)
      .where(and(eq(events.subjectId, customer.id), eq(events.type, "gdap.done")));
    if (done !== undefined) {
      const by = done.actor.kind === "person" ? done.actor.id : null;
      return fail({ kind: "conflict", status: "gdap_done", by, at: done.at });
    }
    await record(tx, deps.now(), deps.actor, { type: "gdap.done", subjectId: customer.id, data: {} });
    return ok(null);
  });
}
