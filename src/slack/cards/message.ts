import { createHash } from "node:crypto";
import type { KnownBlock } from "@slack/types";
import { clipMrkdwn } from "../clip.ts";
import { checkMessage, limits } from "../limits.ts";

/** A message as it is sent: `text` says the same as the blocks, for notifications and screen readers. */
export interface Message {
  text: string;
  blocks?: KnownBlock[];
}

/** The message as Slack takes it: its text clipped. Throws when the blocks would be refused. */
export function checked(message: Message): Message {
  const fitting = { ...message, text: clipMrkdwn(message.text, limits.messageText) };
  checkMessage(fitting);
  return fitting;
}

/** Digest of what is drawn, to send it again only when it would look different. */
export const digestOf = (drawn: object): string => createHash("sha256").update(JSON.stringify(drawn)).digest("hex");
