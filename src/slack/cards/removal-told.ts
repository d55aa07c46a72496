import { copy } from "../../copy/index.ts";
import { obstacleKinds } from "../../core/relationship/removal.ts";
import type { StoredEvent } from "../../../db/schema/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { button, escape, quoted, type Button } from "../form.ts";
import type { SaidToAgent } from "./relationship-told.ts";

const { told, buttons } = copy.removal;

/** What an event of a relationship's end says in a thread; null when it says nothing there. */
export function removalInThread(event: StoredEvent, story: Story): string | null {
  const name = escape(story.customer.companyName);
  if (event.type === "relationship.removed") return told.removedInThread(name, `<@${agentOf(event)}>`);
  return sentence(event, story);
}

/** What it says to whoever asked for it, or for the customer; null when it says nothing. */
export function removalForAgent(event: StoredEvent, story: Story): SaidToAgent | null {
  const text = event.type === "relationship.removal_requested" ? told.requested(nameOf(story)) : sentence(event, story);
  return text === null ? null : { text, buttons: buttonsFor(event, story) };
}

function sentence(event: StoredEvent, story: Story): string | null {
  const { approval, removal } = story;
  const name = nameOf(story);
  const by = event.actor.kind === "person" ? `<@${event.actor.id}>` : copy.cards.theDesk;
  switch (event.type) {
    case "relationship.removal_decided":
      return approval && told.decided[approval.status](name, by, quoted(approval.reason ?? ""));
    case "relationship.removal_blocked":
      return told.blocked(name, kindsOf(event));
    case "relationship.removal_refused": {
      const refusal = removal?.removal.refusal;
      const why = refusal && copy.failures.partnerCenter({ ...refusal, description: escape(refusal.description) });
      return told.refused(name, why ?? "");
    }
    case "relationship.removal_stalled":
      return told.stalled(name);
    case "relationship.removal_retried":
      return told.retried(name, by);
    case "relationship.removed":
      return told.removed(name);
    case "relationship.lost":
      return told.lost(name);
    default:
      return null;
  }
}

function buttonsFor({ type, data }: StoredEvent, { customer, removal: asked }: Story): Button[] {
  if (asked === null || asked.approval.id !== data["approvalId"]) return [];
  const { removal, approval } = asked;
  const withdraw = button(buttons.withdraw, "withdraw-removal", approval.id, { confirm: copy.removal.withdraw });
  if (type === "relationship.removal_requested") return removal.status === "waiting" ? [withdraw] : [];
  if (type === "relationship.removal_stalled" && removal.status === "stalled")
    return [button(buttons.retry, "retry-removal", approval.id, { style: "primary" })];
  if (type === "relationship.removal_blocked" && customer.status === "active")
    return [button(buttons.askAgain, "remove-relationship", customer.id, { style: "primary" })];
  return [];
}

const nameOf = ({ customer }: Story): string => escape(customer.companyName);
const agentOf = ({ data }: StoredEvent): string => (typeof data["agent"] === "string" ? data["agent"] : "");

function kindsOf({ data }: StoredEvent): string {
  const kinds = Array.isArray(data["obstacles"]) ? data["obstacles"] : [];
  return obstacleKinds
    .filter((kind) => kinds.includes(kind))
    .map((kind) => copy.removal.kinds[kind])
    .join(", ");
}
