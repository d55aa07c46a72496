import type { Located, NamedBlock } from "./blocks/identify.ts";
import { SLACKBOT } from "./conversations.ts";
import { valuesOf } from "./element-values.ts";
import type { JsonObject } from "./json.ts";
import type { Conversation, Message, View } from "./model.ts";
import type { ElementValue, StateValues } from "./protocol.ts";
import type { World } from "./world.ts";

/** Views, messages and actions as they stand inside what Slack sends. */

export function viewJson(world: World, view: View, values: StateValues = view.values): JsonObject {
  const { payload } = view;
  const modal = payload.type === "modal" ? payload : undefined;
  return {
    id: view.id,
    team_id: world.team.id,
    type: payload.type,
    blocks: view.blocks.map(completed),
    private_metadata: payload.private_metadata ?? "",
    callback_id: payload.callback_id ?? "",
    state: { values },
    hash: view.hash,
    title: modal ? modal.title : { type: "plain_text", text: "View Title", emoji: true },
    clear_on_close: modal?.clear_on_close ?? false,
    notify_on_close: modal?.notify_on_close ?? false,
    close: modal?.close ?? null,
    submit: modal?.submit ?? null,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    app_id: world.app.id,
    external_id: payload.external_id ?? "",
    app_installed_team_id: world.team.id,
    bot_id: world.app.botId,
  };
}

function completed(block: NamedBlock): NamedBlock {
  if (block.type !== "input") return block;
  return { ...block, optional: block.optional ?? false, dispatch_action: block.dispatch_action ?? false };
}

export function messageJson(world: World, conversation: Conversation, message: Message): JsonObject {
  const replies = conversation.messages.filter((one) => one.threadTs === message.ts && one.ts !== message.ts);
  const last = replies.at(-1);
  const parent = conversation.messages.find((one) => one.ts === message.threadTs && one !== message);
  return {
    type: "message",
    user: message.user,
    ts: message.ts,
    ...writtenBy(world, message),
    text: message.text,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.edited === undefined ? {} : { edited: { user: world.app.botId, ts: message.edited } }),
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    ...(parent ? { parent_user_id: parent.user } : {}),
    ...(last
      ? {
          thread_ts: message.ts,
          reply_count: replies.length,
          latest_reply: last.ts,
          is_locked: false,
          subscribed: false,
        }
      : {}),
  };
}

/** What Slack adds by who wrote: the app, Slack itself, or a person, whose words it keeps as rich text too. */
function writtenBy(world: World, message: Message): JsonObject {
  if (message.fromApp) return { bot_id: world.app.botId, app_id: world.app.id, team: world.team.id };
  if (message.user === SLACKBOT) return {};
  const words = { type: "rich_text_section", elements: [{ type: "text", text: message.text }] };
  return {
    client_msg_id: message.id,
    team: world.team.id,
    blocks: [{ type: "rich_text", block_id: message.id.slice(0, 5), elements: [words] }],
  };
}

export function channelName(conversation: Conversation): string {
  if (conversation.kind === "dm") return "directmessage";
  return conversation.kind === "private" ? "privategroup" : conversation.name;
}

export function channelJson(conversation: Conversation): JsonObject {
  return { id: conversation.id, name: channelName(conversation) };
}

/** One entry of `actions`: the element's own settings with what was pressed or chosen. */
export function actionJson(located: Located, value: ElementValue | null, actionTs: string): JsonObject {
  const { element } = located;
  const base = { type: element.type, block_id: located.block.block_id, action_id: located.action_id };
  if (element.type === "button") {
    return {
      ...base,
      text: element.text,
      ...(element.value !== undefined ? { value: element.value } : {}),
      ...(element.style === undefined ? {} : { style: element.style }),
      ...(element.confirm ? { confirm: element.confirm } : {}),
      action_ts: actionTs,
    };
  }
  return {
    ...base,
    ...value,
    ...("placeholder" in element && element.placeholder ? { placeholder: element.placeholder } : {}),
    ...Object.fromEntries(
      Object.entries(element).filter(([key]) => key.startsWith("initial_") && key !== "initial_value"),
    ),
    action_ts: actionTs,
  };
}

export type Origin = { view: View } | { conversation: Conversation; message: Message; responseUrl: string };

export function containerJson(origin: Origin): JsonObject {
  if ("view" in origin) return { type: "view", view_id: origin.view.id };
  const { conversation, message } = origin;
  return {
    type: "message",
    message_ts: message.ts,
    channel_id: conversation.id,
    is_ephemeral: message.ephemeralFor !== undefined,
    ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
  };
}

/** What this person has chosen in the selects of a message. */
export function messageValues(message: Message, user: string): StateValues {
  return valuesOf(message.blocks, null, message.values.get(user));
}
