import { setTimeout } from "node:timers/promises";
import { copy } from "../../copy/index.ts";
import type { Failure, Result } from "../../core/result.ts";
import { readTestEvent, readWebhook, sendTestEvent, takeWebhook, type Webhook } from "../../operations/read-webhook.ts";
import { answerWith, tell } from "../answer.ts";
import type { Message } from "../cards/message.ts";
import { testEventCard, webhookCard, type AskedEvent } from "../cards/webhook-card.ts";
import { as, type Desk } from "../desk.ts";
import { refreshPerson } from "../person.ts";
import type { ActionArgs } from "../registrar.ts";
import { explain } from "../reply.ts";
import { valueOf, type Flow } from "./flow.ts";

const words = copy.webhook.test;
/** As long as a person waits for an answer; then the button shows it. */
const mostLooks = 8;

/** `/csp webhook`: whether Partner Center's events arrive, and what mends it. */
export const webhook: Flow = {
  command: {
    word: "webhook",
    async run(desk, { user_id }, _rest, respond) {
      await tell(respond, await card(desk, await readWebhook(as(desk, user_id))));
    },
  },
  register(on, desk) {
    const take = async ({ body }: ActionArgs): Promise<Message> => {
      await refreshPerson(desk, body.user.id);
      return card(desk, await takeWebhook(as(desk, body.user.id)));
    };
    answerWith(on, desk, "take-webhook", take, { replaces: true });
    answerWith(on, desk, "send-test-event", ({ body }) => test(desk, body.user.id));
    answerWith(on, desk, "show-test-event", ({ body, payload }) => show(desk, body.user.id, asked(valueOf(payload))), {
      replaces: true,
    });
  },
};

const card = async (desk: Desk, read: Result<Webhook>): Promise<Message> =>
  read.ok ? webhookCard(read.value) : { text: await explain(desk, read.failure, copy.webhook.heading) };

async function test(desk: Desk, person: string): Promise<Message> {
  const askedAt = desk.now().getTime();
  const sent = await sendTestEvent(as(desk, person));
  if (!sent.ok) return { text: await whyNotSent(desk, sent.failure) };
  const event = { ...sent.value, askedAt };
  for (let looks = 1; looks < mostLooks; looks += 1) {
    const seen = await readTestEvent(as(desk, person), event);
    if (seen.ok && seen.value.heardAt !== null && seen.value.heardAt.getTime() >= askedAt) break;
    await setTimeout(desk.rhythm.viewSettleMs);
  }
  return show(desk, person, event);
}

async function show(desk: Desk, person: string, event: AskedEvent): Promise<Message> {
  const seen = await readTestEvent(as(desk, person), event);
  return seen.ok ? testEventCard(seen.value, event) : { text: await explain(desk, seen.failure) };
}

function asked(value: string): AskedEvent {
  const [correlationId = "", askedAt] = value.split(" ");
  return { correlationId, askedAt: Number(askedAt) };
}

/** Partner Center counts test events, and sends none that nobody registered for. */
function whyNotSent(desk: Desk, failure: Failure): Promise<string> | string {
  if (failure.kind === "upstream" && failure.status === 429) return words.tooOften;
  if (failure.kind === "upstream" && failure.status === 400) return words.notSubscribed;
  return explain(desk, failure);
}
