import type { TestDesk } from "./desk.ts";
import { deliver } from "../../src/sandbox/slack/delivery.ts";
import { makeTrigger } from "../../src/sandbox/slack/view-stack.ts";

/** `before`: the call never arrives. `after`: it is carried out, and its answer is lost. */
export type Loss = "before" | "after";

/** The next calls of this method of Slack's Web API go wrong, one for each loss. */
export function loseSlackAnswers({ slack }: TestDesk, method: string, losses: readonly Loss[]): void {
  for (const loss of losses) slack.fail(method, { kind: "reset", afterWork: loss === "after" });
}

/** A click on a button that the person's screen still shows, or that somebody made up. */
export async function clickOutdated(
  { slack }: TestDesk,
  person: string,
  button: { actionId: string; value: string; channel?: string },
): Promise<void> {
  const channel = button.channel ?? slack.as(person).dm.id;
  const ts = "1700000000.000100";
  await deliver(slack.world, "block_actions", {
    payload: {
      type: "block_actions",
      team: { id: slack.world.team.id },
      user: { id: person, team_id: slack.world.team.id },
      api_app_id: slack.world.app.id,
      trigger_id: makeTrigger(slack.world, person, null, null),
      container: { type: "message", channel_id: channel, message_ts: ts },
      channel: { id: channel },
      actions: [{ type: "button", action_id: button.actionId, block_id: "old", value: button.value, action_ts: ts }],
    },
  });
}
