import type { WebClient } from "@slack/web-api";
import type { Log } from "../log.ts";
import type { Deps } from "../operations/deps.ts";

/** What the Slack side works with. */
export interface Desk extends Deps {
  /**
   * For whatever a person waits for: no retries and no queue behind rate limits, so that a trigger is used in time.
   */
  slack: WebClient;
  log: Log;
}

/** The same dependencies, with the person who acts. */
export const as = (desk: Desk, personId: string) => ({ ...desk, actor: { kind: "person" as const, id: personId } });
