import { wordsOf } from "./acts/words.ts";
import { locate, type NamedBlock } from "./blocks/identify.ts";
import type { Metadata } from "./blocks/message.ts";
import type { Conversation, Message, View } from "./model.ts";
import type { ElementValue, StateValues } from "./protocol.ts";

/** A message as tests and people read it. */
export interface ReadMessage {
  ts: string;
  user: string;
  text: string;
  /** Every word that stands in the blocks, or the text where there are none. */
  words: string;
  blocks: NamedBlock[];
  buttons: string[];
  threadTs: string | undefined;
  metadata: Metadata | undefined;
  edits: number;
  ephemeralFor: string | undefined;
}

export interface ReadConversation {
  id: string;
  name: string;
  hasApp: boolean;
  /** Oldest first, replies and ephemeral ones among them. */
  messages: ReadMessage[];
  /** The answers under one message. */
  replies: (ts: string) => ReadMessage[];
}

export function readConversation(conversation: Conversation, reader?: string): ReadConversation {
  const messages = conversation.messages
    .filter((message) => reader === undefined || message.ephemeralFor === undefined || message.ephemeralFor === reader)
    .map(readMessage);
  return {
    id: conversation.id,
    name: conversation.name,
    hasApp: conversation.hasApp,
    messages,
    replies: (ts) => messages.filter((message) => message.threadTs === ts),
  };
}

export function readMessage(message: Message): ReadMessage {
  return {
    ts: message.ts,
    user: message.user,
    text: message.text,
    words: message.blocks.length > 0 ? wordsOf(message.blocks) : message.text,
    blocks: message.blocks,
    buttons: buttonsOf(message.blocks),
    threadTs: message.threadTs,
    metadata: message.metadata,
    edits: message.edits,
    ephemeralFor: message.ephemeralFor,
  };
}

function buttonsOf(blocks: readonly NamedBlock[]): string[] {
  return locate(blocks).flatMap(({ element }) => (element.type === "button" ? [element.text.text] : []));
}

/** A dialog or Home as its person sees it. */
export interface OpenView {
  id: string;
  callbackId: string;
  title: string;
  submit: string | null;
  privateMetadata: string;
  blocks: NamedBlock[];
  words: string;
  buttons: string[];
  values: StateValues;
  /** By block_id. */
  errors: Record<string, string>;
  problem: string | null;
  /** The sentence under the field with this action_id or label. */
  errorAt: (name: string) => string | undefined;
  /** What stands in the field: text, option values, ids or null. */
  valueAt: (name: string) => string | string[] | number | null | undefined;
}

export function readView(view: View): OpenView {
  const at = (name: string) =>
    locate(view.blocks).find(
      ({ block, action_id }) => action_id === name || (block.type === "input" && block.label.text === name),
    );
  const modal = view.payload.type === "modal" ? view.payload : undefined;
  return {
    id: view.id,
    callbackId: view.payload.callback_id ?? "",
    title: modal?.title.text ?? "",
    submit: modal?.submit?.text ?? null,
    privateMetadata: view.payload.private_metadata ?? "",
    blocks: view.blocks,
    words: wordsOf(view.blocks),
    buttons: buttonsOf(view.blocks),
    values: view.values,
    errors: view.errors,
    problem: view.problem,
    errorAt: (name) => view.errors[at(name)?.block.block_id ?? ""],
    valueAt: (name) => {
      const found = at(name);
      const value = found ? view.values[found.block.block_id]?.[found.action_id] : undefined;
      return value ? plainValue(value) : undefined;
    },
  };
}

function plainValue(value: ElementValue): string | string[] | number | null {
  if (value.selected_option !== undefined) return value.selected_option?.value ?? null;
  if (value.selected_options !== undefined) return value.selected_options.map((option) => option.value);
  return (
    value.value ??
    value.selected_users ??
    value.selected_channels ??
    value.selected_conversations ??
    value.selected_user ??
    value.selected_channel ??
    value.selected_conversation ??
    value.selected_date ??
    value.selected_time ??
    value.selected_date_time ??
    null
  );
}
