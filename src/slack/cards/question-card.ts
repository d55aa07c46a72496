import type { KnownBlock } from "@slack/types";
import { copy } from "../../copy/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { actions, button, context, escape, mrkdwn, section } from "../form.ts";
import type { Message } from "./message.ts";

const words = copy.relationship.question;

/** In the approvals channel: a customer has accepted, and somebody has to say whose request that answers. */
export function questionCard({ customer, question }: Story): Message {
  if (question === null) throw new Error("a question card without a question");
  const name = escape(customer.companyName);
  if (question.answeredBy !== null) {
    const isOne = question.candidates.some(({ status }) => status === "accepted");
    const text = (isOne ? words.answered : words.nobody)(name, `<@${question.answeredBy}>`);
    return { text, blocks: [section(text)] };
  }
  const title = words.heading(name);
  const open = question.candidates.filter(({ status }) => status === "open");
  const lines = open.map(({ companyName, domain, sentBy, sentAt }) =>
    words.candidate(escape(companyName), domain, `<@${sentBy}>`, copy.day(sentAt)),
  );
  const candidates: KnownBlock[] = open.map(({ id, companyName }, index) => ({
    type: "section",
    text: mrkdwn(lines[index] ?? ""),
    accessory: button(words.pick, "acceptance-answers", `${customer.id} ${id}`, {
      label: `${words.pick}: ${companyName}`,
    }),
  }));
  return {
    text: [title, ...lines].join("\n"),
    blocks: [
      section(title),
      ...candidates,
      actions([button(copy.relationship.buttons.notListed, "acceptance-answers", `${customer.id} none`)]),
      context(words.why),
    ],
  };
}
