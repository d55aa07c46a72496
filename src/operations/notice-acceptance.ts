import { findCustomerByTenant } from "../../db/queries/customers.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import type { UpstreamFailure } from "../core/result.ts";
import { acceptRelationship } from "./accept-relationship.ts";
import type { Deps } from "./deps.ts";

export type Noticed = { done: true } | { done: false; again: UpstreamFailure };

/** Something said that this customer may have accepted: it is looked at soon. */
export const enqueueNotice = (tx: Database | Transaction, tenantId: string, now: Date): Promise<void> =>
  enqueue(tx, { queue: "notice-acceptance", payload: { tenantId }, dedupeKey: tenantId, runAt: now });

/** Reads the customer from Partner Center, whatever it was that spoke of it, and takes it in if it is ours by now. */
export async function noticeAcceptance(
  deps: Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm">,
  input: { tenantId: string },
): Promise<Noticed> {
  if (deps.partnerCenter === null) return { done: true };
  const known = await findCustomerByTenant(deps.db, input.tenantId);
  if (known?.status === "active") return { done: true };
  const answer = await deps.partnerCenter.customer(input.tenantId);
  if (!answer.ok) return { done: false, again: answer.failure };
  const customer = answer.value;
  if (customer === null || customer.tenantId.toLowerCase() !== input.tenantId) return { done: true };
  if ((customer.relationship ?? "").toLowerCase() !== "reseller") return { done: true };
  await deps.db.transaction((tx) => acceptRelationship(tx, deps, customer, { isAcceptance: true }));
  return { done: true };
}
