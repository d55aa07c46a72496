import type { KnownBlock, View } from "@slack/types";
import type { Message } from "./cards/message.ts";

/** Slack's figures (docs.slack.dev, Block Kit). What is over one of them is refused as a whole. */
export const limits = {
  blocksInMessage: 50,
  blocksInView: 100,
  viewTitle: 24,
  sectionText: 3000,
  messageBlocks: 12_000,
  messageText: 4_000,
  button: 75,
  label: 2000,
  privateMetadata: 3000,
} as const;

class OverLimit extends Error {
  override name = "OverLimit";
}

/** Throws where Slack would refuse: a mistake of ours, not of a person. */
export function checkMessage({ text, blocks = [] }: Message): void {
  within("message text", text.length, limits.messageText);
  within("blocks of a message", blocks.length, limits.blocksInMessage);
  within("characters of a message's blocks", JSON.stringify(blocks).length, limits.messageBlocks);
  blocks.forEach(checkBlock);
}

export function checkView(view: View): void {
  within("blocks of a view", view.blocks.length, limits.blocksInView);
  within("private metadata", (view.private_metadata ?? "").length, limits.privateMetadata);
  if (view.type === "modal") {
    for (const text of [view.title, view.submit, view.close]) within("title", text?.text.length ?? 0, limits.viewTitle);
  }
  view.blocks.forEach(checkBlock);
}

function checkBlock(block: KnownBlock | View["blocks"][number]): void {
  if (block.type === "section" && "text" in block) {
    within("text of a section", block.text?.text.length ?? 0, limits.sectionText);
  }
  if (block.type === "input" && "label" in block) within("label", block.label.text.length, limits.label);
  if (block.type !== "actions" || !("elements" in block)) return;
  for (const element of block.elements) {
    if (element.type === "button") within("button", element.text.text.length, limits.button);
  }
}

function within(what: string, length: number, most: number): void {
  if (length > most) throw new OverLimit(`${what}: ${length}, Slack takes ${most}`);
}
