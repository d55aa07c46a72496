import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { actions, button, modal, section } from "../../form.ts";
import { writeMetadata } from "../../metadata.ts";
import { back } from "./contact-view.ts";

/**
 * Why this company is not created. Whoever chose wrong goes back to the answers, which are kept. `offersRequest`: the
 * company exists at Microsoft, so that it can be asked for a relationship.
 */
export function stopView(
  { id, revision }: { id: string; revision: number },
  title: string,
  text: string,
  { offersRequest = false } = {},
): View {
  return modal({
    callbackId: "add-customer",
    title,
    close: copy.addCustomer.close,
    metadata: writeMetadata({ draftId: id, revision, page: "contact" }),
    blocks: [
      section(text),
      actions(
        [
          button(copy.addCustomer.back, back, "contact"),
          ...(offersRequest ? [button(copy.relationship.buttons.ask, "ask-for-relationship")] : []),
        ],
        "back",
      ),
    ],
  });
}
