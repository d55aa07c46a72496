import { copy } from "../../copy/index.ts";
import { canOrder as readGate } from "../../operations/read-agreement.ts";
import { answerWith, tell } from "../answer.ts";
import { gateCard } from "../cards/gate-card.ts";
import type { Message } from "../cards/message.ts";
import { as, type Desk } from "../desk.ts";
import { explain } from "../reply.ts";
import { valueOf, type Flow } from "./flow.ts";
import { pickCustomer, type PickFor } from "./pick-customer.ts";

const pickFor: PickFor = {
  word: "can-order",
  text: copy.menu.commands["can-order"].button,
  actionId: "show-gate",
  takes: ["active", "ended"],
};

/** `/csp can-order`: what is open for a customer, what is blocked, and the buttons that mend it. */
export const canOrder: Flow = {
  command: {
    word: "can-order",
    async run(desk, { user_id }, rest, respond) {
      const picked = await pickCustomer(desk, user_id, rest, pickFor);
      const message = "message" in picked ? picked.message : await card(desk, user_id, picked.customerId);
      await tell(respond, message);
    },
  },
  register(on, desk) {
    answerWith(on, desk, "show-gate", ({ body, payload }) => card(desk, body.user.id, valueOf(payload)));
  },
};

async function card(desk: Desk, person: string, customerId: string): Promise<Message> {
  const read = await readGate(as(desk, person), { customerId });
  if (!read.ok) return { text: await explain(desk, read.failure) };
  return gateCard(read.value.story, read.value.gate);
}
