import { randomUUID } from "node:crypto";
import { findOpenLink, lockAgreement, moveAgreement, moveAttestation } from "../../db/queries/agreements.ts";
import { record } from "../../db/queries/events.ts";
import type { Transaction } from "../../db/connect.ts";
import type { Agreement, Attestation } from "../../db/schema/index.ts";
import type { AgreementStatus } from "../core/agreement/lifecycle.ts";
import type { Actor } from "../core/events.ts";
import { ok, type Result, type UpstreamFailure } from "../core/result.ts";
import type { AttestationLink, PartnerCenter } from "../partner-center/contract.ts";
import { enqueueAttestation } from "./attest-agreement.ts";
import type { Deps } from "./deps.ts";

export interface OpenLink {
  attestation: Attestation;
  state: AttestationLink["state"];
}

/** Where the customer's page of an enhanced attestation stands; null when none waits. */
export async function readOpenLink(
  { db }: Pick<Deps, "db">,
  partnerCenter: PartnerCenter,
  customerId: string,
): Promise<Result<OpenLink | null, UpstreamFailure>> {
  const attestation = await findOpenLink(db, customerId);
  if (attestation === null || attestation.externalId === null) return ok(null);
  const answer = await partnerCenter.attestationLink(attestation.externalId);
  return answer.ok ? ok({ attestation, state: answer.value.state }) : answer;
}

/** The customer has accepted, so that the desk finalises; or the link has expired. */
export async function followLink(
  tx: Transaction,
  deps: Pick<Deps, "now">,
  { attestation, state }: OpenLink,
): Promise<void> {
  if (state === "waiting") return;
  const now = deps.now();
  const row = await lockAgreement(tx, attestation.customerId, now);
  const isAccepted = state !== "expired";
  // Another call than the one that made the link, so it has a request ID of its own.
  const moved = isAccepted
    ? await moveAttestation(tx, attestation, "accept", { requestId: randomUUID() })
    : await moveAttestation(tx, attestation, "expire");
  if (moved === null) return;
  const next = await moveAgreement(tx, row, isAccepted ? "customerAccepts" : "expire", now);
  const change = {
    subjectId: attestation.customerId,
    before: row.status,
    after: next?.after ?? row.status,
    data: { attestationId: attestation.id, agent: attestation.recordedBy },
  };
  const seen: Actor = { kind: "partner-center" };
  if (!isAccepted) {
    await record(tx, now, seen, { type: "agreement.link_expired", ...change });
    return;
  }
  await record(tx, now, seen, { type: "agreement.customer_accepted", ...change });
  await enqueueAttestation(tx, attestation.id, now);
}

/** The customer came to the agreement in another way: the page waits for nothing any more. */
export async function dropLink(
  tx: Transaction,
  row: Agreement,
  now: Date,
): Promise<{ after: AgreementStatus; agent: string | null } | null> {
  const link = await findOpenLink(tx, row.customerId);
  if (link !== null) await moveAttestation(tx, link, "expire");
  const moved = await moveAgreement(tx, row, "expire", now);
  return moved && { after: moved.after, agent: link?.recordedBy ?? null };
}

/** The customer has had its time and the page waits in vain. */
export async function expireLink(tx: Transaction, row: Agreement, now: Date): Promise<void> {
  const attestation = await findOpenLink(tx, row.customerId);
  const dropped = await dropLink(tx, row, now);
  if (attestation === null || dropped === null) return;
  await record(
    tx,
    now,
    { kind: "desk" },
    {
      type: "agreement.link_expired",
      subjectId: row.customerId,
      before: row.status,
      after: dropped.after,
      data: { attestationId: attestation.id, agent: attestation.recordedBy },
    },
  );
}
