import type { View } from "@slack/types";
import type { Message } from "./cards/message.ts";

/** Slack's figures for texts that people write, and for how many there may be of something. */
export const limits = {
  blocksInMessage: 50,
  blocksInView: 100,
  /** Slack names no figure; it refuses at about 13,200. */
  messageBlocks: 12_000,
  /** What chat.update takes; chat.postMessage cuts far later. */
  messageText: 4_000,
  /** Bytes of a whole view. */
  view: 250_000,
  text: 3000,
  hint: 2000,
  label: 2000,
  button: 75,
  option: 75,
  options: 100,
} as const;

const ids = { block_id: 255, action_id: 255 };
const select = { options: limits.options, option_groups: 100, placeholder: 150, ...ids };
const typed = { initial_value: 3000, placeholder: 150, ...ids };

/**
 * The most characters or items of each property, by the type of block, element or view; parts without a type go by
 * where they stand. Figures: `@slack/types` 3.2.0 (docs.slack.dev/reference/block-kit).
 */
const figures: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  modal: { title: 24, submit: 24, close: 24, blocks: 100, private_metadata: 3000, callback_id: 255, external_id: 255 },
  home: { blocks: 100, private_metadata: 3000, callback_id: 255, external_id: 255 },
  actions: { elements: 25, ...ids },
  context: { elements: 10, ...ids },
  divider: ids,
  header: { text: 150, ...ids },
  image: { alt_text: 2000, title: 2000, image_url: 3000, ...ids },
  input: { label: limits.label, hint: limits.hint, ...ids },
  rich_text: ids,
  section: { text: limits.text, fields: 10, ...ids },
  plain_text: { text: limits.text },
  mrkdwn: { text: limits.text },
  button: { text: limits.button, value: 2000, url: 3000, accessibility_label: 75, ...ids },
  checkboxes: { options: 10, initial_options: 10, ...ids },
  radio_buttons: { options: 10, ...ids },
  overflow: { options: 5, ...ids },
  static_select: select,
  multi_static_select: select,
  external_select: select,
  multi_external_select: select,
  users_select: select,
  multi_users_select: select,
  channels_select: select,
  multi_channels_select: select,
  conversations_select: select,
  multi_conversations_select: select,
  datepicker: { placeholder: 150, ...ids },
  plain_text_input: typed,
  email_text_input: typed,
  url_text_input: typed,
  number_input: typed,
};
const partsByPlace: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  options: { text: limits.option, description: limits.option, value: 75, url: 3000 },
  initial_option: { text: limits.option, description: limits.option, value: 75 },
  initial_options: { text: limits.option, description: limits.option, value: 75 },
  option_groups: { label: 75, options: limits.options },
  confirm: { title: 100, text: 300, confirm: 30, deny: 30 },
  fields: { text: 2000 },
};

/** What Slack refuses when it is there with nothing in it. */
const neverEmpty = /^(text|label|hint|title|submit|close|placeholder|description|options|elements|initial_options)$/;

class OverLimit extends Error {
  override name = "OverLimit";
}

/** Throws where Slack would refuse: a mistake of ours, not of a person. What people wrote is clipped before. */
export function checkMessage({ text, blocks = [] }: Message): void {
  within("the text of a message", text.length, limits.messageText);
  within("the blocks of a message", blocks.length, limits.blocksInMessage);
  within("the characters of a message's blocks", JSON.stringify(blocks).length, limits.messageBlocks);
  checkParts(blocks, "blocks");
  checkBlockIds(blocks);
}

export function checkView(view: View): void {
  within("the bytes of a view", Buffer.byteLength(JSON.stringify(view)), limits.view);
  checkParts(view, "view");
  checkBlockIds(view.blocks);
  if (view.type === "modal" && !view.submit && view.blocks.some((block) => block.type === "input")) {
    throw new OverLimit("a view with an input needs a button to submit it");
  }
}

function checkParts(value: unknown, place: string): void {
  if (Array.isArray(value)) for (const item of value) checkParts(item, place);
  if (Array.isArray(value) || typeof value !== "object" || value === null) return;
  const type = "type" in value && typeof value.type === "string" ? value.type : place;
  const most = { ...figures[type], ...partsByPlace[place] };
  for (const [name, part] of Object.entries(value)) {
    const limit = most[name];
    const size = sizeOf(part);
    if (limit !== undefined && size !== null) {
      within(`${name} of ${type}`, size, limit);
      if (size === 0 && neverEmpty.test(name)) throw new OverLimit(`${name} of ${type} is empty`);
    }
    checkParts(part, name);
  }
}

function sizeOf(value: unknown): number | null {
  if (typeof value === "string" || Array.isArray(value)) return value.length;
  const isText = typeof value === "object" && value !== null && "text" in value && typeof value.text === "string";
  return isText ? (value.text as string).length : null;
}

function checkBlockIds(blocks: readonly { block_id?: string }[]): void {
  const named = blocks.flatMap(({ block_id }) => (block_id ? [block_id] : []));
  const repeated = named.find((id, index) => named.indexOf(id) !== index);
  if (repeated !== undefined) throw new OverLimit(`two blocks are called ${repeated}`);
}

function within(what: string, size: number, most: number): void {
  if (size > most) throw new OverLimit(`${what}: ${size}, Slack takes ${most}`);
}
