import { copy } from "../../../copy/index.ts";
import { retryRemoval, withdrawRemoval } from "../../../operations/follow-removal.ts";
import { as } from "../../desk.ts";
import { refreshPerson } from "../../person.ts";
import { explain, tellInChannel } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";

/** What whoever asked for the end of a relationship can do meanwhile: take it back, or let the desk look again. */
export const ownRemoval: Flow = {
  register(on, desk) {
    on.action("withdraw-removal", async ({ ack, body, payload }) => {
      await ack();
      const done = await withdrawRemoval(as(desk, body.user.id), { approvalId: valueOf(payload) });
      if (!done.ok) await tellInChannel(desk, body, await explain(desk, done.failure));
    });
    on.action("retry-removal", async ({ ack, body, payload }) => {
      await ack();
      await refreshPerson(desk, body.user.id);
      const done = await retryRemoval(as(desk, body.user.id), { approvalId: valueOf(payload) });
      await tellInChannel(desk, body, done.ok ? copy.removal.retried : await explain(desk, done.failure));
    });
  },
};
