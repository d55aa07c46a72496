import type { Issue } from "./rule.ts";
import type { Action, PartnerType, Role } from "./access.ts";

/** Why somebody may not do something. `needs` are the roles that may; empty when nobody at this partner can. */
export type Denial =
  | { reason: "role"; needs: readonly Role[] }
  | { reason: "partner-type"; partnerType: PartnerType; action: Action }
  /** An indirect reseller's link is not kept in setup. */
  | { reason: "no-link" }
  | { reason: "own-request" }
  | { reason: "not-yours" }
  | { reason: "admins-only" }
  | { reason: "setup-incomplete" };

/** What Partner Center said, or did not say. `unknown`: the request may have been carried out. */
export interface UpstreamFailure {
  kind: "upstream";
  outcome: "refused" | "unknown" | "not-sent";
  status: number | null;
  code: string | null;
  description: string;
  correlationId: string | null;
  retryable: boolean;
  retryAfterSeconds: number | null;
}

/** What is kept of a definite no, so that people can be told why. */
export type Refusal = Pick<UpstreamFailure, "code" | "status" | "description" | "correlationId">;

export const refusalIn = ({ code, status, description, correlationId }: UpstreamFailure): Refusal => ({
  code,
  status,
  description,
  correlationId,
});

/** Every expected failure of an operation; `slack/reply.ts` has a sentence for each. */
export type Failure =
  | { kind: "invalid"; issues: readonly Issue[] }
  | { kind: "denied"; denial: Denial }
  | { kind: "not_found"; what: "customer" | "draft" | "approval" | "secret" | "attestation" | "request" | "link" }
  /** Another record has the domain: the company is, or is becoming, a customer already. */
  | { kind: "duplicate"; companyName: string; domain: string }
  | { kind: "conflict"; status: string; by: string | null; at: Date | null }
  | UpstreamFailure;

export type Result<T, F = Failure> = { ok: true; value: T } | { ok: false; failure: F };

export const ok = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const fail = <F>(failure: F): { ok: false; failure: F } => ({ ok: false, failure });
