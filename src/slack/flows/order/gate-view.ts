import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import type { Message } from "../../cards/message.ts";
import { context, modal, section } from "../../form.ts";

const words = copy.order;

/** What is in the way of an order, each with its remedy as a button, and that renewals go on whatever it is. */
export function gateView(card: Message): View {
  return modal({
    callbackId: "notice",
    title: words.title,
    close: words.close,
    blocks: [section(words.gate.intro), ...(card.blocks ?? [section(card.text)]), context(words.gate.renewal)],
  });
}
