import { copy } from "../../copy/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { buttonRow } from "../button-row.ts";
import { actions, button, context, quoted, section } from "../form.ts";
import type { Message } from "./message.ts";
import { explainRefusal, nameRefusal } from "./refusal.ts";
import { relationshipLine } from "./relationship-lines.ts";
import { answerButtons } from "./relationship-told.ts";
import { requestButtons } from "./request-buttons.ts";
import { statusCard, titleOf } from "./status-card.ts";

const words = copy.status;

/** What `/csp status` shows to one person: the status card, or where the request stands and who has to move. */
export function statusFor(story: Story, viewer: string): Message {
  const { status } = story.customer;
  if (status === "active") return withEnd(withLastLook(statusCard(story, viewer), story), story);
  return status === "ended" ? besides(statusCard(story), words.next.ended) : requestCard(story, viewer);
}

/** Where there is no API a person ends the relationship in the portal, and records it here. */
function withEnd(card: Message, { customer, settings }: Story): Message {
  if (settings?.partnerType !== "indirect-reseller") return card;
  const { button: text } = copy.relationship.end;
  const end = button(text, "end-by-hand", customer.id, { label: `${text}: ${customer.companyName}` });
  return { text: card.text, blocks: [...(card.blocks ?? []), actions([end])] };
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
    ...(story.relationship === null ? [] : [`*${copy.cards.status.relationship}*   ${relationshipLine(story)}`]),
    ...(customer.requestedBy === null ? [] : [words.askedBy(`<@${customer.requestedBy}>`)]),
    ...(isOwn && approval?.reason && approval.decidedBy && ["changes_requested", "rejected"].includes(customer.status)
      ? [words.decidedBy(`<@${approval.decidedBy}>`, quoted(approval.reason))]
      : []),
    ...(customer.status === "creation_refused" ? [isOwn ? explainRefusal(customer) : nameRefusal(customer)] : []),
    nextStep(story),
  ];
  const text = lines.join("\n");
  const buttons = [...(isOwn ? requestButtons(customer) : []), ...(isToAnswer(story) ? answerButtons(story) : [])];
  return { text, blocks: [section(text), ...buttonRow(buttons)] };
}

/** Whether a person has to say what became of a request: elsewhere Partner Center says that it was accepted. */
const isToAnswer = ({ request, settings }: Story): boolean =>
  request?.status === "open" && settings?.partnerType === "indirect-reseller";

function nextStep(story: Story): string {
  const { customer, request, approvalChannel } = story;
  if (isToAnswer(story)) return words.answerByHand;
  if (customer.status === "withdrawn" && request !== null) return words.askAnew;
  return customer.status === "awaiting_approval" && approvalChannel !== null
    ? words.waitsIn(`<#${approvalChannel}>`)
    : words.next[customer.status];
}
