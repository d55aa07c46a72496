import { addDays } from "date-fns";
import { enqueue } from "../../db/queries/jobs.ts";
import { approvals, type Approval } from "../../db/schema/index.ts";
import type { Transaction } from "../../db/connect.ts";
import { approvalExpiresAfterDays, approvalReminders, type ApprovalSubject } from "../core/approval.ts";
import { addBusinessDays } from "../core/business-days.ts";
import { present } from "../core/present.ts";

/** A colleague has to decide; those who may are reminded, and after fourteen days nobody waits any more. */
export async function requestApproval(
  tx: Transaction,
  now: Date,
  request: { subject: ApprovalSubject; customerId: string; requestedBy: string },
): Promise<Approval> {
  const [inserted] = await tx
    .insert(approvals)
    .values({ ...request, status: "waiting", requestedAt: now })
    .returning();
  const approval = present(inserted, "the inserted request");
  for (const [index, days] of approvalReminders.entries()) {
    await enqueue(tx, {
      queue: "remind-approvers",
      payload: { approvalId: approval.id, number: index + 1 },
      runAt: addBusinessDays(now, days),
    });
  }
  await enqueue(tx, {
    queue: "expire-approval",
    payload: { approvalId: approval.id },
    runAt: addDays(now, approvalExpiresAfterDays),
  });
  return approval;
}
