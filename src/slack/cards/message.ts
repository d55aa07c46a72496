import type { KnownBlock } from "@slack/types";
import { checkMessage } from "../limits.ts";

/** A message as it is sent: `text` says the same as the blocks, for notifications and screen readers. */
export interface Message {
  text: string;
  blocks?: KnownBlock[];
}

/** The message itself; throws when Slack would refuse it. */
export function checked(message: Message): Message {
  checkMessage(message);
  return message;
}
