import { copy } from "../../copy/index.ts";
import type { StoredEvent } from "../../../db/schema/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { button, escape, quoted, type Button } from "../form.ts";
import { billingLabels } from "./billing-differences.ts";
import type { SaidToAgent } from "./relationship-told.ts";

const { told, buttons } = copy.billing;

/** What an event of a correction says in a thread; null when it says nothing there. */
export function billingInThread(event: StoredEvent, { customer, approval, billingEdit }: Story): string | null {
  const name = escape(customer.companyName);
  const by = event.actor.kind === "person" ? `<@${event.actor.id}>` : copy.cards.theDesk;
  switch (event.type) {
    case "billing.edit_decided":
      return approval && told.decided[approval.status](name, by, quoted(approval.reason ?? ""));
    case "billing.edit_written":
      return told.written(name, billingLabels(billingEdit?.edit.fields ?? []));
    case "billing.edit_outdated":
      return told.outdated(name);
    case "billing.edit_refused": {
      const refusal = billingEdit?.edit.refusal;
      const why = refusal && copy.failures.partnerCenter({ ...refusal, description: escape(refusal.description) });
      return told.refused(name, why ?? "");
    }
    case "billing.edit_stalled":
      return told.stalled(name);
    case "billing.edit_retried":
      return told.retried(name, by);
    case "billing.edit_dropped":
      return told.neverConfirmed(name);
    case "billing.changed_elsewhere":
      return told.changedElsewhere(name);
    default:
      return null;
  }
}

/** What it says to whoever asked for it, or for the customer; null when it says nothing. */
export function billingForAgent(event: StoredEvent, story: Story): SaidToAgent | null {
  const isNew = event.type === "billing.edit_requested";
  const text = isNew ? told.requested(escape(story.customer.companyName)) : billingInThread(event, story);
  return text === null ? null : { text, buttons: buttonsFor(event, story) };
}

function buttonsFor({ type, data }: StoredEvent, { customer, billingEdit: asked }: Story): Button[] {
  if (asked === null || asked.approval.id !== data["approvalId"] || customer.status !== "active") return [];
  const { edit, approval } = asked;
  const primary = { style: "primary" } as const;
  const correct = button(buttons.correct, "edit-billing", customer.id, primary);
  switch (type) {
    case "billing.edit_requested":
      if (edit.status !== "waiting") return [];
      return [button(buttons.withdraw, "withdraw-billing-edit", approval.id, { confirm: copy.billing.withdraw })];
    case "billing.edit_decided":
      return ["changes_requested", "expired"].includes(approval.status) ? [correct] : [];
    case "billing.edit_refused":
      return [correct];
    case "billing.edit_outdated":
      return [button(buttons.again, "edit-billing-again", customer.id, primary)];
    case "billing.edit_stalled":
      return edit.status === "stalled" ? [button(buttons.retry, "retry-billing-edit", approval.id, primary)] : [];
    default:
      return [];
  }
}
