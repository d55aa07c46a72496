import type { AgreementStatus } from "./lifecycle.ts";

export interface SeenAgreement {
  status: AgreementStatus;
  /** When Partner Center was last read; null before its first answer. */
  checkedAt: Date | null;
}

/** Of a customer that the desk did not create nothing is known before the first answer. */
export const isAgreementKnown = (agreement: SeenAgreement | null, createdAt: Date | null): boolean =>
  agreement !== null && (createdAt !== null || agreement.checkedAt !== null || agreement.status !== "none");

const oldAfterMs = 24 * 60 * 60_000;

/** More than a day ago, or never: by now it may be otherwise. */
export const isReadingOld = (readAt: Date | null, now: Date): boolean =>
  readAt === null || now.getTime() - readAt.getTime() > oldAfterMs;
