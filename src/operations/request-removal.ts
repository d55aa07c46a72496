import { lockCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { insertRemoval } from "../../db/queries/removals.ts";
import type { Customer } from "../../db/schema/index.ts";
import { isCompanyNameTyped, removalDeclarations, type RemovalDeclaration } from "../core/relationship/removal.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Issue } from "../core/rule.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { findRemovable } from "./open-removal.ts";
import { requestApproval } from "./request-approval.ts";

/**
 * Asks a colleague to approve that a relationship ends. What was declared is kept with the request and with its event. Issues
 * are of the fields `declare.<declaration>` and `typedName`.
 */
export async function requestRemoval(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { customerId: string; typedName: string; declared: readonly RemovalDeclaration[] },
): Promise<Result<Customer>> {
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    await lockCustomer(tx, input.customerId);
    const found = await findRemovable(tx, deps.actor.id, input.customerId);
    if (!found.ok) return found;
    const customer = found.value;
    const issues = issuesOf(input, customer);
    if (issues.length > 0) return fail({ kind: "invalid", issues });
    const declared = removalDeclarations.filter((one) => input.declared.includes(one));
    const request = { subject: "removeRelationship" as const, customerId: customer.id, requestedBy: deps.actor.id };
    const approval = await requestApproval(tx, now, request);
    const kept = { approvalId: approval.id, customerId: customer.id, status: "waiting" as const, declared };
    await insertRemoval(tx, { ...kept, changedAt: now });
    await record(tx, now, deps.actor, {
      type: "relationship.removal_requested",
      subjectId: customer.id,
      data: { approvalId: approval.id, agent: deps.actor.id, declared },
    });
    return ok(customer);
  });
}

function issuesOf(
  { typedName, declared }: { typedName: string; declared: readonly RemovalDeclaration[] },
  { companyName }: Customer,
): Issue[] {
  const issue = (field: string, code: string): Issue => ({ field, code, severity: "error", params: {} });
  return [
    ...removalDeclarations
      .filter((one) => !declared.includes(one))
      .map((one) => issue(`declare.${one}`, "declaration-missing")),
    ...(isCompanyNameTyped(typedName, companyName) ? [] : [issue("typedName", "company-name-differs")]),
  ];
}
