import { isConsentMissing } from "../core/partner-center-errors.ts";
import type { UpstreamFailure } from "../core/result.ts";
import { RetryLater } from "./job.ts";

const pauseSeconds = 60;
const isNotSignedIn = (failure: UpstreamFailure): boolean =>
  failure.outcome === "not-sent" && failure.code === "sign-in-unreachable";

/**
 * When to ask Partner Center again. A consent that is missing and a sign-in that cannot be reached are waited for and
 * count as no attempt: nothing was sent. A wait that Partner Center asks for shortens no wait of the desk's own, or an
 * outage would use up the attempts at once.
 */
export function retryLater(failure: UpstreamFailure, attempt: number): RetryLater {
  const reason = `Partner Center: ${failure.code ?? failure.status ?? failure.outcome}`;
  const asked = failure.retryAfterSeconds ?? 0;
  if (isConsentMissing(failure) || isNotSignedIn(failure)) {
    return new RetryLater(Math.max(asked, pauseSeconds), reason, { counts: false });
  }
  return new RetryLater(Math.max(asked, 2 ** Math.min(attempt, 10)), reason);
}
