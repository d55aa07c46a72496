import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { actions, button, modal, section, type Button } from "../../form.ts";
import { writeMetadata } from "../../metadata.ts";
import { back } from "./contact-view.ts";

/**
 * Why this company is not created. Whoever chose wrong goes back to the answers, which are kept. `ask`: it exists at
 * Microsoft, so that it can be asked for a relationship, as a former customer of ours or with what was typed here.
 */
export function stopView(
  { id, revision }: { id: string; revision: number },
  title: string,
  text: string,
  ask: "as-typed" | { customerId: string } | null = null,
): View {
  return modal({
    callbackId: "add-customer",
    title,
    close: copy.addCustomer.close,
    metadata: writeMetadata({ draftId: id, revision, page: "contact" }),
    blocks: [
      section(text),
      actions([button(copy.addCustomer.back, back, "contact"), ...(ask === null ? [] : [askButton(ask, id)])], "back"),
    ],
  });
}

function askButton(ask: "as-typed" | { customerId: string }, draftId: string): Button {
  const { ask: text } = copy.relationship.buttons;
  return ask === "as-typed"
    ? button(text, "ask-for-relationship-as-typed", draftId)
    : button(text, "ask-for-relationship", ask.customerId);
}
