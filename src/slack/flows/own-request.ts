import { retryCreation } from "../../operations/retry-creation.ts";
import { withdrawRequest } from "../../operations/withdraw-request.ts";
import { as } from "../desk.ts";
import { explain, tellInChannel } from "../reply.ts";
import { valueOf, type Flow } from "./flow.ts";

/** What the requester can do with a request that waits: take it back, or let the desk try again. */
export const ownRequest: Flow = {
  register(on, desk) {
    on.action("withdraw-request", async ({ ack, body, payload }) => {
      await ack();
      const done = await withdrawRequest(as(desk, body.user.id), { customerId: valueOf(payload) });
      if (!done.ok) await tellInChannel(desk, body, await explain(desk, done.failure));
    });
    on.action("retry-creation", async ({ ack, body, payload }) => {
      await ack();
      const done = await retryCreation(as(desk, body.user.id), { customerId: valueOf(payload) });
      if (!done.ok) await tellInChannel(desk, body, await explain(desk, done.failure));
    });
    // A link opens by itself; Slack still wants the click answered.
    on.action("open-partner-center", async ({ ack }) => ack());
  },
};
