import { copy } from "../../copy/index.ts";
import { requestReminders } from "../../core/relationship/rhythm.ts";
import type { StoredEvent } from "../../../db/schema/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { button, escape, type Button } from "../form.ts";
import { customerInPartnerCenter } from "../portal.ts";

const { thread, agent, buttons } = copy.relationship;

/** What an event of the relationship says in the status card's thread; null when it says nothing there. */
export function relationshipInThread(
  event: StoredEvent,
  { customer, question, approvalChannel }: Story,
): string | null {
  const name = escape(customer.companyName);
  const person = event.actor.kind === "person" ? `<@${event.actor.id}>` : null;
  if (event.type === "relationship.ended_by_hand") return thread.ended(name, person ?? copy.cards.theDesk);
  const agent = event.data["agent"];
  const by = typeof agent === "string" ? `<@${agent}>` : null;
  if (event.type === "relationship.matched") return thread.matched(person ?? copy.cards.theDesk, by);
  if (event.type !== "relationship.accepted") return null;
  if (person !== null) return thread.recorded(name, person);
  if (by === null && question !== null) return thread.asked(name, `<#${approvalChannel ?? ""}>`);
  return thread.accepted(name, by);
}

export interface SaidToAgent {
  text: string;
  buttons: readonly Button[];
}

/** What it says to whoever asked for the relationship; null when it says nothing. */
export function relationshipForAgent(event: StoredEvent, story: Story): SaidToAgent | null {
  const name = escape(story.customer.companyName);
  const by = event.actor.kind === "person" ? `<@${event.actor.id}>` : copy.cards.theDesk;
  switch (event.type) {
    case "relationship.accepted":
      return {
        text: [event.actor.kind === "person" ? agent.recorded(name, by) : agent.accepted(name), ...whatNow(story)].join(
          "\n",
        ),
        buttons: open(story),
      };
    case "relationship.matched":
      return { text: [agent.matched(name, by), ...whatNow(story)].join("\n"), buttons: open(story) };
    case "relationship.declined":
      return { text: agent.declined(name, by), buttons: [] };
    case "relationship.reminded":
      return {
        text: (story.settings?.partnerType === "indirect-reseller" ? agent.remindedByHand : agent.reminded)(
          name,
          daysOf(event),
        ),
        buttons: event.data["requestId"] === story.request?.id ? answerButtons(story) : [],
      };
    default:
      return null;
  }
}

function whatNow({ settings, request }: Story): string[] {
  // By a provider's link the customer has accepted the provider, too.
  const needsProvider = settings?.partnerType === "indirect-reseller" && (request?.provider ?? null) === null;
  return [agent.now, ...(needsProvider ? [agent.provider] : [])];
}

const open = ({ customer }: Story): Button[] =>
  customer.tenantId === null
    ? []
    : [
        button(copy.cards.buttons.openPartnerCenter, "open-partner-center", undefined, {
          url: customerInPartnerCenter(customer.tenantId),
        }),
      ];

const daysOf = ({ data }: StoredEvent): number => requestReminders[Number(data["number"]) - 1] ?? 0;

/** What became of the newest request, while it is open. */
export const answerButtons = ({ request, settings }: Story): Button[] =>
  request?.status === "open" ? requestAnswers(request.id, settings?.partnerType === "indirect-reseller") : [];

/** What became of an invitation to a relationship. Where Partner Center does not tell, that it was accepted, too. */
export function requestAnswers(requestId: string, isRecordedByHand: boolean): Button[] {
  const accepted = button(buttons.accepted, "request-accepted", requestId, { style: "primary" });
  const sentAgain = button(
    buttons.sentAgain,
    "request-sent-again",
    requestId,
    isRecordedByHand ? {} : { style: "primary" },
  );
  const declined = button(buttons.declined, "request-declined", requestId);
  const stop = button(buttons.stop, "request-stopped", requestId);
  return isRecordedByHand ? [accepted, declined, sentAgain, stop] : [sentAgain, declined, stop];
}
