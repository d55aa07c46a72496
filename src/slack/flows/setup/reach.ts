import { setTimeout } from "node:timers/promises";
import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { reachChannels, type ChannelUse, type Greeted } from "../../../operations/reach-channels.ts";
import { partnerCenterState } from "../../../operations/record-consent.ts";
import { as, type Desk } from "../../desk.ts";
import { refusalOf } from "../../../slack-error.ts";
import { explain, noticeView, showView } from "../../reply.ts";
import { channelsResult } from "./result-views.ts";

/** Says hello where that was not done yet and shows what came of it; `settled`: the view on screen was just answered. */
export async function reachAndShow(
  desk: Desk,
  { person, viewId, settled }: { person: string; viewId: string; settled: boolean },
): Promise<void> {
  const [states] = await Promise.all([
    reachChannels(as(desk, person), (channel, uses) => greet(desk, person, channel, uses)),
    settled ? setTimeout(desk.rhythm.viewSettleMs) : null,
  ]);
  if (!states.ok) return show(desk, viewId, noticeView(copy.setup.title, await explain(desk, states.failure)));
  // Another click is greeting a channel right now, and shows the result.
  if (states.value.some(({ state }) => state === "busy")) return;
  await show(desk, viewId, channelsResult(states.value, await partnerCenterState(desk)));
}

async function greet(desk: Desk, person: string, channel: string, uses: readonly ChannelUse[]): Promise<Greeted> {
  try {
    const { ts } = await desk.slack.chat.postMessage({ channel, text: copy.setup.greeting(person, uses) });
    return { ts: ts ?? "" };
  } catch (err) {
    const refused = refusalOf(err);
    if (refused === null) desk.log.warn({ err }, "Slack did not say whether it took a greeting");
    return { refused };
  }
}

/** Somebody may have closed the view meanwhile; what was done stays done. */
export async function show(desk: Desk, viewId: string, view: View): Promise<void> {
  await showView(desk, viewId, view);
}
