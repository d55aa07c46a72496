import type { View } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Log } from "../../log.ts";
import { refusalOf, secondsToWait } from "../../slack-error.ts";

/** `hash` is the one with which the window opened: Slack takes an update only while nothing else was put there. */
export interface WaitingView {
  id: string;
  hash: string;
}

/** `overtaken`: something else stands there already. `gone`: Slack refused for another reason, as with a closed window. */
export type Put = "put" | "overtaken" | "gone" | "no-answer";

/** Replaces what stands in a window that still waits. */
export async function putInView(
  { slack, log }: { slack: WebClient; log: Log },
  { id, hash }: WaitingView,
  view: View,
): Promise<Put> {
  try {
    await slack.views.update({ view_id: id, hash, view });
    return "put";
  } catch (error) {
    const refusal = secondsToWait(error) === null ? refusalOf(error) : "ratelimited";
    // The error itself is not logged: what Slack answers may quote the view.
    log.warn({ refusal }, "A window was not updated");
    if (refusal === null || possiblyDone.includes(refusal)) return "no-answer";
    return refusal === "hash_conflict" ? "overtaken" : "gone";
  }
}

/** Slack's documentation: with these "it's possible some aspect of the operation succeeded". */
const possiblyDone = ["internal_error", "fatal_error", "service_unavailable"];
