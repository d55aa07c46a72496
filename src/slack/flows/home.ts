import type { View } from "@slack/types";
import { copy } from "../../copy/index.ts";
import { mayDecide } from "../../operations/decide-approval.ts";
import { allow } from "../../operations/get-acting.ts";
import { noteHomeOpened } from "../../operations/keep-home.ts";
import { listCustomers } from "../../operations/list-customers.ts";
import { readStory } from "../../operations/read-story.ts";
import { answerWith, messageView } from "../answer.ts";
import { cardOfApproval } from "../cards/card-of-approval.ts";
import { customersPage } from "../cards/customers-page.ts";
import type { Message } from "../cards/message.ts";
import { drawHome, publishHome } from "../cards/publish-home.ts";
import { questionCard } from "../cards/question-card.ts";
import { as, type Desk } from "../desk.ts";
import { fieldBlock, modal, readAnswers } from "../form.ts";
import { explain } from "../reply.ts";
import { valueOf, type Flow } from "./flow.ts";

const words = copy.home.find;

/** The Home tab, and what its own buttons open; the others belong to their flows. */
export const home: Flow = {
  register(on, desk) {
    // Slack tells of each opening, maybe twice or late: what is shown then is how things stand, so neither matters.
    on.event("app_home_opened", async ({ event }) => {
      if (event.tab !== "home") return;
      const who = as(desk, event.user);
      await noteHomeOpened(who);
      await publishHome(who, await drawHome(who));
    });
    answerWith(on, desk, "look-at-request", ({ body, payload }) => request(desk, body.user.id, valueOf(payload)));
    answerWith(on, desk, "look-at-question", ({ body, payload }) => question(desk, body.user.id, valueOf(payload)));
    on.action("find-customer", async ({ ack, body }) => {
      await ack();
      await desk.slack.views.open({ trigger_id: body.trigger_id, view: findView() });
    });
    on.submission("find-customer", async ({ ack, body, view }) => {
      const found = await listCustomers(as(desk, body.user.id), { text: readAnswers(view)["text"] ?? "" });
      const message = found.ok ? customersPage(found.value) : { text: await explain(desk, found.failure) };
      await ack({ response_action: "update", view: messageView(message) });
    });
  },
};

/** The card of a request that waits, for whoever may decide it. */
async function request(desk: Desk, person: string, approvalId: string): Promise<Message> {
  const may = await mayDecide(as(desk, person), { approvalId });
  if (!may.ok) return { text: await explain(desk, may.failure) };
  const story = await readStory(desk.db, may.value.customer.id, approvalId);
  return story === null ? { text: copy.failures.notFound.approval } : cardOfApproval(story);
}

/** The card that asks whose request an acceptance answers. */
async function question(desk: Desk, person: string, customerId: string): Promise<Message> {
  const allowed = await allow(desk.db, person, "requestRelationship");
  if (!allowed.ok) return { text: await explain(desk, allowed.failure) };
  const story = await readStory(desk.db, customerId);
  return story?.question ? questionCard(story) : { text: copy.failures.notFound.customer };
}

/** Asks for whom to look. */
export function findView(): View {
  return modal({
    callbackId: "find-customer",
    title: words.title,
    submit: words.submit,
    close: words.close,
    blocks: [
      fieldBlock({
        path: "text",
        label: words.label,
        hint: words.hint,
        optional: true,
        live: false,
        element: { type: "plain_text_input", focus_on_load: true },
      }),
    ],
  });
}
