import { copy } from "../../copy/index.ts";
import { invitationReminders } from "../../core/agreement/rhythm.ts";
import type { StoredEvent } from "../../../db/schema/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { button, escape, type Button } from "../form.ts";
import { agreementButtons } from "./agreement-lines.ts";

const { thread, agent, buttons } = copy.agreement;

/** What an event of the agreement says in the status card's thread; null when it says nothing there. */
export function agreementInThread(event: StoredEvent, { customer }: Story): string | null {
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
      return thread.recorded(name, by);
    case "agreement.attestation_taken":
      return thread.taken(name, agentOf(event));
    case "agreement.link_created":
      return thread.linkCreated(name, agentOf(event));
    case "agreement.link_expired":
      return thread.linkExpired(name);
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
export function agreementForAgent(event: StoredEvent, story: Story): SaidToAgent | null {
  const name = escape(story.customer.companyName);
  const attestation = story.attestations.find(({ id }) => id === event.data["attestationId"]);
  const mend = agreementButtons(story);
  const answers = [button(buttons.answers, "agreement-answers", story.customer.id)];
  switch (event.type) {
    case "agreement.changed":
      return howOf(event) === "not"
        ? { text: agent.lost(name), buttons: mend }
        : { text: agent.accepted(name), buttons: [] };
    case "agreement.given_up":
      return { text: agent.givenUp(name), buttons: mend };
    case "agreement.attestation_taken":
      return event.data["wasThere"] === true
        ? { text: agent.wasThere(name), buttons: answers }
        : { text: agent.taken(name), buttons: answers };
    case "agreement.attestation_refused":
      return { text: agent.refused(name, whyRefused(attestation?.refusal ?? null)), buttons: mend };
    case "agreement.attestation_stalled":
      return {
        text: agent.stalled(name),
        buttons: attestation?.status === "stalled" ? [button(buttons.retry, "retry-attestation", attestation.id)] : [],
      };
    case "agreement.link_created":
      return {
        text: attestation?.link ? agent.link(name, escape(attestation.link)) : agent.linkWithoutAddress(name),
        buttons: [],
      };
    case "agreement.link_expired":
      return { text: agent.linkExpired(name), buttons: mend };
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

/** Microsoft does not say what it answers to the retired call; 600006 is assumed. */
const retired = "600006";

function whyRefused(refusal: Story["attestations"][number]["refusal"]): string {
  if (refusal === null) return "";
  const said = copy.failures.partnerCenter({
    kind: "upstream",
    outcome: "refused",
    retryable: false,
    retryAfterSeconds: null,
    ...refusal,
    description: escape(refusal.description),
  });
  return refusal.code === retired ? `${said} ${agent.retired}` : said;
}
