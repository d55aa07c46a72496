import { decide, findApproval } from "../../db/queries/approvals.ts";
import type { Approval } from "../../db/schema/index.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { settleRequest } from "./settle-request.ts";

/**
 * Whoever asked a colleague for something about a customer takes it back, as long as nobody has decided. The addition of a
 * customer is taken back by `withdrawRequest`, which looks whether it exists by then.
 */
export async function withdrawAsked(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { approvalId: string },
): Promise<Result<Approval>> {
  const approval = await findApproval(deps.db, input.approvalId);
  if (approval === null || approval.subject === "addCustomer") return fail({ kind: "not_found", what: "approval" });
  if (approval.requestedBy !== deps.actor.id) return fail({ kind: "denied", denial: { reason: "not-yours" } });
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const withdrawn = await decide(tx, approval.id, "withdraw", { decidedBy: deps.actor.id, decidedAt: now });
    if (withdrawn === null) {
      const { status, decidedBy: by, decidedAt: at } = (await findApproval(tx, approval.id)) ?? approval;
      return fail({ kind: "conflict", status, by, at });
    }
    await settleRequest(tx, now, deps.actor, withdrawn);
    return ok(withdrawn);
  });
}
