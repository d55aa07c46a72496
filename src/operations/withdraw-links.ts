import { lockAgreement } from "../../db/queries/agreements.ts";
import { findUnfinishedLinks } from "../../db/queries/attestations.ts";
import { findCustomer } from "../../db/queries/customers.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { withdrawLink } from "./follow-attestation-link.ts";
import { allow } from "./get-acting.ts";

/**
 * Gives up the enhanced attestation that a customer has not answered, so that somebody can begin anew. What the customer
 * has accepted is being finalised and stays: a conflict `attestation_ready`.
 */
export async function withdrawLinks(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { customerId: string },
): Promise<Result<null>> {
  const allowed = await allow(deps.db, deps.actor.id, "attestAgreement");
  if (!allowed.ok) return allowed;
  const customer = await findCustomer(deps.db, input.customerId);
  if (customer?.status !== "active") return fail({ kind: "not_found", what: "customer" });
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    await lockAgreement(tx, customer.id, now);
    const links = await findUnfinishedLinks(tx, customer.id);
    const ready = links.find(({ status }) => status === "ready");
    if (ready !== undefined) {
      return fail({ kind: "conflict", status: "attestation_ready", by: null, at: ready.acceptedSeenAt });
    }
    for (const link of links) await withdrawLink(tx, link, deps.actor, now);
    return ok(null);
  });
}
