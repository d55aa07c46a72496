import { findCustomerByTenant } from "../../db/queries/customers.ts";
import { enqueue, enqueueUnlessThere } from "../../db/queries/jobs.ts";
import type { Transaction } from "../../db/connect.ts";
import type { UpstreamFailure } from "../core/result.ts";
import { acceptRelationship } from "./accept-relationship.ts";
import type { Deps } from "./deps.ts";

/** `again` null: Partner Center has told of an acceptance, and does not show it yet. */
export type Noticed = { done: true } | { done: false; again: UpstreamFailure | null };

export interface Notice {
  tenantId: string;
  /** False where the customer may as well have been added in Partner Center itself. */
  isAcceptance: boolean;
}

/** Something spoke of this customer: it is looked at soon. */
export const enqueueNotice = (tx: Transaction, notice: Notice, now: Date): Promise<void> => {
  const job = { queue: "notice-acceptance", payload: notice, dedupeKey: notice.tenantId, runAt: now };
  // What is known to be an acceptance stays one, whatever else speaks of the customer meanwhile.
  return notice.isAcceptance ? enqueue(tx, job) : enqueueUnlessThere(tx, job);
};

/** Reads the customer from Partner Center, whatever it was that spoke of it, and takes it in if it is ours by now. */
export async function noticeAcceptance(
  deps: Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm">,
  input: Notice,
): Promise<Noticed> {
  if (deps.partnerCenter === null) return { done: true };
  const known = await findCustomerByTenant(deps.db, input.tenantId);
  if (known?.status === "active") return { done: true };
  const answer = await deps.partnerCenter.customer(input.tenantId);
  if (!answer.ok) return { done: false, again: answer.failure };
  const customer = answer.value;
  const isOurs =
    customer?.tenantId.toLowerCase() === input.tenantId && customer.relationship?.toLowerCase() === "reseller";
  if (!isOurs) return input.isAcceptance ? { done: false, again: null } : { done: true };
  await deps.db.transaction((tx) => acceptRelationship(tx, deps, customer, input));
  return { done: true };
}
