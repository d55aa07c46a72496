import { nightly } from "./nightly.ts";
import { retryLater } from "./partner-center.ts";

/**
 * Uses the refresh token, which otherwise lapses after ninety days. While consent is missing it looks every minute, so
 * that a new consent is noticed also when nothing else is to be done.
 */
export const renewConsent = nightly({
  queue: "renew-consent",
  hour: 4,
  everyDays: 7,
  async run(deps, job) {
    const renewed = await deps.renewConsent?.();
    if (renewed && !renewed.ok) throw retryLater(renewed.failure, job.attempt);
  },
});
