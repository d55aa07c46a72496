import { WebAPIPlatformError, WebAPIRateLimitedError } from "@slack/web-api";

/** Slack's own word for why it refused a call, such as `not_in_channel`; null when something else went wrong. */
export const refusalOf = (error: unknown): string | null =>
  error instanceof WebAPIPlatformError ? error.data.error : null;

/** How long Slack wants to be left alone; null when it was not that. */
export const secondsToWait = (error: unknown): number | null =>
  error instanceof WebAPIRateLimitedError ? error.retryAfter : null;
