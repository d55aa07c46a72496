import { randomUUID } from "node:crypto";
import type { NamedBlock } from "./blocks/identify.ts";
import type { Metadata } from "./blocks/message.ts";
import type { Conversation, Message } from "./model.ts";
import { changed, nextTs, type World } from "./world.ts";

export const SLACKBOT = "USLACKBOT";

/** The direct message between two, made when there is none yet. */
export function directMessage(world: World, one: string, other: string): Conversation {
  const found = [...world.conversations.values()].find(
    (candidate) => candidate.kind === "dm" && candidate.members.has(one) && candidate.members.has(other),
  );
  if (found) return found;
  const withApp = one === world.app.userId || other === world.app.userId;
  const person = one === world.app.userId ? other : one;
  const conversation: Conversation = {
    id: withApp ? `D${person.slice(1)}` : `D${one.slice(1)}${other.slice(1)}`,
    kind: "dm",
    name: "directmessage",
    members: new Set([one, other]),
    hasApp: withApp,
    messages: [],
    read: new Map(),
  };
  world.conversations.set(conversation.id, conversation);
  return conversation;
}

export function findConversation(world: World, idOrName: string): Conversation | undefined {
  const name = idOrName.replace(/^#/, "");
  return (
    world.conversations.get(idOrName) ??
    [...world.conversations.values()].find((one) => one.kind !== "dm" && one.name === name)
  );
}

export interface Post {
  user: string;
  fromApp?: boolean;
  text: string;
  blocks?: NamedBlock[];
  threadTs?: string | undefined;
  metadata?: Metadata | undefined;
  ephemeralFor?: string | undefined;
}

export function post(world: World, conversation: Conversation, what: Post): Message {
  const message: Message = {
    id: randomUUID(),
    ts: nextTs(world),
    user: what.user,
    fromApp: what.fromApp ?? false,
    text: what.text,
    blocks: what.blocks ?? [],
    edits: 0,
    values: new Map(),
    failed: new Map(),
    ...(what.threadTs === undefined ? {} : { threadTs: what.threadTs }),
    ...(what.metadata === undefined ? {} : { metadata: what.metadata }),
    ...(what.ephemeralFor === undefined ? {} : { ephemeralFor: what.ephemeralFor }),
  };
  conversation.messages.push(message);
  if (!message.fromApp) conversation.read.set(message.user, message.ts);
  changed(world);
  return message;
}

/** Slack itself says something that only this person sees. */
export function slackSays(world: World, conversation: Conversation, user: string, text: string): void {
  post(world, conversation, { user: SLACKBOT, text, ephemeralFor: user });
}

export function findMessage(conversation: Conversation, ts: string, reader?: string): Message | undefined {
  return conversation.messages.find(
    (message) => message.ts === ts && (message.ephemeralFor === undefined || message.ephemeralFor === reader),
  );
}

export function removeMessage(world: World, conversation: Conversation, message: Message): void {
  conversation.messages = conversation.messages.filter((one) => one !== message);
  changed(world);
}
