import type { UpstreamFailure } from "./result.ts";

/** What helps after a failure of Partner Center. `copy` and the cards turn it into words. */
export type Remedy =
  | { kind: "fix-registration-id"; pattern: string | null }
  | { kind: "send-without-registration-id" }
  | { kind: "country-outside-region" }
  | { kind: "phone-missing" }
  | { kind: "choose-other-reseller" }
  | { kind: "consent-again" }
  | { kind: "role-of-consenting-user" }
  | { kind: "configuration" }
  | { kind: "wait"; seconds: number | null }
  | { kind: "unknown" };

/** The desk's own codes, for failures in which Partner Center said none. */
export const deskCodes = [
  "timeout",
  "connection",
  "throttled",
  "unreadable-answer",
  "answer-too-large",
  "unauthorised",
  "consent-missing",
  "consent-lost",
  "sign-in-refused",
  "sign-in-unreachable",
] as const;
export type DeskCode = (typeof deskCodes)[number];

const consentCodes: readonly (string | null)[] = ["consent-missing", "consent-lost", "900421"];

/** True when nothing can be sent until an administrator gives consent again: jobs wait and do not fail. */
export function isConsentMissing(failure: UpstreamFailure): boolean {
  return consentCodes.includes(failure.code);
}
