import { closeInvitations, lockAgreement, moveAgreement } from "../../db/queries/agreements.ts";
import { findAttestation, moveAttestation } from "../../db/queries/attestations.ts";
import { findCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import type { Transaction } from "../../db/connect.ts";
import type { Attestation, Customer } from "../../db/schema/index.ts";
import { denialOf } from "../core/access.ts";
import type { Actor } from "../core/events.ts";
import { present } from "../core/present.ts";
import { refusalIn, type Refusal, type UpstreamFailure } from "../core/result.ts";
import type { AttestationLink, NewAttestation, PartnerCenter } from "../partner-center/contract.ts";
import type { Deps } from "./deps.ts";
import { dropLinks } from "./follow-attestation-link.ts";
import { getActing } from "./get-acting.ts";
import { readLocale } from "./read-locale.ts";
import { lookNow, watchAgreement } from "./watch-agreement.ts";

export type Sending = { done: true } | { done: false; again: UpstreamFailure };

type SendDeps = Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm">;

const desk: Actor = { kind: "desk" };

/**
 * Tells Microsoft what somebody attested, or asks it for the customer's page. Safe to run again at any point: the request
 * ID was stored before, and an attestation that is there already is as good as a new one.
 */
export async function sendAttestation(deps: SendDeps, input: { attestationId: string }): Promise<Sending> {
  const attestation = await findAttestation(deps.db, input.attestationId);
  if (attestation?.status !== "sending" && attestation?.status !== "ready") return { done: true };
  const customer = await findCustomer(deps.db, attestation.customerId);
  if (!customer?.tenantId || deps.partnerCenter === null) throw new Error("an attestation, and nowhere to send it");
  if (attestation.externalId === null && !(await mayAttest(deps, attestation.recordedBy))) {
    await deps.db.transaction((tx) => refuse(tx, deps, attestation, notAllowed));
    return { done: true };
  }
  return attestation.way === "enhanced-attestation" && attestation.externalId === null
    ? beginLink(deps, deps.partnerCenter, customer, attestation)
    : attest(deps, deps.partnerCenter, customer.tenantId, attestation);
}

/** Once the customer has accepted on Microsoft's page, what is left to do is nobody's word any more. */
async function mayAttest({ db }: SendDeps, person: string): Promise<boolean> {
  const { roles, settings } = await getActing(db, person);
  return denialOf("attestAgreement", { roles, partnerType: settings?.partnerType ?? "direct-bill" }) === null;
}

const notAllowed: Refusal = { code: "may-not-attest", status: null, description: "", correlationId: null };

async function attest(
  deps: SendDeps,
  partnerCenter: PartnerCenter,
  tenantId: string,
  attestation: Attestation,
): Promise<Sending> {
  const body: NewAttestation = {
    tenantId,
    signatory: attestation.contact,
    acceptedAt: momentOf(attestation, deps.now()),
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
function momentOf({ acceptedSeenAt, acceptedOn }: Attestation, now: Date): Date {
  if (acceptedSeenAt !== null) return acceptedSeenAt;
  const begin = new Date(`${present(acceptedOn, "the day of acceptance")}T00:00:00.000Z`);
  return begin < now ? begin : now;
}

async function take(tx: Transaction, deps: SendDeps, attestation: Attestation, wasThere: boolean): Promise<void> {
  const now = deps.now();
  const row = await lockAgreement(tx, attestation.customerId, now);
  const taken = await moveAttestation(tx, attestation, "take");
  if (taken === null) return;
  const { status } = await dropLinks(tx, row, now);
  const from = { customerId: attestation.customerId, status };
  const moved = await moveAgreement(tx, from, status === "ready_to_finalise" ? "finalise" : "attest", now);
  await closeInvitations(tx, attestation.customerId, now);
  await record(tx, now, desk, {
    type: "agreement.attestation_taken",
    subjectId: attestation.customerId,
    before: row.status,
    after: moved?.after ?? status,
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
  const locale = await readLocale(deps, partnerCenter, customer);
  if (!locale.ok) return judge(deps, attestation, locale.failure);
  const answer = await partnerCenter.createAttestationLink(
    { signatory: attestation.contact, companyName: customer.companyName, ...locale.value },
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
  await deps.db.transaction((tx) => refuse(tx, deps, attestation, refusalIn(failure)));
  return { done: true };
}

/** An earlier call under the same ID may have been carried out all the same: the desk looks what Microsoft knows. */
async function refuse(tx: Transaction, deps: SendDeps, attestation: Attestation, refusal: Refusal): Promise<void> {
  const refused = await moveAttestation(tx, attestation, "refuse", { refusal });
  if (refused === null) return;
  const { id: attestationId, customerId, recordedBy: agent } = refused;
  const { code, correlationId } = refusal;
  await record(tx, deps.now(), desk, {
    type: "agreement.attestation_refused",
    subjectId: customerId,
    data: { attestationId, agent, code, correlationId },
  });
  await lookNow(tx, customerId, deps.now());
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
  await lookNow(tx, stalled.customerId, deps.now());
}
