import { insertBillingEdit } from "../../db/queries/billing-edits.ts";
import { lockCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { closeFormDraft, findFormAnswers } from "../../db/queries/form-drafts.ts";
import type { Customer } from "../../db/schema/index.ts";
import { readShown, reviewBilling } from "../core/billing/review.ts";
import type { Answers } from "../core/customer/answers.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { loadBillingFacts } from "./load-customer-facts.ts";
import { billingForm, findEditable } from "./open-billing-edit.ts";
import { requestApproval } from "./request-approval.ts";

/**
 * Asks a colleague to approve a correction as it was reviewed in the window `opening`. `answers`: what was answered there. What
 * is still open comes back as issues.
 */
export async function requestBillingEdit(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { customerId: string; opening: string; answers: Answers },
): Promise<Result<Customer>> {
  const now = deps.now();
  const { id: person } = deps.actor;
  return deps.db.transaction(async (tx) => {
    await lockCustomer(tx, input.customerId);
    const found = await findEditable(tx, person, input.customerId);
    if (!found.ok) return found;
    const customer = found.value;
    const form = { owner: person, form: billingForm, subject: customer.id };
    const kept = await findFormAnswers(tx, { ...form, opening: input.opening });
    const shown = kept && readShown(kept);
    if (!shown) return fail({ kind: "not_found", what: "draft" });
    const facts = await loadBillingFacts(tx, { customerId: customer.id, country: shown.country });
    const review = reviewBilling(shown, { ...shown.was, ...kept, ...input.answers }, facts);
    if (review.open.length > 0) return fail({ kind: "invalid", issues: review.open });

    const fields = review.differences.map(({ field }) => field);
    const request = { subject: "editBilling" as const, customerId: customer.id, requestedBy: person };
    const { id: approvalId } = await requestApproval(tx, now, request);
    const { wanted, acknowledgements, warnings } = review;
    await insertBillingEdit(tx, {
      approvalId,
      customerId: customer.id,
      status: "waiting",
      fields,
      typed: { was: shown.was, wanted, acknowledged: [...acknowledgements], warnings: [...warnings] },
      etag: shown.etag,
      changedAt: now,
    });
    const data = { approvalId, agent: person, fields };
    await record(tx, now, deps.actor, { type: "billing.edit_requested", subjectId: customer.id, data });
    await closeFormDraft(tx, form);
    return ok(customer);
  });
}
