import { findOpenBillingEdit, lastWrittenEtag } from "../../db/queries/billing-edits.ts";
import { findCustomerByTenant, lockCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import type { Transaction } from "../../db/connect.ts";
import { isThere } from "../core/billing/data.ts";
import type { BillingProfile } from "../partner-center/contract.ts";
import { startWatch } from "./check-verification.ts";
import type { Deps } from "./deps.ts";
import type { Noticed } from "./notice-acceptance.ts";
import { keepCorrected } from "./write-billing-edit.ts";

/** The audit log spoke of a change: the customer's billing data is looked at soon. */
export const enqueueBillingChange = (tx: Transaction, tenantId: string, now: Date): Promise<void> =>
  enqueue(tx, { queue: "notice-billing-change", payload: { tenantId }, dedupeKey: tenantId, runAt: now });

/** Billing data that somebody changed in Partner Center itself: it is told, and the verification that follows is watched. */
export async function noticeBillingChange(
  deps: Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm">,
  input: { tenantId: string },
): Promise<Noticed> {
  const customer = await findCustomerByTenant(deps.db, input.tenantId);
  if (customer?.status !== "active" || deps.partnerCenter === null) return { done: true };
  const profile = await deps.partnerCenter.billingProfile(input.tenantId);
  if (!profile.ok) return { done: false, again: profile.failure };
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    await lockCustomer(tx, customer.id);
    if (await isOwnChange(tx, customer.id, profile.value)) return;
    await keepCorrected(tx, now, customer, profile.value.data);
    const changed = { type: "billing.changed_elsewhere" as const, subjectId: customer.id };
    await record(tx, now, { kind: "partner-center" }, { ...changed, data: { agent: customer.requestedBy } });
    await startWatch(tx, deps, customer.id);
  });
  return { done: true };
}

/** The log has the desk's own corrections as well, also one whose answer is still on its way. */
async function isOwnChange(tx: Transaction, customerId: string, { etag, data }: BillingProfile): Promise<boolean> {
  if (etag === (await lastWrittenEtag(tx, customerId))) return true;
  const edit = (await findOpenBillingEdit(tx, customerId))?.edit;
  return !!edit?.typed && ["writing", "stalled"].includes(edit.status) && isThere(data, edit.typed.wanted, edit.fields);
}
