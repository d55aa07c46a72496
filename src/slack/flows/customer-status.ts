import { copy } from "../../copy/index.ts";
import { denialOf } from "../../core/access.ts";
import { findCustomers, findOwnRequests, findWaiting } from "../../operations/find-customers.ts";
import type { ActingPerson } from "../../operations/get-acting.ts";
import { readStatus } from "../../operations/read-status.ts";
import { answerWith, tell } from "../answer.ts";
import { waitingList } from "../cards/home.ts";
import { customerList } from "../cards/customer-list.ts";
import type { Message } from "../cards/message.ts";
import { statusFor } from "../cards/request-card.ts";
import { clip } from "../clip.ts";
import { as, type Desk } from "../desk.ts";
import { escape } from "../form.ts";
import { explain } from "../reply.ts";
import { valueOf, type Flow } from "./flow.ts";

const words = copy.status;

/** `/csp status`: one customer's card, customers to choose from, or this person's own requests. */
export const customerStatus: Flow = {
  command: {
    word: "status",
    async run(desk, { user_id }, rest, respond) {
      await tell(respond, rest === "" ? await ownRequests(desk, user_id) : await found(desk, user_id, rest));
    },
  },
  menu: [
    { label: copy.menu.commands.status.button, actionId: "show-own-requests" },
    { label: copy.menu.waiting, actionId: "show-waiting", isFor: mayDecide },
  ],
  register(on, desk) {
    answerWith(on, desk, "show-status", ({ body, payload }) => card(desk, body.user.id, valueOf(payload)));
    answerWith(on, desk, "show-own-requests", ({ body }) => ownRequests(desk, body.user.id));
    answerWith(on, desk, "show-waiting", ({ body }) => waiting(desk, body.user.id));
  },
};

function mayDecide({ roles, settings }: ActingPerson): boolean {
  return settings !== null && denialOf("decideApproval", { roles, partnerType: settings.partnerType }) === null;
}

async function ownRequests(desk: Desk, person: string): Promise<Message> {
  const records = await findOwnRequests(as(desk, person));
  if (!records.ok) return { text: await explain(desk, records.failure) };
  return records.value.length === 0 ? { text: words.ownNone } : customerList(words.own, records.value);
}

async function waiting(desk: Desk, person: string): Promise<Message> {
  const approvals = await findWaiting(as(desk, person));
  if (!approvals.ok) return { text: await explain(desk, approvals.failure) };
  return approvals.value.length === 0 ? { text: words.waitingNone } : waitingList(approvals.value);
}

async function found(desk: Desk, person: string, typed: string): Promise<Message> {
  const search = await findCustomers(as(desk, person), { text: typed });
  if (!search.ok) return { text: await explain(desk, search.failure) };
  const { clear, offered, hasMore } = search.value;
  if (clear !== null) return card(desk, person, clear.id);
  const said = escape(clip(typed, 60));
  if (offered.length === 0) return { text: words.none(said) };
  return customerList(words.several(said), offered, hasMore ? words.more : null);
}

async function card(desk: Desk, person: string, customerId: string): Promise<Message> {
  const story = await readStatus(as(desk, person), { customerId });
  return story.ok ? statusFor(story.value, person) : { text: await explain(desk, story.failure) };
}
