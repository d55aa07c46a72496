import { copy } from "../../copy/index.ts";
import { invitationReminders } from "../../core/agreement/rhythm.ts";
import type { StoredEvent } from "../../../db/schema/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { isProvided } from "../../core/agreement/lifecycle.ts";
import { withPrimary } from "../button-row.ts";
import { button, escape, type Button } from "../form.ts";
import { agreementButtons, linkOf, lookButtons, stuckButtons } from "./agreement-buttons.ts";
import { whyRefused } from "./attestation-refusal.ts";
import { orderButtons, ordersLine } from "./order-offer.ts";

const { thread, agent, buttons } = copy.agreement;

/** What an event of the agreement says in the status card's thread; null when it says nothing there. */
export function agreementInThread(event: StoredEvent, { customer, agreement }: Story): string | null {
  const name = escape(customer.companyName);
  const by = event.actor.kind === "person" ? `<@${event.actor.id}>` : copy.cards.theDesk;
  switch (event.type) {
    case "agreement.invited":
      return thread.invited(name, by);
    case "agreement.changed":
      return thread.changed[howOf(event)](name);
    case "agreement.given_up":
      return thread.givenUp(name);
    case "agreement.recorded":
      return (agreement !== null && isProvided(agreement.status) ? thread.recordedBesides : thread.recorded)(name, by);
    case "agreement.attestation_taken":
      return thread.taken(name, agentOf(event));
    case "agreement.link_created":
      return thread.linkCreated(name, agentOf(event));
    case "agreement.link_expired":
      return thread.linkExpired(name);
    case "agreement.link_withdrawn":
      return thread.linkWithdrawn(name, by);
    case "agreement.customer_accepted":
      return thread.customerAccepted(name);
    default:
      return null;
  }
}

export interface SaidToAgent {
  text: string;
  buttons: readonly Button[];
}

/** What it says to whoever invited or attested, and to the requester; null when it says nothing. */
export function agreementForAgent(event: StoredEvent, story: Story, reader?: string): SaidToAgent | null {
  const name = escape(story.customer.companyName);
  const attestation = story.attestations.find(({ id }) => id === event.data["attestationId"]);
  const mend = withPrimary(agreementButtons(story));
  const answers = [button(buttons.answers, "agreement-answers", story.customer.id)];
  switch (event.type) {
    case "agreement.changed":
      return howOf(event) === "not" ? { text: agent.lost(name), buttons: mend } : accepted(event, story, reader);
    case "agreement.given_up":
      return { text: agent.givenUp(name), buttons: mend };
    case "agreement.attestation_taken":
      return event.data["wasThere"] === true
        ? { text: agent.wasThere(name), buttons: answers }
        : { text: agent.taken(name), buttons: answers };
    case "agreement.attestation_refused":
      return { text: agent.refused(name, attestation ? whyRefused(attestation) : ""), buttons: mend };
    case "agreement.attestation_stalled":
      return stalled(name, attestation);
    case "agreement.link_created":
      return linked(name, attestation, story);
    case "agreement.link_expired":
      return { text: agent.linkExpired(name), buttons: mend };
    case "agreement.link_withdrawn":
      // Whoever began anew knows.
      return event.actor.kind === "person" && event.actor.id === event.data["agent"]
        ? null
        : {
            text: agent.linkWithdrawn(
              name,
              event.actor.kind === "person" ? `<@${event.actor.id}>` : copy.cards.theDesk,
            ),
            buttons: [],
          };
    case "agreement.reminded":
      return { text: agent.reminded(name, daysOf(event)), buttons: mend };
    default:
      return null;
  }
}

const howOf = ({ data }: StoredEvent): "directly" | "attested" | "not" =>
  data["how"] === "directly" || data["how"] === "attested" ? data["how"] : "not";

const agentOf = ({ data }: StoredEvent): string =>
  typeof data["agent"] === "string" ? `<@${data["agent"]}>` : copy.cards.theDesk;

const daysOf = ({ data }: StoredEvent): number => invitationReminders[Number(data["number"]) - 1] ?? 0;

type Attested = Story["attestations"][number] | undefined;

function stalled(name: string, attestation: Attested): SaidToAgent {
  return attestation === undefined || attestation.status === "stalled"
    ? { text: agent.stalled(name), buttons: attestation ? withPrimary(stuckButtons(attestation)) : [] }
    : { text: agent.stalledOver(name, copy.names.attestationStatuses[attestation.status]), buttons: [] };
}

/** The link while it is waited for; afterwards what became of it. */
function linked(name: string, attestation: Attested, story: Story): SaidToAgent {
  if (attestation !== undefined && attestation.status !== "link_sent") {
    return { text: agent.linkOver(name, copy.names.attestationStatuses[attestation.status]), buttons: [] };
  }
  const link = attestation ? linkOf(attestation) : null;
  return {
    text: link === null ? agent.linkWithoutAddress(name) : agent.link(name, escape(link)),
    buttons: [...withPrimary(lookButtons(story)), ...(attestation ? stuckButtons(attestation) : [])],
  };
}

/** With the way into the order, unless the acceptance is gone again. */
function accepted(event: StoredEvent, story: Story, reader?: string): SaidToAgent {
  return {
    text: `${agent.accepted(escape(story.customer.companyName))} ${ordersLine(story, reader)}`,
    buttons: story.agreement?.status === event.after ? withPrimary(orderButtons(story, reader)) : [],
  };
}
