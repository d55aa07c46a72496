import { and, eq } from "drizzle-orm";
import { lastChange, lockCustomer, moveCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { drafts, type Approval, type Customer } from "../../db/schema/index.ts";
import type { Answers } from "../core/customer/answers.ts";
import { domainSuffix } from "../core/customer/fields.ts";
import { unanswered } from "../core/customer/review.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { nameKey } from "../core/text.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";
import { requestApproval } from "./request-approval.ts";
import { readDraft } from "./turn-page.ts";

export interface Submitted {
  customer: Customer;
  approval: Approval;
}

/** Sends a checked draft for approval. What is still open is answered as issues, and the draft stays as it is. */
export async function submitCustomer(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { draftId: string; revision: number; answers: Answers },
): Promise<Result<Submitted>> {
  const allowed = await allow(deps.db, deps.actor.id, "addCustomer");
  if (!allowed.ok) return allowed;
  const page = await readDraft(deps, input);
  if (!page.ok) return page;
  const { draft, review, facts } = page.value;
  const { sameDomain } = page.value.duplicates;
  if (sameDomain !== null) {
    return fail({ kind: "duplicate", companyName: sameDomain.companyName, domain: sameDomain.domain });
  }
  const open = [...review.errors, ...unanswered(review, page.value.answers)];
  if (open.length > 0) return fail({ kind: "invalid", issues: open });

  const now = deps.now();
  const details = {
    ...page.value.input,
    culture: page.value.input.culture || (facts.country.defaultCulture ?? "en-US"),
  };
  return deps.db.transaction(async (tx) => {
    await lockCustomer(tx, draft.customerId);
    const [taken] = await tx
      .delete(drafts)
      .where(and(eq(drafts.id, draft.id), eq(drafts.revision, input.revision)))
      .returning({ id: drafts.id });
    const moved =
      taken &&
      (await moveCustomer(tx, draft.customerId, "submit", {
        companyName: details.companyName,
        nameKey: nameKey(details.companyName),
        domain: details.domainPrefix + domainSuffix,
        country: details.address.country,
        details,
        acknowledged: [...review.acknowledgements],
        checks: draft.checks ?? [],
        requestedAt: now,
        refusal: null,
        createRequestId: null,
        updatedAt: now,
      }));
    if (!moved) {
      const last = await lastChange(tx, draft.customerId);
      return fail({ kind: "conflict", status: "awaiting_approval", by: last?.by ?? null, at: last?.at ?? null });
    }
    const request = { subject: "addCustomer" as const, customerId: draft.customerId, requestedBy: deps.actor.id };
    const approval = await requestApproval(tx, now, request);
    const approvalId = approval.id;
    await record(tx, now, deps.actor, {
      type: "customer.requested",
      subjectId: draft.customerId,
      before: moved.before,
      after: moved.customer.status,
      data: { approvalId, acknowledged: review.acknowledgements.map((issue) => issue.code) },
    });
    return ok({ customer: moved.customer, approval });
  });
}
