import { directMessage, slackSays } from "../conversations.ts";
import { deliver } from "../delivery.ts";
import type { JsonObject } from "../json.ts";
import type { Conversation, Message, Person } from "../model.ts";
import { globalShortcut, messageShortcut } from "../payloads.ts";
import { makeResponseUrl } from "../response-urls.ts";
import { makeTrigger } from "../view-stack.ts";
import { nextTs, type World } from "../world.ts";
import { done, failed, type Outcome } from "./outcome.ts";

export async function runShortcut(
  world: World,
  person: Person,
  callbackId: string,
  on?: { conversation: Conversation; message: Message },
): Promise<Outcome> {
  const type = on ? "message" : "global";
  const shortcut = world.manifest.shortcuts.find((one) => one.callback_id === callbackId && one.type === type);
  if (!shortcut) return failed(`The app has no ${type} shortcut ${callbackId}.`);
  const sent = { callbackId, triggerId: makeTrigger(world, person.id, null, null), actionTs: nextTs(world) };
  const payload: JsonObject = on
    ? messageShortcut(world, person, {
        ...sent,
        ...on,
        responseUrl: makeResponseUrl(world, "actions", {
          user: person.id,
          conversation: on.conversation,
          messageTs: on.message.ts,
        }),
      })
    : globalShortcut(world, person, sent);
  const ack = await deliver(world, on ? "message_action" : "shortcut", { payload });
  if (ack.ok) return done;
  const text = `"${shortcut.name}" didn't work: ${ack.reason === "late" ? "operation_timeout" : "dispatch_failed"}`;
  slackSays(world, directMessage(world, person.id, world.app.userId), person.id, text);
  return failed(text);
}
