import { confirmGdap as confirm } from "../../operations/confirm-gdap.ts";
import { as } from "../desk.ts";
import { explain, tellInChannel } from "../reply.ts";
import { valueOf, type Flow } from "./flow.ts";

/** The reminder to assign default-GDAP roles: opened in Partner Center, and marked as done here. */
export const confirmGdap: Flow = {
  register(on, desk) {
    on.action("gdap-done", async ({ ack, body, payload }) => {
      await ack();
      const done = await confirm(as(desk, body.user.id), { customerId: valueOf(payload) });
      if (!done.ok) await tellInChannel(desk, body, await explain(desk, done.failure));
    });
    // A link opens by itself; Slack still wants the click answered.
    on.action("open-gdap", async ({ ack }) => ack());
  },
};
