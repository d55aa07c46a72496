import { copy } from "../../../copy/index.ts";
import { retryOrder, withdrawOrder } from "../../../operations/follow-order.ts";
import { as } from "../../desk.ts";
import { refreshPerson } from "../../person.ts";
import { explain, tellInChannel } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";

/** What whoever asked for an order can do meanwhile: take it back, or let the desk look again. */
export const ownOrder: Flow = {
  register(on, desk) {
    on.action("withdraw-order", async ({ ack, body, payload }) => {
      await ack();
      const done = await withdrawOrder(as(desk, body.user.id), { approvalId: valueOf(payload) });
      if (!done.ok) await tellInChannel(desk, body, await explain(desk, done.failure));
    });
    on.action("retry-order", async ({ ack, body, payload }) => {
      await ack();
      await refreshPerson(desk, body.user.id);
      const done = await retryOrder(as(desk, body.user.id), { approvalId: valueOf(payload) });
      await tellInChannel(desk, body, done.ok ? copy.order.retried : await explain(desk, done.failure));
    });
  },
};
