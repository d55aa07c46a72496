import { identify } from "../blocks/identify.ts";
import {
  checkMessageBlocks,
  checkMetadata,
  LONGEST_POSTED_TEXT,
  LONGEST_UPDATED_TEXT,
  MOST_ATTACHMENTS,
} from "../blocks/message.ts";
import type { Block } from "../blocks/blocks.ts";
import type { Metadata } from "../blocks/message.ts";
import { directMessage, findMessage, post } from "../conversations.ts";
import { listAt, objectAt, stringAt, type JsonObject } from "../json.ts";
import type { Conversation, Message } from "../model.ts";
import { messageJson } from "../payload-parts.ts";
import { changed, madeUpId, nextTs, type World } from "../world.ts";
import { missing, no, ok, reasonsIn, TIER_3, TIER_4, type Answer, type Method } from "./method.ts";

type Place = { conversation: Conversation } | { refused: Answer };

/** Where a message goes: a channel with the app in it, or the direct message with a person. */
function placeOf(world: World, channel: string | undefined): Place {
  if (channel === undefined) return { refused: missing("channel") };
  if (channel === world.app.userId) return { refused: no("cannot_dm_bot") };
  const person = world.people.get(channel);
  if (person?.isBot) return { refused: no("cannot_dm_bot") };
  if (person?.deleted) return { refused: no("user_disabled") };
  const conversation = person ? directMessage(world, world.app.userId, channel) : byIdOrName(world, channel);
  if (!conversation) return { refused: no("channel_not_found") };
  if (!conversation.hasApp) return { refused: withoutApp(conversation) };
  if (conversation.kind === "dm" && !world.manifest.messagesTab) return { refused: no("messages_tab_disabled") };
  return { conversation };
}

/** A private channel without the app does not exist for it. */
function withoutApp(conversation: Conversation): Answer {
  return no(conversation.kind === "channel" ? "not_in_channel" : "channel_not_found");
}

