import { listCustomers, type PageWish } from "../../operations/list-customers.ts";
import { answerWith } from "../answer.ts";
import { customersPage, readPageWish } from "../cards/customers-page.ts";
import { checked, type Message } from "../cards/message.ts";
import { as, type Desk } from "../desk.ts";
import type { ActionArgs } from "../registrar.ts";
import { explain } from "../reply.ts";
import { valueOf, type Flow } from "./flow.ts";

/** `/csp customers`: a page of customers in a private answer, which *Earlier* and *More* replace. */
export const customers: Flow = {
  command: {
    word: "customers",
    async run(desk, { user_id }, rest, respond) {
      await respond({ response_type: "ephemeral", ...(await page(desk, user_id, { text: rest })) });
    },
  },
  register(on, desk) {
    for (const actionId of ["earlier-customers", "more-customers"]) {
      const turned = ({ body, payload }: ActionArgs) => page(desk, body.user.id, readPageWish(valueOf(payload)));
      answerWith(on, desk, actionId, turned, { replaces: true });
    }
  },
};

async function page(desk: Desk, person: string, wish: PageWish): Promise<Message> {
  const found = await listCustomers(as(desk, person), wish);
  return found.ok ? checked(customersPage(found.value)) : { text: await explain(desk, found.failure) };
}
