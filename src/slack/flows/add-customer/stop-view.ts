import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { actions, button, modal, section } from "../../form.ts";
import { writeMetadata } from "../../metadata.ts";
import { back } from "./contact-view.ts";

/** Why this company is not created. Whoever chose wrong goes back to the answers, which are kept. */
export function stopView({ id, revision }: { id: string; revision: number }, title: string, text: string): View {
  return modal({
    callbackId: "add-customer",
    title,
    close: copy.addCustomer.close,
    metadata: writeMetadata({ draftId: id, revision, page: "contact" }),
    blocks: [section(text), actions([button(copy.addCustomer.back, back, "contact")], "back")],
  });
}
