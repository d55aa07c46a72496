import type { WebClient } from "@slack/web-api";
import type { Log } from "../log.ts";
import type { Result, UpstreamFailure } from "../core/result.ts";
import type { Deps } from "../operations/deps.ts";

/** What jobs work with. */
export interface JobDeps extends Deps {
  /** Does not retry and does not wait: that is the job queue's business. */
  slack: WebClient;
  log: Log;
  /** Uses the refresh token of Partner Center, so that it does not lapse. Null where the partner has no API. */
  renewConsent: (() => Promise<Result<void, UpstreamFailure>>) | null;
}
