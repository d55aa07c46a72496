import { consentSubject, isConsentLost, lockConsent } from "../../db/queries/consent.ts";
import { record } from "../../db/queries/events.ts";
import type { Actor } from "../core/events.ts";
import type { ConsentLoss } from "../partner-center/consent-news.ts";
import type { Deps } from "./deps.ts";

const desk: Actor = { kind: "desk" };

/** Writes that consent was lost or works again, once for all replicas and restarts; null means that it works. */
export async function recordConsent(deps: Pick<Deps, "db" | "now">, lostBy: ConsentLoss | null): Promise<void> {
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    await lockConsent(tx);
    const wasLost = await isConsentLost(tx);
    if (wasLost === (lostBy !== null)) return;
    await record(
      tx,
      now,
      desk,
      lostBy === null
        ? { type: "consent.restored", subjectId: consentSubject, data: {} }
        : { type: "consent.lost", subjectId: consentSubject, data: { reason: lostBy } },
    );
  });
}

export interface PartnerCenterState {
  /** False where the partner has no API: an indirect reseller. */
  hasApi: boolean;
  /** Null where there is no API to consent to. */
  consent: "ok" | "missing" | null;
}

/** Whether the desk can work with Partner Center, as far as it knows. */
export async function partnerCenterState(deps: Pick<Deps, "db" | "partnerCenter">): Promise<PartnerCenterState> {
  if (deps.partnerCenter === null) return { hasApi: false, consent: null };
  return { hasApi: true, consent: (await isConsentLost(deps.db)) ? "missing" : "ok" };
}
