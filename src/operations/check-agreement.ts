import {
  closeInvitations,
  findOpenInvitation,
  lockAgreement,
  moveAgreement,
  saveAgreementSeen,
} from "../../db/queries/agreements.ts";
import { lapseAttestations } from "../../db/queries/attestations.ts";
import { findCustomer } from "../../db/queries/customers.ts";
import { enqueueRefresh, findCreation, record } from "../../db/queries/events.ts";
import type { Transaction } from "../../db/connect.ts";
import type { Agreement } from "../../db/schema/index.ts";
import { isProvided, type AgreementStatus } from "../core/agreement/lifecycle.ts";
import type { UpstreamFailure } from "../core/result.ts";
import type { AgreementState } from "../partner-center/contract.ts";
import type { Deps } from "./deps.ts";
import { dropLinks, followLink, readOpenLinks } from "./follow-attestation-link.ts";
import { lookNow, planNextLook, putOffLook } from "./watch-agreement.ts";

export type AgreementLook = { done: true } | { done: false; again: UpstreamFailure };

type CheckDeps = Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm">;

/** Reads once what Partner Center knows of a customer's agreement, tells a change, and plans the next look. */
export async function checkAgreement(deps: CheckDeps, input: { customerId: string }): Promise<AgreementLook> {
  const customer = await findCustomer(deps.db, input.customerId);
  if (customer?.status !== "active" || customer.tenantId === null) return { done: true };
  if (deps.partnerCenter === null) {
    await deps.db.transaction((tx) => putOffLook(tx, deps, customer.id));
    return { done: true };
  }
  const askedAt = deps.now();
  const links = await readOpenLinks(deps.db, deps.partnerCenter, customer.id);
  if (!links.ok) return { done: false, again: links.failure };
  const answer = await deps.partnerCenter.agreement(customer.tenantId);
  if (!answer.ok) return { done: false, again: answer.failure };
  await deps.db.transaction(async (tx) => {
    const now = deps.now();
    await observe(tx, customer.id, { state: answer.value, askedAt, now });
    for (const link of links.value) await followLink(tx, link, now);
    await planNextLook(tx, deps, customer.id);
  });
  return { done: true };
}

interface Seen {
  state: AgreementState;
  /** A slow answer counts from here, so that it undoes nothing that came after the question. */
  askedAt: Date;
  now: Date;
}

/** What is listed may lag behind what was sent a moment ago. */
const listLagsMs = 24 * 60 * 60_000;

async function observe(tx: Transaction, customerId: string, { state, askedAt, now }: Seen): Promise<void> {
  const row = await lockAgreement(tx, customerId, askedAt);
  if (row.checkedAt !== null && row.checkedAt > askedAt) return;
  if (row.since > askedAt) return lookNow(tx, customerId, now);
  const { isSignedDirectly, attested } = state;
  const isFresh = row.status === "attested" && now.getTime() - row.since.getTime() < listLagsMs;
  if (!isSignedDirectly && attested === null && isFresh) {
    return saveAgreementSeen(tx, customerId, { checkedAt: askedAt });
  }
  await saveAgreementSeen(tx, customerId, {
    acceptedBy: attested?.by ?? null,
    acceptedOn: attested?.acceptedOn ?? null,
    checkedAt: askedAt,
  });
  if (isSignedDirectly) await provide(tx, row, "directly", { askedAt, now });
  else if (attested !== null) await provide(tx, row, "attested", { askedAt, now });
  else await lose(tx, row, { askedAt, now });
}

type When = Pick<Seen, "askedAt" | "now">;

/** A page that waits for nothing any more is dropped first: the customer came to the agreement in another way. */
async function provide(tx: Transaction, row: Agreement, how: "directly" | "attested", when: When): Promise<void> {
  const { customerId } = row;
  if (isProvided(row.status)) return;
  const invitation = await findOpenInvitation(tx, customerId);
  const dropped = await dropLinks(tx, row, when.askedAt);
  const observed = how === "directly" ? "observeDirect" : "observeAttested";
  const isLastStep = row.status === "ready_to_finalise";
  const from = { customerId, status: dropped.status };
  const moved = await moveAgreement(tx, from, isLastStep ? "finalise" : observed, when.askedAt);
  if (moved === null) return;
  await closeInvitations(tx, customerId, when.now);
  // Of a customer from Partner Center's list the first answer is no change.
  const isNews = row.checkedAt !== null || row.status !== "none" || (await findCreation(tx, customerId)) !== null;
  if (!isNews) return enqueueRefresh(tx, customerId, when.now);
  const agent = dropped.agent ?? invitation?.sentBy ?? null;
  await recordChange(tx, customerId, { ...moved, before: row.status }, { how, agent }, when.now);
}

/** What Microsoft knew before it does not know any more: the same person may be attested again. */
async function lose(tx: Transaction, row: Agreement, { askedAt, now }: When): Promise<void> {
  const moved = await moveAgreement(tx, row, "observeNone", askedAt);
  if (moved === null) return;
  const [lapsed] = await lapseAttestations(tx, row.customerId);
  await recordChange(tx, row.customerId, moved, { how: "not", agent: lapsed?.recordedBy ?? null }, now);
}

async function recordChange(
  tx: Transaction,
  subjectId: string,
  change: { before: AgreementStatus; after: AgreementStatus },
  data: { how: "directly" | "attested" | "not"; agent: string | null },
  now: Date,
): Promise<void> {
  const event = { type: "agreement.changed" as const, subjectId, ...change, data };
  await record(tx, now, { kind: "partner-center" }, event);
}
