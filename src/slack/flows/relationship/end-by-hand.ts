import type { View } from "@slack/types";
import { z } from "zod";
import { copy } from "../../../copy/index.ts";
import { openEnd, recordEnd } from "../../../operations/record-end.ts";
import { as, type Desk } from "../../desk.ts";
import { context, escape, modal, section } from "../../form.ts";
import { refreshPerson } from "../../person.ts";
import { explain, noticeView, openMoment, showView } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";

const words = copy.relationship.end;
const endForm = "end-by-hand";
const endView = z.object({ customerId: z.uuid() });

/** Ending a relationship where there is no API: what to do in the portal, and the word that it was done. */
export const endByHand: Flow = {
  register(on, desk) {
    on.action("end-by-hand", async ({ ack, body, payload }) => {
      await ack();
      await openEndByHand(desk, body.user.id, body.trigger_id, valueOf(payload));
    });
    on.submission(endForm, async ({ ack, body, view }) => {
      const input = endView.parse(JSON.parse(view.private_metadata));
      const ended = await recordEnd(as(desk, body.user.id), input);
      const text = ended.ok ? words.done(escape(ended.value.companyName)) : await explain(desk, ended.failure);
      await ack({ response_action: "update", view: noticeView(words.title, text) });
    });
  },
};

/** For whoever may record it, of a customer that still is one. */
export async function openEndByHand(desk: Desk, person: string, triggerId: string, customerId: string): Promise<void> {
  const { id } = await openMoment(desk, triggerId, words.title);
  await refreshPerson(desk, person);
  const opened = await openEnd(as(desk, person), { customerId });
  const view = opened.ok ? endByHandView(opened.value) : noticeView(words.title, await explain(desk, opened.failure));
  await showView(desk, id, view);
}

export const endByHandView = ({ id, companyName }: { id: string; companyName: string }): View =>
  modal({
    callbackId: endForm,
    title: words.title,
    submit: words.submit,
    close: words.close,
    metadata: JSON.stringify({ customerId: id }),
    blocks: [
      section(words.intro(escape(companyName))),
      section([words.firstHeading, ...words.first.map((line) => `•  ${line}`), words.provider].join("\n")),
      section([words.thenHeading, words.then].join("\n")),
      section([words.afterHeading, words.after].join("\n")),
      context(words.recordHint),
    ],
  });
