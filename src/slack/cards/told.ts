import { copy } from "../../copy/index.ts";
import type { StoredEvent } from "../../../db/schema/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { actions, button, escape, section, type Button } from "../form.ts";
import { customerInPartnerCenter } from "../portal.ts";
import type { Message } from "./message.ts";
import { explainRefusal } from "./refusal.ts";

/**
 * What an event says to the requester or in a thread. Buttons are there only while they do something. Null when
 * this event says nothing there.
 */
export function told(event: StoredEvent, story: Story): Message | null {
  const text = sentence(event, story);
  if (text === null) return null;
  return { text, blocks: [section(text)] };
}

export function toldRequester(event: StoredEvent, story: Story): Message | null {
  const message = told(event, story);
  if (message === null) return null;
  const buttons = buttonsFor(event, story);
  return buttons.length === 0 ? message : { ...message, blocks: [...(message.blocks ?? []), actions(buttons)] };
}

function sentence(event: StoredEvent, story: Story): string | null {
  const { customer, approval } = story;
  const words = copy.cards.told;
  const name = escape(customer.companyName);
  const by = event.actor.kind === "person" ? `<@${event.actor.id}>` : copy.cards.theDesk;
  const reason = escape(approval?.reason ?? "");
  switch (event.type) {
    case "customer.requested":
      return words["customer.requested"](name);
    case "customer.approved":
      return words["customer.approved"](name, by);
    case "customer.rejected":
      return words["customer.rejected"](name, by, reason);
    case "customer.changes_requested":
      return words["customer.changes_requested"](name, by, reason);
    case "customer.withdrawn":
      return words["customer.withdrawn"](name, by);
    case "customer.request_expired":
      return words["customer.request_expired"](name);
    case "customer.created":
      return words["customer.created"](name);
    case "customer.creation_refused":
      return words["customer.creation_refused"](name, explainRefusal(customer.refusal));
    case "customer.address_questioned":
      return words["customer.address_questioned"](name);
    case "customer.stalled":
      return words["customer.stalled"](name);
    case "customer.retried":
      return words["customer.retried"](name, by);
    case "approval.reminded":
      return words["approval.reminded"](name);
    case "verification.changed":
      return verificationSentence(event, name);
    case "verification.overdue":
      return copy.cards.verification.overdue(name);
    default:
      return null;
  }
}

function verificationSentence(event: StoredEvent, name: string): string {
  const words = copy.cards.verification;
  if (event.after === "allowed") return words.allowed(name);
  if (event.after === "not_allowed") return words.notAllowed(name);
  const statuses: Readonly<Record<string, string>> = copy.names.verificationStatuses;
  return words.changed(name, statuses[event.after ?? ""] ?? "");
}

function buttonsFor(event: StoredEvent, { customer }: Story): Button[] {
  const words = copy.cards.buttons;
  const { id, status } = customer;
  if (event.after !== null && event.after !== status && event.type.startsWith("customer.")) return [];
  switch (event.type) {
    case "customer.requested":
      return [button(words.withdraw, "withdraw-request", id)];
    case "customer.changes_requested":
    case "customer.address_questioned":
    case "customer.request_expired":
      return [
        button(words.correct, "correct-customer", id, { style: "primary" }),
        button(words.withdraw, "withdraw-request", id),
      ];
    case "customer.creation_refused":
      return [
        button(words.correct, "correct-customer", id, { style: "primary" }),
        ...(customer.refusal?.code === "600002"
          ? [button(words.sendWithoutId, "correct-customer-without-id", id)]
          : []),
        button(words.withdraw, "withdraw-request", id),
      ];
    case "customer.stalled":
      return [
        button(words.retry, "retry-creation", id, { style: "primary" }),
        button(words.withdraw, "withdraw-request", id),
      ];
    case "customer.created":
      return customer.tenantId === null
        ? []
        : [
            button(words.openPartnerCenter, "open-partner-center", undefined, {
              url: customerInPartnerCenter(customer.tenantId),
            }),
          ];
    default:
      return [];
  }
}
