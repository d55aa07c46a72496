import { differenceInCalendarDays } from "date-fns";
import { copy } from "../../copy/index.ts";
import { isAgreementKnown } from "../../core/agreement/known.ts";
import { isKnownByHand } from "../../core/customer/known-by-hand.ts";
import { nameKey } from "../../core/text.ts";
import type { Agreement, Attestation } from "../../../db/schema/index.ts";
import type { ReadStory } from "../../operations/read-agreement.ts";
import type { Story } from "../../operations/read-story.ts";
import { escape } from "../form.ts";

const words = copy.agreement.line;

type Agreed = Pick<Story, "agreement" | "createdAt" | "invitation" | "attestations">;

/** Whether the agreement was accepted, how, when and on whose word. */
export function agreementLine({ agreement, createdAt, invitation, attestations }: Agreed): string {
  if (agreement === null || !isAgreementKnown(agreement, createdAt)) return words.notKnown;
  switch (agreement.status) {
    case "attested":
      return attestedLine(agreement, attestations);
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

export const nameOf = ({ contact }: Pick<Attestation, "contact">): string => `${contact.firstName} ${contact.lastName}`;

function attestedLine(agreement: Agreement, attestations: Agreed["attestations"]): string {
  const own = recordBehind(agreement, attestations);
  return words.attested({
    by: escape(own ? nameOf(own) : (agreement.acceptedBy ?? "")),
    on: copy.date(own?.acceptedOn ?? agreement.acceptedOn ?? ""),
    word: own ? `<@${own.recordedBy}>` : null,
  });
}

/**
 * The desk's own record of what Partner Center lists, by person and day: somebody may have attested elsewhere. Until
 * Partner Center names anybody it is the newest that was taken.
 */
function recordBehind({ acceptedBy, acceptedOn }: Agreement, attestations: Agreed["attestations"]) {
  const taken = attestations.filter(({ status }) => status === "attested");
  if (acceptedBy === null) return acceptedOn === null ? taken[0] : undefined;
  return taken.find((one) => nameKey(nameOf(one)) === nameKey(acceptedBy) && isSameDay(one.acceptedOn, acceptedOn));
}

/** Microsoft was told a moment, whose day may be another one by UTC. */
const isSameDay = (own: string | null, listed: string | null): boolean =>
  own === null || listed === null || Math.abs(differenceInCalendarDays(own, listed)) <= 1;

const sent = (invitation: Agreed["invitation"]): string =>
  invitation === null || invitation.closedAt !== null
    ? ""
    : words.invited(copy.day(invitation.sentAt), `<@${invitation.sentBy}>`);

function recorded(attestations: Agreed["attestations"]): string {
  const found = attestations.find(({ status }) => status === "recorded");
  return found
    ? words.recorded(escape(nameOf(found)), copy.date(found.acceptedOn ?? ""), `<@${found.recordedBy}>`)
    : "";
}

/** When Partner Center was read, or that it did not answer, or cannot be asked. */
export function readingLine({ customer, reading: { at, answered } }: Pick<ReadStory, "customer" | "reading">): string {
  const { looked, notRead, notReadHere, notReadSince } = copy.agreement.card;
  if (isKnownByHand(customer)) return notReadHere;
  if (at === null) return notRead;
  return answered ? looked(copy.moment(at)) : notReadSince(copy.moment(at));
}
