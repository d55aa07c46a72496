import { findCustomerByTenant } from "../../db/queries/customers.ts";
import { enqueue, enqueueUnlessThere } from "../../db/queries/jobs.ts";
import type { Transaction } from "../../db/connect.ts";
import type { UpstreamFailure } from "../core/result.ts";
import { acceptRelationship } from "./accept-relationship.ts";
import type { Deps } from "./deps.ts";

export type Noticed = { done: true } | { done: false; again: UpstreamFailure };
/** Partner Center has told of it, and does not show it yet. */
const notShownYet = { done: false as const, again: null };
/** It may be the customer that the desk is creating itself. */
const notSettledYet = { done: false as const, again: "unsettled" as const };

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
): Promise<Noticed | typeof notShownYet | typeof notSettledYet> {
  if (deps.partnerCenter === null) return { done: true };
  const known = await findCustomerByTenant(deps.db, input.tenantId);
  if (known?.status === "active") return { done: true };
  const answer = await deps.partnerCenter.customer(input.tenantId);
  if (!answer.ok) return { done: false, again: answer.failure };
  const customer = answer.value;
  const isOurs =
    customer?.tenantId.toLowerCase() === input.tenantId && customer.relationship?.toLowerCase() === "reseller";
  if (!isOurs) return input.isAcceptance ? notShownYet : { done: true };
  const accepted = await deps.db.transaction((tx) => acceptRelationship(tx, deps, customer, input));
  return accepted === "unsettled" ? notSettledYet : { done: true };
}
