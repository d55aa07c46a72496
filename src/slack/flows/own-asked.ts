import { copy } from "../../copy/index.ts";
import { retryBillingEdit } from "../../operations/follow-billing-edit.ts";
import { retryOrder } from "../../operations/follow-order.ts";
import { retryRemoval } from "../../operations/follow-removal.ts";
import { withdrawAsked } from "../../operations/withdraw-asked.ts";
import { as } from "../desk.ts";
import { refreshPerson } from "../person.ts";
import { explain, tellInChannel } from "../reply.ts";
import { valueOf, type Flow } from "./flow.ts";

const asked = {
  removal: { retry: retryRemoval, retried: copy.removal.retried },
  "billing-edit": { retry: retryBillingEdit, retried: copy.billing.retried },
  order: { retry: retryOrder, retried: copy.order.retried },
};

/**
 * What whoever asked for something about a customer can do meanwhile: take it back, or let the desk look again. That a
 * colleague can do as well, on the card.
 */
export const ownAsked: Flow = {
  register(on, desk) {
    for (const [what, { retry, retried }] of Object.entries(asked)) {
      on.action(`withdraw-${what}`, async ({ ack, body, payload }) => {
        await ack();
        const done = await withdrawAsked(as(desk, body.user.id), { approvalId: valueOf(payload) });
        if (!done.ok) await tellInChannel(desk, body, await explain(desk, done.failure));
      });
      on.action(`retry-${what}`, async ({ ack, body, payload }) => {
        await ack();
        await refreshPerson(desk, body.user.id);
        const done = await retry(as(desk, body.user.id), { approvalId: valueOf(payload) });
        await tellInChannel(desk, body, done.ok ? retried : await explain(desk, done.failure));
      });
    }
  },
};
