import { findAttestation, moveAttestation } from "../../db/queries/attestations.ts";
import { record } from "../../db/queries/events.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { enqueueAttestation } from "./attest-agreement.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";

/**
 * Sends the same attestation again: the request ID is kept, so that it cannot be made twice. A second press is a conflict
 * `attestation_sending`; where Microsoft's answer has come, `attestation_settled`.
 */
export async function retryAttestation(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  input: { attestationId: string },
): Promise<Result<null>> {
  const allowed = await allow(deps.db, deps.actor.id, "attestAgreement");
  if (!allowed.ok) return allowed;
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    const attestation = await findAttestation(tx, input.attestationId);
    if (attestation === null) return fail({ kind: "not_found", what: "attestation" });
    const moved = await moveAttestation(tx, attestation, "retry");
    if (moved === null) {
      // Somebody may have been faster between the two.
      const isSending = (await findAttestation(tx, attestation.id))?.status === "sending";
      const status = isSending ? "attestation_sending" : "attestation_settled";
      return fail({ kind: "conflict", status, by: null, at: null });
    }
    await record(tx, now, deps.actor, {
      type: "agreement.attestation_sent",
      subjectId: attestation.customerId,
      data: { attestationId: attestation.id, agent: attestation.recordedBy },
    });
    await enqueueAttestation(tx, attestation.id, now);
    return ok(null);
  });
}
