import { addDays } from "date-fns";
import {
  closeInvitations,
  insertInvitation,
  lockAgreement,
  moveAgreement,
  newestInvitation,
} from "../../db/queries/agreements.ts";
import { findCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import type { Invitation } from "../../db/schema/index.ts";
import { agreementAddress, invitationIssues, type InvitationLanguage } from "../core/agreement/invitation.ts";
import { isProvided } from "../core/agreement/lifecycle.ts";
import { invitationReminders } from "../core/agreement/rhythm.ts";
import { present } from "../core/present.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";
import { isSameSending } from "./is-same-sending.ts";
import { watchAgreement } from "./watch-agreement.ts";

export interface SentInvitation {
  customerId: string;
  language: InvitationLanguage;
  sentTo: string;
  subject: string;
  text: string;
}

/** Keeps that somebody has sent an invitation to accept the agreement, and follows it. A newer one replaces an older. */
export async function inviteToAgreement(
  deps: Pick<Deps, "db" | "now" | "rhythm"> & PersonActs,
  input: SentInvitation,
): Promise<Result<Invitation>> {
  const allowed = await allow(deps.db, deps.actor.id, "inviteToAgreement");
  if (!allowed.ok) return allowed;
  const issues = invitationIssues(input, agreementAddress);
  if (issues.length > 0) return fail({ kind: "invalid", issues });
  const customer = await findCustomer(deps.db, input.customerId);
  if (customer?.status !== "active") return fail({ kind: "not_found", what: "customer" });
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const row = await lockAgreement(tx, customer.id, now);
    const before = await newestInvitation(tx, customer.id);
    if (before !== null && isSameSending(before, input, deps.actor.id, now)) return ok(before);
    if (isProvided(row.status))
      return fail({ kind: "conflict", status: "agreement_provided", by: null, at: row.since });
    await closeInvitations(tx, customer.id, now);
    const invitation = present(
      await insertInvitation(tx, {
        customerId: customer.id,
        kind: "agreement",
        language: input.language,
        sentTo: input.sentTo,
        subject: input.subject,
        body: input.text,
        sentBy: deps.actor.id,
        sentAt: now,
      }),
      "the inserted invitation",
    );
    const moved = await moveAgreement(tx, row, "invite", now);
    await record(tx, now, deps.actor, {
      type: "agreement.invited",
      subjectId: customer.id,
      before: row.status,
      after: moved?.after ?? row.status,
      data: { invitationId: invitation.id, agent: deps.actor.id },
    });
    for (const [index, days] of invitationReminders.entries()) {
      await enqueue(tx, {
        queue: "remind-of-invitation",
        payload: { invitationId: invitation.id, number: index + 1 },
        runAt: addDays(now, days),
      });
    }
    await watchAgreement(tx, deps, customer.id);
    return ok(invitation);
  });
}
