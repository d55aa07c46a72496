import { copy } from "../../copy/index.ts";
import type { StoredEvent } from "../../../db/schema/index.ts";
import { section } from "../form.ts";
import type { Message } from "./message.ts";

/** What the workspace's admins are told about the desk's own sign-in; null for any other event. */
export function consentNews(event: StoredEvent): Message | null {
  const words = copy.cards.consent;
  const reasons: Readonly<Record<string, string>> = words.reasons;
  switch (event.type) {
    case "consent.lost":
      return said(words.lost(reasons[String(event.data["reason"])] ?? ""));
    case "consent.restored":
      return said(words.restored);
    default:
      return null;
  }
}

const said = (text: string): Message => ({ text, blocks: [section(text)] });
