import { addDays } from "date-fns";
import { eq } from "drizzle-orm";
import { latestApproval } from "../../db/queries/approvals.ts";
import { lastChange } from "../../db/queries/customers.ts";
import { findDraftOfCustomer } from "../../db/queries/drafts.ts";
import type { Transaction } from "../../db/connect.ts";
import { customers, drafts, type Customer, type Draft } from "../../db/schema/index.ts";
import { nextStatus } from "../core/lifecycle.ts";
import { answersFromInput } from "../core/customer/answers.ts";
import { customerMoves, draftKeptDays } from "../core/customer/lifecycle.ts";
import { isDomainTaken } from "../core/customer/refused-field.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { present } from "../core/present.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";

export interface Reopened {
  draft: Draft;
  customer: Customer;
  /** A colleague's reason; null when it was not a colleague who sent it back. */
  reason: string | null;
}

/** The form of a request that came back, filled with what was sent. */
export async function reopenDraft(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { customerId: string; withoutRegistrationId: boolean },
): Promise<Result<Reopened>> {
  const allowed = await allow(deps.db, deps.actor.id, "addCustomer");
  if (!allowed.ok) return allowed;
  return deps.db.transaction(async (tx) => {
    // Locked, so that two clicks find one draft.
    const [customer] = await tx.select().from(customers).where(eq(customers.id, input.customerId)).for("update");
    if (customer === undefined) return fail({ kind: "not_found", what: "customer" });
    if (customer.requestedBy !== deps.actor.id) return fail({ kind: "denied", denial: { reason: "not-yours" } });
    if (nextStatus(customerMoves, customer.status, "submit") === null) {
      const last = await lastChange(tx, customer.id);
      return fail({ kind: "conflict", status: customer.status, by: last?.by ?? null, at: last?.at ?? null });
    }
    const approval = await latestApproval(tx, customer.id);
    const begun = await findDraftOfCustomer(tx, customer.id);
    const draft =
      begun === null
        ? await writeDraft(tx, customer, deps.now(), input)
        : input.withoutRegistrationId
          ? await dropRegistrationId(tx, begun, deps.now())
          : begun;
    return ok({ draft, customer, reason: approval?.status === "changes_requested" ? approval.reason : null });
  });
}

/** A draft with what the record holds; for a request that came back, or was never answered. */
export async function writeDraft(
  tx: Transaction,
  customer: Customer,
  now: Date,
  { withoutRegistrationId }: { withoutRegistrationId: boolean },
): Promise<Draft> {
  const answers = customer.details === null ? {} : answersFromInput(customer.details);
  const [draft] = await tx
    .insert(drafts)
    .values({
      customerId: customer.id,
      owner: customer.requestedBy ?? "",
      answers: { ...answers, alreadyBuys: "no", ...(withoutRegistrationId ? { registrationId: null } : {}) },
      checks: isInQuestion(customer) ? customer.checks : null,
      expiresAt: addDays(now, draftKeptDays),
      updatedAt: now,
    })
    .returning();
  return present(draft, "the inserted draft");
}

/** What Partner Center found against the data still stands, so that the form opens where it is to be corrected. */
const isInQuestion = ({ status, checks }: Customer): boolean =>
  status === "address_in_question" || (status === "creation_refused" && isDomainTaken(checks));

/** Raises the revision, so that a form that is still open elsewhere does not bring the ID back. */
async function dropRegistrationId(tx: Transaction, draft: Draft, now: Date): Promise<Draft> {
  const [changed] = await tx
    .update(drafts)
    .set({
      answers: { ...draft.answers, registrationId: null },
      revision: draft.revision + 1,
      actionTs: "0",
      updatedAt: now,
    })
    .where(eq(drafts.id, draft.id))
    .returning();
  return changed ?? draft;
}
