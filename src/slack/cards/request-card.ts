import { copy } from "../../copy/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { actions, context, quoted, section } from "../form.ts";
import type { Message } from "./message.ts";
import { explainRefusal, nameRefusal } from "./refusal.ts";
import { requestButtons } from "./request-buttons.ts";
import { statusCard, titleOf } from "./status-card.ts";

const words = copy.status;

/** What `/csp status` shows to one person: the status card, or where the request stands and who has to move. */
export function statusFor(story: Story, viewer: string): Message {
  if (story.customer.status === "active") return withLastLook(statusCard(story), story);
  return story.customer.status === "ended" ? besides(statusCard(story), words.next.ended) : requestCard(story, viewer);
}

function withLastLook(card: Message, { verification }: Story): Message {
  if (verification === null) return card;
  return besides(card, words.lookedAt(copy.moment(verification.checkedAt)));
}

const besides = (card: Message, text: string): Message => ({
  text: `${card.text}\n${text}`,
  blocks: [...(card.blocks ?? []), context(text)],
});

function requestCard(story: Story, viewer: string): Message {
  const { customer, approval } = story;
  const isOwn = customer.requestedBy === viewer;
  const lines = [
    titleOf(customer),
    `*${words.stands}*   ${copy.names.customerStatuses[customer.status]}, ${copy.moment(customer.updatedAt)}`,
    ...(customer.requestedBy === null ? [] : [words.askedBy(`<@${customer.requestedBy}>`)]),
    ...(isOwn && approval?.reason && approval.decidedBy && ["changes_requested", "rejected"].includes(customer.status)
      ? [words.decidedBy(`<@${approval.decidedBy}>`, quoted(approval.reason))]
      : []),
    ...(customer.status === "creation_refused" ? [isOwn ? explainRefusal(customer) : nameRefusal(customer)] : []),
    nextStep(story),
  ];
  const text = lines.join("\n");
  const buttons = isOwn ? requestButtons(customer) : [];
  return { text, blocks: [section(text), ...(buttons.length === 0 ? [] : [actions(buttons)])] };
}

function nextStep({ customer, approvalChannel }: Story): string {
  return customer.status === "awaiting_approval" && approvalChannel !== null
    ? words.waitsIn(`<#${approvalChannel}>`)
    : words.next[customer.status];
}
