import { copy } from "../../../copy/index.ts";
import { retryBillingEdit, withdrawBillingEdit } from "../../../operations/follow-billing-edit.ts";
import { as } from "../../desk.ts";
import { refreshPerson } from "../../person.ts";
import { explain, tellInChannel } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";

/** What whoever asked for a correction can do meanwhile: take it back, or let the desk look again. */
export const ownBillingEdit: Flow = {
  register(on, desk) {
    on.action("withdraw-billing-edit", async ({ ack, body, payload }) => {
      await ack();
      const done = await withdrawBillingEdit(as(desk, body.user.id), { approvalId: valueOf(payload) });
      if (!done.ok) await tellInChannel(desk, body, await explain(desk, done.failure));
    });
    on.action("retry-billing-edit", async ({ ack, body, payload }) => {
      await ack();
      await refreshPerson(desk, body.user.id);
      const done = await retryBillingEdit(as(desk, body.user.id), { approvalId: valueOf(payload) });
      await tellInChannel(desk, body, done.ok ? copy.billing.retried : await explain(desk, done.failure));
    });
  },
};
