import { randomUUID } from "node:crypto";
import { findOpenInvitation, lockAgreement, moveAgreement } from "../../db/queries/agreements.ts";
import { findOpenLinks, findUnfinishedLinks, moveAttestation } from "../../db/queries/attestations.ts";
import { record } from "../../db/queries/events.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import type { Agreement, Attestation } from "../../db/schema/index.ts";
import type { AgreementStatus } from "../core/agreement/lifecycle.ts";
import type { Actor } from "../core/events.ts";
import { ok, type Result, type UpstreamFailure } from "../core/result.ts";
import type { AttestationLink, PartnerCenter } from "../partner-center/contract.ts";
import { enqueueAttestation } from "./attest-agreement.ts";

export interface OpenLink {
  attestation: Attestation;
  state: AttestationLink["state"];
}

/** Where the pages stand that wait for a customer. One that Partner Center refuses to show is left out. */
export async function readOpenLinks(
  db: Database,
  partnerCenter: PartnerCenter,
  customerId: string,
): Promise<Result<OpenLink[], UpstreamFailure>> {
  const found: OpenLink[] = [];
  for (const attestation of await findOpenLinks(db, customerId)) {
    if (attestation.externalId === null) continue;
    const answer = await partnerCenter.attestationLink(attestation.externalId);
    if (answer.ok) found.push({ attestation, state: answer.value.state });
    else if (answer.failure.outcome !== "refused") return answer;
  }
  return ok(found);
}

/** The customer has accepted, so that the desk finalises; or the link has expired. */
export async function followLink(tx: Transaction, { attestation, state }: OpenLink, now: Date): Promise<void> {
  if (state === "waiting") return;
  const seen: Actor = { kind: "partner-center" };
  await (state === "expired" ? expireLink(tx, attestation, seen, now) : acceptLink(tx, attestation, seen, now));
}

async function acceptLink(tx: Transaction, attestation: Attestation, seen: Actor, now: Date): Promise<void> {
  const row = await lockAgreement(tx, attestation.customerId, now);
  const moved = await moveAttestation(tx, attestation, "accept", {
    // Another call than the one that made the link, so it has a request ID of its own.
    requestId: randomUUID(),
    acceptedSeenAt: now,
    acceptedOn: now.toISOString().slice(0, 10),
  });
  if (moved === null) return;
  const next = await moveAgreement(tx, row, "customerAccepts", now);
  await record(tx, now, seen, {
    type: "agreement.customer_accepted",
    ...changeOf(attestation, row.status, next?.after ?? row.status),
  });
  await enqueueAttestation(tx, attestation.id, now);
}

async function expireLink(tx: Transaction, attestation: Attestation, by: Actor, now: Date): Promise<void> {
  const row = await lockAgreement(tx, attestation.customerId, now);
  if ((await moveAttestation(tx, attestation, "expire")) === null) return;
  const after = await leaveLink(tx, row, now);
  await record(tx, now, by, { type: "agreement.link_expired", ...changeOf(attestation, row.status, after) });
}

/** The customer has had its time and the pages wait in vain. */
export async function expireLinks(tx: Transaction, customerId: string, now: Date): Promise<void> {
  for (const link of await findOpenLinks(tx, customerId)) await expireLink(tx, link, { kind: "desk" }, now);
}

/** A colleague begins anew: the page of this attestation is not followed any more. False when it stands elsewhere. */
export async function withdrawLink(tx: Transaction, attestation: Attestation, by: Actor, now: Date): Promise<boolean> {
  const row = await lockAgreement(tx, attestation.customerId, now);
  if ((await moveAttestation(tx, attestation, "withdraw")) === null) return false;
  const after = await leaveLink(tx, row, now);
  await record(tx, now, by, { type: "agreement.link_withdrawn", ...changeOf(attestation, row.status, after) });
  return true;
}

const changeOf = ({ id, customerId, recordedBy }: Attestation, before: AgreementStatus, after: AgreementStatus) => ({
  subjectId: customerId,
  before,
  after,
  data: { attestationId: id, agent: recordedBy },
});

/** Where the customer stands without the page that has just been closed: another page, or an invitation, goes on. */
async function leaveLink(tx: Transaction, row: Agreement, now: Date): Promise<AgreementStatus> {
  if ((await findOpenLinks(tx, row.customerId)).length > 0) return row.status;
  const left = await moveAgreement(tx, row, "expire", now);
  if (left === null) return row.status;
  const isInvited = (await findOpenInvitation(tx, row.customerId)) !== null;
  const back = isInvited ? await moveAgreement(tx, { ...row, status: left.after }, "invite", now) : null;
  return (back ?? left).after;
}

/**
 * The customer came to the agreement in another way: its pages wait for nothing any more. `agent`: who began the newest
 * of them; null when there was none.
 */
export async function dropLinks(
  tx: Transaction,
  row: Agreement,
  now: Date,
): Promise<{ status: AgreementStatus; agent: string | null }> {
  const dropped: Attestation[] = [];
  for (const link of await findUnfinishedLinks(tx, row.customerId)) {
    if ((await moveAttestation(tx, link, "drop")) !== null) dropped.push(link);
  }
  const moved = await moveAgreement(tx, row, "expire", now);
  return { status: moved?.after ?? row.status, agent: dropped[0]?.recordedBy ?? null };
}
