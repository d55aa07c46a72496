import { copy } from "../../copy/index.ts";
import { isKnownByHand } from "../../core/customer/known-by-hand.ts";
import type { ReadStory } from "../../operations/read-agreement.ts";
import type { Story } from "../../operations/read-story.ts";
import { buttonRow, withPrimary } from "../button-row.ts";
import { button, context, escape, section, type Button } from "../form.ts";
import { agreementButtons, linkOf } from "./agreement-buttons.ts";
import { agreementLine, nameOf, readingLine } from "./agreement-lines.ts";
import type { Message } from "./message.ts";
import { titleOf } from "./status-card.ts";

const words = copy.agreement.card;

/** What `/csp agreement` shows to one person: whether it was accepted, how, when, on whose word, and who was invited. */
export function agreementCard(story: ReadStory): Message {
  const { invitation, attestations } = story;
  const top = [
    titleOf(story.customer),
    `*${words.status}*   ${isKnownByHand(story.customer) ? copy.cards.status.notReadHere : agreementLine(story)}`,
  ].join("\n");
  const more = [...attestations.map(recordLine), ...(invitation === null ? [] : [invitedLine(invitation)])];
  const looked = readingLine(story);
  return {
    text: [top, ...more, looked].join("\n"),
    blocks: [
      section(top),
      ...more.map((line) => section(line)),
      context(looked),
      ...buttonRow(withPrimary([...agreementButtons(story), ...troubleButton(story)])),
    ],
  };
}

function recordLine(attestation: Story["attestations"][number]): string {
  const { acceptedOn, evidence, recordedBy, recordedAt, status } = attestation;
  const person = escape(nameOf(attestation));
  const by = `<@${recordedBy}>`;
  const when = copy.moment(recordedAt);
  const stands = copy.names.attestationStatuses[status];
  const link = linkOf(attestation);
  if (acceptedOn === null) {
    return [words.begun(person, by, when, stands), ...(link === null ? [] : [words.link(escape(link))])].join("\n");
  }
  return words.attested(person, copy.date(acceptedOn), by, when, stands, evidence === null ? null : escape(evidence));
}

function invitedLine({ sentTo, sentAt, sentBy, language }: NonNullable<Story["invitation"]>): string {
  return words.invited(escape(sentTo), copy.moment(sentAt), `<@${sentBy}>`, copy.invitation.languages[language]);
}

const troubleButton = (story: Story): Button[] =>
  agreementButtons(story).length === 0
    ? []
    : [button(copy.agreement.buttons.trouble, "agreement-trouble", story.customer.id)];
