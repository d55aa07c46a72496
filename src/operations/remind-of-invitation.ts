import { countReminder, findInvitation } from "../../db/queries/agreements.ts";
import { findCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { checkAgreement, type AgreementLook } from "./check-agreement.ts";
import type { Deps } from "./deps.ts";

/**
 * Reminds whoever invited, once Partner Center has been looked at: nothing happens when the invitation is answered by now,
 * was reminded of as often already, or the customer is none any more. Where Partner Center refuses to tell, it is reminded
 * of all the same.
 */
export async function remindOfInvitation(
  deps: Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm">,
  input: { invitationId: string; number: number },
): Promise<AgreementLook> {
  const open = await findInvitation(deps.db, input.invitationId);
  if (open === null || open.closedAt !== null || open.remindersSent >= input.number) return { done: true };
  if ((await findCustomer(deps.db, open.customerId))?.status !== "active") return { done: true };
  const look = await checkAgreement(deps, open);
  if (!look.done && look.again.outcome !== "refused") return look;
  await deps.db.transaction(async (tx) => {
    const invitation = await countReminder(tx, open.id, input.number);
    if (invitation === null) return;
    const data = { invitationId: invitation.id, agent: invitation.sentBy, number: input.number };
    const reminded = { type: "agreement.reminded" as const, subjectId: invitation.customerId, data };
    await record(tx, deps.now(), { kind: "desk" }, reminded);
  });
  return { done: true };
}
