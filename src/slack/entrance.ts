import type { Receiver } from "@slack/bolt";
import type { Readiness } from "./health.ts";

/** How Slack's requests come in, and where `/healthz` and `/readyz` are served beside them. */
export interface Entrance {
  receiver: Receiver;
  start: (at: { host: string; port: number }) => Promise<{ port: number }>;
  /** Takes no more requests, waits until the listeners that run have finished, and closes. */
  stop: (whenIdle: () => Promise<void>) => Promise<void>;
  /** What `/readyz` says of it. */
  readiness: () => Readiness;
}
