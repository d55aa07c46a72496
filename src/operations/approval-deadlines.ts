import { and, eq, lt } from "drizzle-orm";
import { decide } from "../../db/queries/approvals.ts";
import { moveCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { approvals } from "../../db/schema/index.ts";
import type { Deps } from "./deps.ts";
import { writeDraft } from "./reopen-draft.ts";
import { settleRequest } from "./settle-request.ts";

/** Nothing happens when it is decided by now, or was reminded of already. */
export async function remindApprovers(
  deps: Pick<Deps, "db" | "now">,
  input: { approvalId: string; number: number },
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    const [approval] = await tx
      .update(approvals)
      .set({ remindersSent: input.number })
      .where(
        and(
          eq(approvals.id, input.approvalId),
          eq(approvals.status, "waiting"),
          lt(approvals.remindersSent, input.number),
        ),
      )
      .returning();
    if (approval === undefined) return;
    await record(
      tx,
      deps.now(),
      { kind: "desk" },
      {
        type: "approval.reminded",
        subjectId: approval.customerId,
        data: { approvalId: approval.id, number: input.number },
      },
    );
  });
}

/** Nobody decided: an addition is a draft again, and the draft is offered for another seven days. */
export async function expireApproval(deps: Pick<Deps, "db" | "now">, input: { approvalId: string }): Promise<void> {
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    const approval = await decide(tx, input.approvalId, "expire", { decidedBy: null, decidedAt: now });
    if (approval && (await settleRequest(tx, now, { kind: "desk" }, approval))) return;
    const moved = approval && (await moveCustomer(tx, approval.customerId, "expire", { updatedAt: now }));
    if (!moved) return;
    await writeDraft(tx, moved.customer, now, { withoutRegistrationId: false });
    await record(
      tx,
      now,
      { kind: "desk" },
      {
        type: "customer.request_expired",
        subjectId: moved.customer.id,
        before: moved.before,
        after: moved.customer.status,
        data: { approvalId: approval.id },
      },
    );
  });
}
