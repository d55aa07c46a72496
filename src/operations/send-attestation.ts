import {
  closeInvitations,
  findAttestation,
  lockAgreement,
  moveAgreement,
  moveAttestation,
} from "../../db/queries/agreements.ts";
import { findCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import type { Transaction } from "../../db/connect.ts";
import type { Attestation, Customer } from "../../db/schema/index.ts";
import type { Actor } from "../core/events.ts";
import type { UpstreamFailure } from "../core/result.ts";
import type { AttestationLink, NewAttestation, PartnerCenter } from "../partner-center/contract.ts";
import { lookNow, watchAgreement } from "./check-agreement.ts";
import type { Deps } from "./deps.ts";

export type Sending = { done: true } | { done: false; again: UpstreamFailure };

type SendDeps = Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm">;

const desk: Actor = { kind: "desk" };

/**
 * Tells Microsoft what somebody attested, or asks it for the customer's page. Safe to run again at any point: the request
 * ID was stored before, and an attestation that is there already is as good as a new one.
 */
export async function sendAttestation(deps: SendDeps, input: { attestationId: string }): Promise<Sending> {
  const attestation = await findAttestation(deps.db, input.attestationId);
  const customer = attestation && (await findCustomer(deps.db, attestation.customerId));
  if (!attestation || !customer?.tenantId || deps.partnerCenter === null) return { done: true };
  if (attestation.status !== "sending" && attestation.status !== "ready") return { done: true };
  return attestation.way === "enhanced-attestation" && attestation.externalId === null
    ? beginLink(deps, deps.partnerCenter, customer, attestation)
    : attest(deps, deps.partnerCenter, customer.tenantId, attestation);
}

async function attest(
  deps: SendDeps,
  partnerCenter: PartnerCenter,
  tenantId: string,
  attestation: Attestation,
): Promise<Sending> {
  const body: NewAttestation = {
    tenantId,
    signatory: attestation.contact,
    acceptedAt: momentOf(attestation.acceptedOn, deps.now()),
  };
  const options = { requestId: attestation.requestId };
  const answer =
    attestation.externalId === null
      ? await partnerCenter.attest(body, options)
      : await partnerCenter.finaliseAttestation({ ...body, linkId: attestation.externalId }, options);
  if (!answer.ok) return judge(deps, attestation, answer.failure);
  await deps.db.transaction((tx) => take(tx, deps, attestation, answer.value.wasThere));
  return { done: true };
}

/** A day in a zone ahead of UTC may not have begun there yet; Partner Center refuses a moment in the future. */
function momentOf(day: string, now: Date): Date {
  const begin = new Date(`${day}T00:00:00.000Z`);
  return begin < now ? begin : now;
}

async function take(tx: Transaction, deps: SendDeps, attestation: Attestation, wasThere: boolean): Promise<void> {
  const now = deps.now();
  const row = await lockAgreement(tx, attestation.customerId, now);
  const taken = await moveAttestation(tx, attestation, "take");
  if (taken === null) return;
  await moveAgreement(tx, row, row.status === "ready_to_finalise" ? "finalise" : "attest", now);
  await closeInvitations(tx, attestation.customerId, now);
  await record(tx, now, desk, {
    type: "agreement.attestation_taken",
    subjectId: attestation.customerId,
    data: { attestationId: attestation.id, agent: attestation.recordedBy, wasThere },
  });
  await lookNow(tx, attestation.customerId, now);
}

async function beginLink(
  deps: SendDeps,
  partnerCenter: PartnerCenter,
  customer: Customer,
  attestation: Attestation,
): Promise<Sending> {
  const language = customer.details?.culture.split("-")[0] || "en";
  const answer = await partnerCenter.createAttestationLink(
    {
      signatory: attestation.contact,
      companyName: customer.companyName,
      country: customer.country,
      language,
    },
    { requestId: attestation.requestId },
  );
  if (!answer.ok) return judge(deps, attestation, answer.failure);
  await deps.db.transaction((tx) => keepLink(tx, deps, attestation, answer.value));
  return { done: true };
}

async function keepLink(
  tx: Transaction,
  deps: SendDeps,
  attestation: Attestation,
  { id, url }: AttestationLink,
): Promise<void> {
  const now = deps.now();
  const row = await lockAgreement(tx, attestation.customerId, now);
  const linked = await moveAttestation(tx, attestation, "link", { externalId: id, link: url });
  if (linked === null) return;
  const moved = await moveAgreement(tx, row, "createLink", now);
  await record(tx, now, desk, {
    type: "agreement.link_created",
    subjectId: attestation.customerId,
    before: row.status,
    after: moved?.after ?? row.status,
    data: { attestationId: attestation.id, agent: attestation.recordedBy },
  });
  await watchAgreement(tx, deps, attestation.customerId);
}

/** What is unknown or was not sent is tried again; a definite no goes back to whoever attested. */
async function judge(deps: SendDeps, attestation: Attestation, failure: UpstreamFailure): Promise<Sending> {
  if (failure.outcome !== "refused") return { done: false, again: failure };
  const { code, status, description, correlationId } = failure;
  await deps.db.transaction(async (tx) => {
    const refused = await moveAttestation(tx, attestation, "refuse", {
      refusal: { code, status, description, correlationId },
    });
    if (refused === null) return;
    await record(tx, deps.now(), desk, {
      type: "agreement.attestation_refused",
      subjectId: attestation.customerId,
      data: { attestationId: attestation.id, agent: attestation.recordedBy, code, correlationId },
    });
  });
  return { done: true };
}

/** The attempts are used up and the answer is still unknown: a person decides whether to go on. */
export async function stallAttestation(
  tx: Transaction,
  deps: Pick<Deps, "now">,
  input: { attestationId: string; reason: string },
): Promise<void> {
  const attestation = await findAttestation(tx, input.attestationId);
  const stalled = attestation && (await moveAttestation(tx, attestation, "stall"));
  if (!stalled) return;
  await record(tx, deps.now(), desk, {
    type: "agreement.attestation_stalled",
    subjectId: stalled.customerId,
    data: { attestationId: stalled.id, agent: stalled.recordedBy, reason: input.reason },
  });
}
