import { copy } from "../../copy/index.ts";
import { requestReminders } from "../../core/relationship/rhythm.ts";
import type { StoredEvent } from "../../../db/schema/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { button, escape, type Button } from "../form.ts";
import { customerInPartnerCenter } from "../portal.ts";

const { thread, agent, buttons } = copy.relationship;

/** What an event of the relationship says in the status card's thread; null when it says nothing there. */
export function relationshipInThread(event: StoredEvent, { customer }: Story): string | null {
  if (event.type !== "relationship.accepted") return null;
  const by = event.data["agent"];
  return thread.accepted(escape(customer.companyName), typeof by === "string" ? `<@${by}>` : null);
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
      return { text: [agent.accepted(name), ...whatNow(story)].join("\n"), buttons: open(story) };
    case "relationship.matched":
      return { text: [agent.matched(name, by), ...whatNow(story)].join("\n"), buttons: open(story) };
    case "relationship.declined":
      return { text: agent.declined(name, by), buttons: [] };
    case "relationship.reminded":
      return { text: agent.reminded(name, daysOf(event)), buttons: answers(event, story) };
    default:
      return null;
  }
}

function whatNow({ settings }: Story): string[] {
  return [agent.now, ...(settings?.partnerType === "indirect-reseller" ? [agent.provider] : [])];
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

/** Only while that request is open. */
function answers({ data }: StoredEvent, { request }: Story): Button[] {
  if (request?.status !== "open" || request.id !== data["requestId"]) return [];
  return requestAnswers(request.id);
}

/** What became of an invitation to a relationship. */
export const requestAnswers = (requestId: string): Button[] => [
  button(buttons.sentAgain, "request-sent-again", requestId, { style: "primary" }),
  button(buttons.declined, "request-declined", requestId),
  button(buttons.stop, "request-stopped", requestId),
];
