import { z } from "zod";
import { checkAgreement } from "../operations/check-agreement.ts";
import { remindOfInvitation } from "../operations/remind-of-invitation.ts";
import { sendAttestation, stallAttestation } from "../operations/send-attestation.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob, RetryLater } from "./job.ts";
import { retryLater } from "./partner-center.ts";

const refusedPauseSeconds = 24 * 60 * 60;

/** Looks once whether a customer has accepted. A watch never gives up because of Partner Center. */
export const watchAgreementJob = defineJob({
  queue: "watch-agreement",
  payload: z.object({ customerId: z.uuid() }),
  maxAttempts: Infinity,
  async run(deps: JobDeps, payload, job) {
    const look = await checkAgreement(deps, payload);
    if (look.done) return;
    const { outcome, code, status } = look.again;
    if (outcome === "refused") throw new RetryLater(refusedPauseSeconds, `Partner Center: ${code ?? status}`);
    throw retryLater(look.again, job.attempt);
  },
});

/** Tells Microsoft what somebody attested; what stays unknown is asked again for more than an hour. */
export const sendAttestationJob = defineJob({
  queue: "send-attestation",
  payload: z.object({ attestationId: z.uuid() }),
  maxAttempts: 13,
  async run(deps: JobDeps, payload, job) {
    const sending = await sendAttestation(deps, payload);
    if (!sending.done) throw retryLater(sending.again, job.attempt);
  },
  onDead: (tx, deps, { attestationId }, reason) => stallAttestation(tx, deps, { attestationId, reason }),
});

/** Reminds whoever invited after three, seven and fourteen days; not before Partner Center has answered. */
export const remindOfInvitationJob = defineJob({
  queue: "remind-of-invitation",
  payload: z.object({ invitationId: z.uuid(), number: z.number().int() }),
  maxAttempts: Infinity,
  async run(deps: JobDeps, payload, job) {
    const look = await remindOfInvitation(deps, payload);
    if (!look.done) throw retryLater(look.again, job.attempt);
  },
});
