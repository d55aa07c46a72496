import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import type { Gate } from "../../../core/customer/order-gate.ts";
import type { ReadStory } from "../../../operations/read-agreement.ts";
import { buttonRow, withPrimary } from "../../button-row.ts";
import { gateParts, lookAgain, stateLine } from "../../cards/gate-card.ts";
import { titleOf } from "../../cards/status-card.ts";
import type { Desk } from "../../desk.ts";
import { actions, button, context, modal, section } from "../../form.ts";
import { refreshPerson } from "../../person.ts";
import type { ActionArgs } from "../../registrar.ts";
import { dialogOf, momentView, showView } from "../../reply.ts";
import { valueOf } from "../flow.ts";

const words = copy.order;

export const orderLookAgain = "order-look-again";

/** What is in the way of an order, with its remedies as buttons, and that renewals go on whatever it is. */
export function gateView(story: ReadStory, gate: Gate): View {
  const { help, looked, mend } = gateParts(story, gate);
  const states = [stateLine(gate, "newPurchase"), stateLine(gate, "renewal")].join("  ·  ");
  // Looking again leads into the form from here.
  const remedies = mend.filter(({ action_id }) => action_id !== lookAgain);
  const again = button(copy.orderGate.lookAgain, orderLookAgain, story.customer.id);
  return modal({
    callbackId: "notice",
    title: words.title,
    close: words.close,
    blocks: [
      section(words.gate.intro),
      section([titleOf(story.customer), states].join("\n")),
      ...help.map((text) => section(text)),
      context(looked),
      ...buttonRow(withPrimary(remedies)),
      actions(remedies.length > 0 ? [again] : withPrimary([again]), "again"),
      context(words.gate.renewal),
    ],
  });
}

/** Reads the gate anew, and goes on to the form where nothing is in the way any more. */
export const lookingAgain =
  (desk: Desk, draw: (desk: Desk, person: string, customerId: string) => Promise<View>) =>
  async ({ ack, body, payload }: ActionArgs): Promise<void> => {
    await ack();
    const id = dialogOf(body);
    if (id === null) return;
    await showView(desk, id, momentView(words.title));
    await refreshPerson(desk, body.user.id);
    await showView(desk, id, await draw(desk, body.user.id, valueOf(payload)));
  };
