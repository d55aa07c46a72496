import { copy } from "../../copy/index.ts";
import { isProvided } from "../../core/agreement/lifecycle.ts";
import type { Story } from "../../operations/read-story.ts";
import { button, escape, type Button } from "../form.ts";

const words = copy.agreement.line;

type Agreed = Pick<Story, "agreement" | "invitation" | "attestations">;

/** Whether the agreement was accepted, how, when and on whose word. */
export function agreementLine({ agreement, invitation, attestations }: Agreed): string {
  if (agreement === null) return words.notKnown;
  const own = attestations.find(({ status }) => status === "attested");
  switch (agreement.status) {
    case "attested":
      return words.attested({
        by: escape(agreement.acceptedBy ?? (own ? nameOf(own) : "")),
        on: copy.date(agreement.acceptedOn ?? own?.acceptedOn ?? ""),
        word: own ? `<@${own.recordedBy}>` : null,
      });
    case "accepted_directly":
      return words.directly(copy.day(agreement.since));
    default: {
      const [newest] = attestations;
      if (agreement.status === "ready_to_finalise" && newest?.status === "refused") {
        return words.notFinalised(`<@${newest.recordedBy}>`);
      }
      return [copy.names.agreementStatuses[agreement.status] + ".", sent(invitation), recorded(attestations)]
        .filter(Boolean)
        .join(" ");
    }
  }
}

export const nameOf = ({ contact }: Story["attestations"][number]): string =>
  `${contact.firstName} ${contact.lastName}`;

const sent = (invitation: Agreed["invitation"]): string =>
  invitation === null || invitation.closedAt !== null
    ? ""
    : words.invited(copy.day(invitation.sentAt), `<@${invitation.sentBy}>`);

function recorded(attestations: Agreed["attestations"]): string {
  const found = attestations.find(({ status }) => status === "recorded");
  return found ? words.recorded(escape(nameOf(found)), copy.date(found.acceptedOn), `<@${found.recordedBy}>`) : "";
}

/** What brings a customer to the agreement; none once it is provided, or where the desk cannot know. */
export function agreementButtons({ customer, agreement, settings }: Story): Button[] {
  if (customer.status !== "active" || agreement === null || isProvided(agreement.status)) return [];
  const { invite, record } = copy.agreement.buttons;
  const label = (text: string) => ({ label: `${text}: ${customer.companyName}` });
  return [
    button(invite, "invite-to-agreement", customer.id, label(invite)),
    ...(settings?.partnerType === "indirect-reseller"
      ? []
      : [button(record, "attest-agreement", customer.id, label(record))]),
  ];
}
