import { findCustomerByTenant } from "../../db/queries/customers.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import type { Transaction } from "../../db/connect.ts";
import type { UpstreamFailure } from "../core/result.ts";
import { acceptRelationship } from "./accept-relationship.ts";
import type { Deps } from "./deps.ts";

export type Noticed = { done: true } | { done: false; again: UpstreamFailure };

export interface Notice {
  tenantId: string;
  /** False where the customer may as well have been added in Partner Center itself. */
  isAcceptance: boolean;
}

/** Something spoke of this customer: it is looked at soon. */
export const enqueueNotice = (tx: Transaction, notice: Notice, now: Date): Promise<void> =>
  enqueue(tx, { queue: "notice-acceptance", payload: notice, dedupeKey: notice.tenantId, runAt: now });

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
  if (customer === null || customer.tenantId.toLowerCase() !== input.tenantId) return { done: true };
  if ((customer.relationship ?? "").toLowerCase() !== "reseller") return { done: true };
  await deps.db.transaction((tx) => acceptRelationship(tx, deps, customer, input));
  return { done: true };
}
