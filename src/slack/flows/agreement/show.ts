import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { readAgreement } from "../../../operations/read-agreement.ts";
import { answerWith, tell } from "../../answer.ts";
import { agreementCard } from "../../cards/agreement-card.ts";
import type { Message } from "../../cards/message.ts";
import { as, type Desk } from "../../desk.ts";
import { modal, section } from "../../form.ts";
import { explain, openMoment, showView } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";
import { pickCustomer } from "../pick-customer.ts";
import { draftOffer } from "./draft-offer.ts";

const words = copy.agreement;
const pickFor = { word: "agreement", text: words.buttons.show, actionId: "show-agreement" };

/** `/csp agreement`: how and when it was accepted, and what helps where it was not. */
export const showAgreement: Flow = {
  command: {
    word: "agreement",
    async run(desk, { user_id }, rest, respond) {
      const picked = await pickCustomer(desk, user_id, rest, pickFor);
      if ("customerId" in picked) return tell(respond, await card(desk, user_id, picked.customerId));
      const offer = picked.isNobody ? await draftOffer(desk, user_id, rest) : null;
      await tell(respond, offer ?? picked.message);
    },
  },
  register(on, desk) {
    answerWith(on, desk, "show-agreement", ({ body, payload }) => card(desk, body.user.id, valueOf(payload)));
    on.action("agreement-answers", async ({ ack, body }) => {
      await ack();
      const { id } = await openMoment(desk, body.trigger_id, words.answersTitle);
      await showView(desk, id, answersView());
    });
  },
};

async function card(desk: Desk, person: string, customerId: string): Promise<Message> {
  const story = await readAgreement(as(desk, person), { customerId });
  return story.ok ? agreementCard(story.value) : { text: await explain(desk, story.failure) };
}

/** For the mail that Microsoft sends after an attestation: what people ask, and what to answer. */
export const answersView = (): View =>
  modal({
    callbackId: "agreement-answers",
    title: words.answersTitle,
    close: words.attest.close,
    blocks: words.answers.map(({ question, answer }) => section(`*${question}*\n${answer}`)),
  });
