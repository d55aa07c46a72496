import { isConsentMissing } from "../core/partner-center-errors.ts";
import type { UpstreamFailure } from "../core/result.ts";
import { RetryLater } from "./job.ts";

const consentPauseSeconds = 60;

/** When to ask Partner Center again. A missing consent is waited for and counts as no attempt. */
export function retryLater(failure: UpstreamFailure, attempt: number): RetryLater {
  const reason = `Partner Center: ${failure.code ?? failure.status ?? failure.outcome}`;
  if (isConsentMissing(failure)) return new RetryLater(consentPauseSeconds, reason, { counts: false });
  return new RetryLater(failure.retryAfterSeconds ?? 2 ** Math.min(attempt, 10), reason);
}
