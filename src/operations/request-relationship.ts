import { addDays } from "date-fns";
import { findCustomer, lockCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import {
  findOpenRequest,
  insertRequest,
  lockAcceptances,
  lockRelationship,
  moveRelationship,
  moveRequest,
} from "../../db/queries/relationships.ts";
import type { Transaction } from "../../db/connect.ts";
import type { RelationshipRequest } from "../../db/schema/index.ts";
import { invitationIssues, type InvitationLanguage } from "../core/agreement/invitation.ts";
import type { CustomerStatus } from "../core/customer/lifecycle.ts";
import { present } from "../core/present.ts";
import { requestReminders } from "../core/relationship/rhythm.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";
import { isSameSending } from "./is-same-sending.ts";

export interface SentRequest {
  customerId: string;
  withAgreement: boolean;
  /** The provider that is asked for at once; null: the partner alone. */
  provider: string | null;
  link: string;
  language: InvitationLanguage;
  sentTo: string;
  subject: string;
  text: string;
}

/** Of the others there is no company to ask, or it is being made a customer in another way. */
const askable: readonly CustomerStatus[] = ["prospect", "active", "ended"];

/** Keeps that somebody has asked a company for a relationship, and follows it. A newer request replaces an older one. */
export async function requestRelationship(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: SentRequest,
): Promise<Result<RelationshipRequest>> {
  const allowed = await allow(deps.db, deps.actor.id, "requestRelationship");
  if (!allowed.ok) return allowed;
  const issues = invitationIssues(input, input.link);
  if (issues.length > 0) return fail({ kind: "invalid", issues });
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    await lockAcceptances(tx);
    await lockCustomer(tx, input.customerId);
    const customer = await findCustomer(tx, input.customerId);
    if (customer === null || !askable.includes(customer.status)) return fail({ kind: "not_found", what: "customer" });
    const row = await lockRelationship(tx, customer, now);
    const open = await findOpenRequest(tx, customer.id);
    if (open && isSameSending(open, input, deps.actor.id, now)) return ok(open);
    if (row.status === "reseller") return fail({ kind: "conflict", status: "reseller", by: null, at: row.since });
    if (open) await moveRequest(tx, open.id, "replace", { answeredAt: now });
    const request = present(
      await insertRequest(tx, {
        customerId: customer.id,
        status: "open",
        withAgreement: input.withAgreement,
        provider: input.provider,
        link: input.link,
        language: input.language,
        sentTo: input.sentTo,
        subject: input.subject,
        body: input.text,
        sentBy: deps.actor.id,
        sentAt: now,
      }),
      "the inserted request",
    );
    const moved = await moveRelationship(tx, row, "request", { since: now, recordedBy: null });
    await record(tx, now, deps.actor, {
      type: "relationship.requested",
      subjectId: customer.id,
      before: row.status,
      after: moved?.after ?? row.status,
      data: { requestId: request.id, agent: deps.actor.id },
    });
    await enqueueReminders(tx, request.id, now);
    return ok(request);
  });
}

/** One for each of the days after which somebody is reminded. */
export async function enqueueReminders(tx: Transaction, requestId: string, from: Date): Promise<void> {
  for (const [index, days] of requestReminders.entries()) {
    await enqueue(tx, {
      queue: "remind-of-request",
      payload: { requestId, number: index + 1, sentAt: from.toISOString() },
      runAt: addDays(from, days),
    });
  }
}
