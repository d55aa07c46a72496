import { retryCreation } from "../../operations/retry-creation.ts";
import { withdrawRequest } from "../../operations/withdraw-request.ts";
import { copy } from "../../copy/index.ts";
import type { Failure } from "../../core/result.ts";
import { as, type Desk } from "../desk.ts";
import { escape } from "../form.ts";
import { explain, sayDone, tellInChannel } from "../reply.ts";
import { valueOf, type Flow } from "./flow.ts";

/** What the requester can do with a request that waits: take it back, or let the desk try again. */
export const ownRequest: Flow = {
  register(on, desk) {
    on.action("withdraw-request", async ({ ack, body, payload, respond }) => {
      await ack();
      const customerId = valueOf(payload);
      const done = await withdrawRequest(as(desk, body.user.id), { customerId });
      if (!done.ok) return tellInChannel(desk, body, await whyNotWithdrawn(desk, done.failure));
      const { customer, isWithdrawn } = done.value;
      const words = copy.cards.told;
      const name = escape(customer.companyName);
      if (!isWithdrawn) await tellInChannel(desk, body, words["customer.creation_resumed"](name));
      // An answer to `/csp status` is nobody's card: it is brought up to date here or never.
      else if (body.container["is_ephemeral"]) {
        await respond({ replace_original: true, text: words["customer.withdrawn"](name, `<@${body.user.id}>`) });
      } else await sayDone(desk, body, words["customer.withdrawn"](name, `<@${body.user.id}>`));
    });
    on.action("retry-creation", async ({ ack, body, payload }) => {
      await ack();
      const done = await retryCreation(as(desk, body.user.id), { customerId: valueOf(payload) });
      if (done.ok) await sayDone(desk, body, copy.home.done);
      else await tellInChannel(desk, body, await explain(desk, done.failure));
    });
    // A link opens by itself; Slack still wants the click answered.
    on.action("open-partner-center", async ({ ack }) => ack());
  },
};

/** Partner Center is asked before a request whose creation got no answer is taken back. */
async function whyNotWithdrawn(desk: Desk, failure: Failure): Promise<string> {
  const why = await explain(desk, failure);
  return failure.kind === "upstream" ? copy.failures.notWithdrawn(why) : why;
}
