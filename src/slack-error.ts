import { WebAPIPlatformError, WebAPIRateLimitedError } from "@slack/web-api";

/** Slack's own word for why it refused a call, such as `not_in_channel`; null when something else went wrong. */
export const refusalOf = (error: unknown): string | null =>
  error instanceof WebAPIPlatformError ? error.data.error : null;

/** How long Slack wants to be left alone; null when it was not that. */
export const secondsToWait = (error: unknown): number | null =>
  error instanceof WebAPIRateLimitedError ? error.retryAfter : null;

/** The socket to Slack was gone when an answer was to go over it. */
export const isUnsent = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("slack_socket_mode_");
