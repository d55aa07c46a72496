import { copy } from "../../copy/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { actions, button, context, escape, section, type Button } from "../form.ts";
import { agreementButtons, agreementLine, nameOf } from "./agreement-lines.ts";
import type { Message } from "./message.ts";
import { titleOf } from "./status-card.ts";

const words = copy.agreement.card;

/** What `/csp agreement` shows to one person: whether it was accepted, how, when, on whose word, and who was invited. */
export function agreementCard(story: Story): Message {
  const { agreement, invitation, attestations } = story;
  const top = [titleOf(story.customer), `*${words.status}*   ${agreementLine(story)}`].join("\n");
  const records = attestations.map(recordLine);
  const invited = invitation === null ? [] : [invitedLine(invitation)];
  const looked = agreement?.checkedAt ? words.looked(copy.moment(agreement.checkedAt)) : words.notRead;
  const buttons = [...agreementButtons(story), ...troubleButton(story)];
  const more = [...records, ...invited];
  return {
    text: [top, ...more, looked].join("\n"),
    blocks: [
      section(top),
      ...more.map((line) => section(line)),
      context(looked),
      ...(buttons.length === 0 ? [] : [actions(buttons)]),
    ],
  };
}

function recordLine(attestation: Story["attestations"][number]): string {
  return words.attested(
    escape(nameOf(attestation)),
    copy.date(attestation.acceptedOn),
    `<@${attestation.recordedBy}>`,
    copy.moment(attestation.recordedAt),
    copy.names.attestationStatuses[attestation.status],
    escape(attestation.evidence),
  );
}

function invitedLine({ sentTo, sentAt, sentBy, language }: NonNullable<Story["invitation"]>): string {
  return words.invited(escape(sentTo), copy.moment(sentAt), `<@${sentBy}>`, copy.agreement.invite.languages[language]);
}

const troubleButton = (story: Story): Button[] =>
  agreementButtons(story).length === 0
    ? []
    : [button(copy.agreement.buttons.trouble, "agreement-trouble", story.customer.id)];
