import { copy } from "../../copy/index.ts";
import type { StoredEvent } from "../../../db/schema/index.ts";
import { section } from "../form.ts";
import type { Message } from "./message.ts";

/** What the workspace's admins are told about the desk itself; null for any other event. */
export function adminNews(event: StoredEvent): Message | null {
  const words = copy.cards.consent;
  const reasons: Readonly<Record<string, string>> = words.reasons;
  switch (event.type) {
    case "consent.lost":
      return said(words.lost(reasons[String(event.data["reason"])] ?? ""));
    case "consent.restored":
      return said(words.restored);
    case "settings.channel_lost":
      return said(copy.cards.channelLost(`<#${String(event.data["channel"])}>`));
    default:
      return null;
  }
}

const said = (text: string): Message => ({ text, blocks: [section(text)] });
