import type { UpstreamFailure } from "./result.ts";

/** What helps after a failure of Partner Center. `copy` and the cards turn it into words. */
export type Remedy =
  /** `pattern`: the regular expression that Partner Center named; null when it named none or the ID was missing. */
  | { kind: "fix-registration-id"; pattern: string | null }
  | { kind: "send-without-registration-id" }
  | { kind: "country-outside-region" }
  | { kind: "phone-missing" }
  | { kind: "choose-other-reseller" }
  | { kind: "choose-other-domain" }
  | { kind: "consent-again" }
  | { kind: "role-of-consenting-user" }
  /** The partner's own account: an agreement to sign or a program to renew in Partner Center. */
  | { kind: "partner-account" }
  | { kind: "configuration" }
  | { kind: "wait"; seconds: number | null }
  | { kind: "unknown" };

interface ErrorRow {
  /** The name of the sentence in `copy`. */
  meaning: string;
  whoseMove: "requester" | "administrator" | "nobody";
  remedy: Remedy["kind"];
}

/** Partner Center's codes that belong to creating, checking and verifying. Source: facts 7.4 (error-codes). */
export const partnerCenterErrors = {
  "1000": { meaning: "not-found", whoseMove: "nobody", remedy: "unknown" },
  "1002": { meaning: "request-refused", whoseMove: "requester", remedy: "unknown" },
  "2030": {
    meaning: "country-outside-region",
    whoseMove: "requester",
    remedy: "country-outside-region",
  },
  "2055": { meaning: "changed-meanwhile", whoseMove: "requester", remedy: "unknown" },
  "3000": { meaning: "invalid-property", whoseMove: "requester", remedy: "unknown" },
  "20002": { meaning: "no-relationship", whoseMove: "nobody", remedy: "unknown" },
  "60003": { meaning: "tenant-not-found", whoseMove: "nobody", remedy: "unknown" },
  "600002": {
    meaning: "registration-id-not-supported",
    whoseMove: "requester",
    remedy: "send-without-registration-id",
  },
  "600006": { meaning: "action-not-allowed", whoseMove: "administrator", remedy: "unknown" },
  "600049": {
    meaning: "registration-id-missing",
    whoseMove: "requester",
    remedy: "fix-registration-id",
  },
  "600050": {
    meaning: "registration-id-format",
    whoseMove: "requester",
    remedy: "fix-registration-id",
  },
  "600051": { meaning: "phone-missing", whoseMove: "requester", remedy: "phone-missing" },
  "600074": { meaning: "no-verification-record", whoseMove: "nobody", remedy: "unknown" },
  "800016": {
    meaning: "not-an-indirect-reseller",
    whoseMove: "requester",
    remedy: "choose-other-reseller",
  },
  "800039": {
    meaning: "reseller-program-inactive",
    whoseMove: "requester",
    remedy: "choose-other-reseller",
  },
  "900118": { meaning: "invalid-customer-id", whoseMove: "nobody", remedy: "unknown" },
  "900123": {
    meaning: "reseller-agreement-missing",
    whoseMove: "requester",
    remedy: "choose-other-reseller",
  },
  "900124": {
    meaning: "own-agreement-missing",
    whoseMove: "administrator",
    remedy: "partner-account",
  },
  "900149": { meaning: "program-inactive", whoseMove: "administrator", remedy: "partner-account" },
  "900150": {
    meaning: "role-may-not",
    whoseMove: "administrator",
    remedy: "role-of-consenting-user",
  },
  "900154": {
    meaning: "reseller-location-not-linked",
    whoseMove: "requester",
    remedy: "choose-other-reseller",
  },
  "900308": {
    meaning: "insufficient-privileges",
    whoseMove: "administrator",
    remedy: "role-of-consenting-user",
  },
  "900309": {
    meaning: "blocked-by-conditional-access",
    whoseMove: "administrator",
    remedy: "configuration",
  },
  "900329": { meaning: "app-only-not-allowed", whoseMove: "administrator", remedy: "configuration" },
  "900420": { meaning: "wrong-audience", whoseMove: "administrator", remedy: "configuration" },
  "900421": { meaning: "consent-without-mfa", whoseMove: "administrator", remedy: "consent-again" },
} as const satisfies Record<string, ErrorRow>;
export type PartnerCenterCode = keyof typeof partnerCenterErrors;
export type PartnerCenterMeaning = (typeof partnerCenterErrors)[PartnerCenterCode]["meaning"];

/** The desk's own codes, for failures in which Partner Center said none or was not asked, with what helps. */
export const deskErrors = {
  timeout: "wait",
  connection: "wait",
  throttled: "wait",
  "unreadable-answer": "wait",
  "answer-too-large": "unknown",
  unauthorised: "configuration",
  "consent-missing": "consent-again",
  "consent-lost": "consent-again",
  "sign-in-refused": "configuration",
  "sign-in-unreachable": "wait",
  "may-not-attest": "unknown",
} as const satisfies Record<string, Remedy["kind"]>;
export type DeskCode = keyof typeof deskErrors;

export const isPartnerCenterCode = (code: string | null): code is PartnerCenterCode =>
  code !== null && Object.hasOwn(partnerCenterErrors, code);
export const isDeskCode = (code: string | null): code is DeskCode => code !== null && Object.hasOwn(deskErrors, code);

/** The one next step that helps. */
export function explain(failure: UpstreamFailure): Remedy {
  const { code } = failure;
  if (isPartnerCenterCode(code)) return remedyOf(partnerCenterErrors[code].remedy, failure);
  if (isDeskCode(code)) return remedyOf(deskErrors[code], failure);
  return remedyOf(failure.outcome === "unknown" ? "wait" : "unknown", failure);
}

function remedyOf(kind: Remedy["kind"], failure: UpstreamFailure): Remedy {
  if (kind === "wait") return { kind, seconds: failure.retryAfterSeconds };
  if (kind !== "fix-registration-id") return { kind };
  return { kind, pattern: failure.code === "600050" ? expectedPattern(failure.description) : null };
}

/** The regular expression in the text of 600050; the sentence around it is Partner Center's. */
export function expectedPattern(description: string): string | null {
  const start = description.indexOf("^");
  const end = description.lastIndexOf("$");
  return start >= 0 && end > start ? description.slice(start, end + 1) : null;
}

/**
 * True when Partner Center turned the desk away before it looked at the data: nothing was created by this call, and nothing
 * is said about an earlier one.
 */
export function wasTurnedAway({ code, outcome }: UpstreamFailure): boolean {
  if (outcome === "unknown" || !isPartnerCenterCode(code) || code === "900421") return false;
  return partnerCenterErrors[code].whoseMove === "administrator";
}

/** True when nothing can be sent until an administrator gives consent again: jobs wait and do not fail. */
export function isConsentMissing(failure: UpstreamFailure): boolean {
  return failure.outcome === "not-sent" && explain(failure).kind === "consent-again";
}
