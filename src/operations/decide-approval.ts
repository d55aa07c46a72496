import { decide, findApproval } from "../../db/queries/approvals.ts";
import { findCustomer, findDomainHolder, isDomainConflict, moveCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import type { Approval, Customer } from "../../db/schema/index.ts";
import type { Transaction } from "../../db/connect.ts";
import type { DeskEvent } from "../core/events.ts";
import type { CustomerStatus } from "../core/customer/lifecycle.ts";
import { present } from "../core/present.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";
import { settleRequest } from "./settle-request.ts";

export type Decision =
  { decision: "approve" } | { decision: "reject"; reason: string } | { decision: "askForChanges"; reason: string };

export interface Decided {
  approval: Approval;
  customer: Customer;
}

/** May this person decide this request now? Asked before a form for the reason is opened, and again on its submission. */
export async function mayDecide(
  deps: Pick<Deps, "db"> & PersonActs,
  input: { approvalId: string },
): Promise<Result<Decided>> {
  const allowed = await allow(deps.db, deps.actor.id, "decideApproval");
  if (!allowed.ok) return allowed;
  const approval = await findApproval(deps.db, input.approvalId);
  const customer = approval && (await findCustomer(deps.db, approval.customerId));
  if (!approval || !customer) return fail({ kind: "not_found", what: "approval" });
  if (approval.status !== "waiting") return conflictWith(approval);
  // Whatever the setup says, a relationship is ended, and money spent, by two people.
  const mayBeOwn = allowed.value.settings.ownApproval && approval.subject === "addCustomer";
  if (approval.requestedBy === deps.actor.id && !mayBeOwn) {
    return fail({ kind: "denied", denial: { reason: "own-request" } });
  }
  return ok({ approval, customer });
}

/** Decides a colleague's request, once. Approving starts what was asked for. */
export async function decideApproval(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { approvalId: string } & Decision,
): Promise<Result<Decided>> {
  const may = await mayDecide(deps, input);
  if (!may.ok) return may;
  if (input.decision !== "approve" && input.reason.trim() === "") {
    return fail({
      kind: "invalid",
      issues: [{ field: "reason", code: "reason-missing", severity: "error", params: {} }],
    });
  }
  const { approval, customer } = may.value;
  const duplicate = fail({ kind: "duplicate" as const, ...identityOf(customer) });
  const isAddition = approval.subject === "addCustomer" && input.decision === "approve";
  if (isAddition && (await findDomainHolder(deps.db, customer.domain))) return duplicate;
  try {
    return await decideInTransaction(deps, input);
  } catch (error) {
    // The customer list, or another request, brought the domain in this very moment.
    if (isDomainConflict(error)) return duplicate;
    throw error;
  }
}

const identityOf = ({ companyName, domain }: Customer) => ({ companyName, domain });

function decideInTransaction(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { approvalId: string } & Decision,
): Promise<Result<Decided>> {
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const approval = await decide(tx, input.approvalId, input.decision, {
      decidedBy: deps.actor.id,
      decidedAt: now,
      reason: input.decision === "approve" ? null : input.reason.trim(),
    });
    if (approval === null) return conflictWith(await getApproval(tx, input.approvalId));
    if (await settleRequest(tx, now, deps.actor, approval)) {
      return ok({ approval, customer: await getCustomer(tx, approval.customerId) });
    }
    const moved = await moveCustomer(tx, approval.customerId, input.decision, { updatedAt: now });
    if (moved === null) throw new Error("an open request without a customer that waits for it");
    const change = { before: moved.before, after: moved.customer.status };
    await record(tx, now, deps.actor, decisionEvent(input.decision, approval, change));
    if (input.decision === "approve") await enqueueCreation(tx, approval.customerId, now);
    return ok({ approval, customer: moved.customer });
  });
}

function decisionEvent(
  decision: Decision["decision"],
  approval: Approval,
  change: { before: CustomerStatus; after: CustomerStatus },
): DeskEvent {
  const about = { subjectId: approval.customerId, ...change, data: { approvalId: approval.id } };
  switch (decision) {
    case "approve":
      return { type: "customer.approved", ...about };
    case "reject":
      return { type: "customer.rejected", ...about };
    case "askForChanges":
      return { type: "customer.changes_requested", ...about };
  }
}

export async function enqueueCreation(tx: Transaction, customerId: string, now: Date): Promise<void> {
  await enqueue(tx, {
    queue: "create-customer",
    payload: { customerId },
    dedupeKey: customerId,
    groupKey: customerId,
    runAt: now,
  });
}

const getCustomer = async (tx: Transaction, id: string): Promise<Customer> =>
  present(await findCustomer(tx, id), "the customer of a request");

const getApproval = async (tx: Transaction, id: string): Promise<Approval> =>
  present(await findApproval(tx, id), "the request");

function conflictWith(approval: Approval): Result<never> {
  return fail({ kind: "conflict", status: approval.status, by: approval.decidedBy, at: approval.decidedAt });
}