function byIdOrName(world: World, channel: string): Conversation | undefined {
  const name = channel.replace(/^#/, "");
  return (
    world.conversations.get(channel) ??
    [...world.conversations.values()].find((one) => one.kind !== "dm" && one.name === name)
  );
}

type Content = { text: string | undefined; blocks: Block[] | undefined; metadata: Metadata | null | undefined };

/** Undefined means "not given", a null metadata "take it away". */
function contentOf(args: JsonObject): { content: Content } | { refused: Answer } {
  let blocks: Block[] | undefined;
  if (args["blocks"] !== undefined) {
    const checked = checkMessageBlocks(args["blocks"]);
    if (!checked.ok) return { refused: no(checked.error, checked.reasons) };
    blocks = checked.blocks;
  }
  const attachments = listAt(args, "attachments").length;
  if (attachments > MOST_ATTACHMENTS) {
    const said = `[ERROR] ${attachments} attachments, ${MOST_ATTACHMENTS} allowed [json-pointer:/attachments]`;
    return { refused: no("too_many_attachments", [said]) };
  }
  let metadata: Metadata | null | undefined;
  const given = objectAt(args, "metadata");
  if (args["metadata"] !== undefined && given && Object.keys(given).length === 0) metadata = null;
  else if (args["metadata"] !== undefined) {
    const checked = checkMetadata(args["metadata"]);
    if (!checked.ok) return { refused: no("invalid_metadata_format", checked.reasons) };
    metadata = checked.metadata;
  }
  return { content: { text: stringAt(args, "text"), blocks, metadata } };
}

function withMetadata(world: World, conversation: Conversation, message: Message): JsonObject {
  return {
    ...messageJson(world, conversation, message),
    ...(message.metadata ? { metadata: message.metadata } : {}),
  };
}

/** Slack cuts what it is posted instead of refusing it. */
export const cut = (text = ""): string => text.slice(0, LONGEST_POSTED_TEXT);

export function badThread(conversation: Conversation, threadTs: string | undefined): boolean {
  return threadTs !== undefined && !findMessage(conversation, threadTs);
}

const postMessage: Method["run"] = (world, args) => {
  const place = placeOf(world, stringAt(args, "channel"));
  if ("refused" in place) return place.refused;
  const read = contentOf(args);
  if ("refused" in read) return read.refused;
  const { text, blocks, metadata } = read.content;
  if (!text && !blocks?.length) return no("no_text");
  const threadTs = stringAt(args, "thread_ts");
  if (badThread(place.conversation, threadTs)) return no("invalid_thread_ts");
  const message = post(world, place.conversation, {
    user: world.app.userId,
    fromApp: true,
    text: cut(text),
    blocks: identify(blocks ?? [], () => madeUpId(world)),
    threadTs,
    metadata: metadata ?? undefined,
  });
  return ok({
    channel: place.conversation.id,
    ts: message.ts,
    message: withMetadata(world, place.conversation, message),
  });
};

/** Of all methods this one alone repeats its reasons as `errors`. */
function withErrors(answer: Answer): Answer {
  const reasons = reasonsIn(answer);
  return reasons.length === 0 ? answer : { ...answer, errors: reasons.map((reason) => reason.replace("[ERROR] ", "")) };
}

const postEphemeral: Method["run"] = (world, args) => {
  const place = placeOf(world, stringAt(args, "channel"));
  if ("refused" in place) return place.refused;
  const user = stringAt(args, "user");
  if (user === undefined) return missing("user");
  if (!place.conversation.members.has(user)) return no("user_not_in_channel");
  const read = contentOf(args);
  if ("refused" in read) return read.refused;
  const { text, blocks } = read.content;
  if (!text && !blocks?.length) return no("no_text");
  const threadTs = stringAt(args, "thread_ts");
  if (badThread(place.conversation, threadTs)) return no("invalid_thread_ts");
  const message = post(world, place.conversation, {
    user: world.app.userId,
    fromApp: true,
    text: cut(text),
    blocks: identify(blocks ?? [], () => madeUpId(world)),
    threadTs,
    ephemeralFor: user,
  });
  return ok({ message_ts: message.ts });
};

const update: Method["run"] = (world, args) => {
  const found = ownMessage(world, args);
  if ("refused" in found) return found.refused;
  const read = contentOf(args);
  if ("refused" in read) return read.refused;
  const { text, blocks, metadata } = read.content;
  if (text === undefined && blocks === undefined) return no("no_text");
  if ((text ?? "").length > LONGEST_UPDATED_TEXT) {
    return no("msg_too_long", [`[ERROR] text has ${text?.length ?? 0} characters, ${LONGEST_UPDATED_TEXT} allowed`]);
  }
  const { conversation, message } = found;
  change(world, message, text, blocks);
  if (metadata === null) delete message.metadata;
  else if (metadata) message.metadata = metadata;
  const updated = withMetadata(world, conversation, message);
  delete updated["ts"];
  delete updated["is_locked"];
  return ok({ channel: conversation.id, ts: message.ts, text: message.text, message: updated });
};

/** Blocks that are not given stay; an empty list takes them away. */
export function change(world: World, message: Message, text: string | undefined, blocks: Block[] | undefined): void {
  if (text !== undefined) message.text = text;
  if (blocks) message.blocks = identify(blocks, () => madeUpId(world));
  message.edited = nextTs(world);
  message.edits += 1;
  message.failed.clear();
  changed(world);
}

function ownMessage(
  world: World,
  args: JsonObject,
): { conversation: Conversation; message: Message } | { refused: Answer } {
  const conversation = world.conversations.get(stringAt(args, "channel") ?? "");
  if (!conversation) return { refused: no("channel_not_found") };
  if (!conversation.hasApp) return { refused: withoutApp(conversation) };
  const message = findMessage(conversation, stringAt(args, "ts") ?? "");
  if (!message) return { refused: no("message_not_found") };
  return message.fromApp ? { conversation, message } : { refused: no("cant_update_message") };
}

const scopes = ["chat:write"];
export const chatMethods: Record<string, Method> = {
  "chat.postMessage": { scopes, perMinute: null, run: (world, args) => withErrors(postMessage(world, args)) },
  "chat.postEphemeral": { scopes, perMinute: TIER_4, run: postEphemeral },
  "chat.update": { scopes, perMinute: TIER_3, run: update },
};
