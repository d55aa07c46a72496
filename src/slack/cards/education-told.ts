import { copy } from "../../copy/index.ts";
import type { StoredEvent } from "../../../db/schema/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { button, escape, type Button } from "../form.ts";
import type { SaidToAgent } from "./relationship-told.ts";

const words = copy.education;

/** What an event of the education qualification says in a thread; null when it says nothing there. */
export function educationInThread(event: StoredEvent, { customer, qualification }: Story): string | null {
  const name = escape(customer.companyName);
  switch (event.type) {
    case "education.requested":
      return event.actor.kind === "person"
        ? words.told.requested(name, `<@${event.actor.id}>`)
        : words.told.chosen(name, `<@${String(event.data["agent"])}>`);
    case "education.changed":
      if (event.after === "in_review") return words.told.in_review(name);
      if (event.after === "approved") return words.told.approved(name);
      return words.told.denied(name, sentenceOf(qualification?.reason ?? null));
    case "education.refused": {
      const refusal = qualification?.refusal ?? null;
      const why = refusal && copy.failures.partnerCenter({ ...refusal, description: escape(refusal.description) });
      return words.told.refused(name, why ?? "");
    }
    case "education.stalled":
      return words.told.stalled(name);
    default:
      return null;
  }
}

/** What it says to whoever asked for it; null when it says nothing. */
export function educationForAgent(event: StoredEvent, story: Story): SaidToAgent | null {
  const text = educationInThread(event, story);
  const isNewest = story.history.find(({ type }) => type.startsWith("education."))?.id === event.id;
  return text === null ? null : { text, buttons: isNewest ? askAgainButton(story) : [] };
}

/** Where it can be asked for once more. */
export function askAgainButton({ customer, qualification }: Story): Button[] {
  const isOver = ["denied", "refused", "stalled"].includes(qualification?.status ?? "");
  if (!isOver || customer.status !== "active") return [];
  return [button(words.askAgain, "ask-for-education", customer.id, { label: `${words.askAgain}: ${words.title}` })];
}

/** Null for a customer of whom nobody asked. */
export function educationLine({ qualification }: Story): string | null {
  if (qualification === null) return null;
  const { status, since, reason } = qualification;
  const line = words.line.since(words.line.statuses[status], copy.moment(since));
  const why = status === "denied" && reason !== null ? ` ${words.line.reason(sentenceOf(reason))}` : "";
  return `*${words.line.name}*   ${line}${why}`;
}

/** Microsoft's words, to which our full stop is added. */
export const sentenceOf = (reason: string | null): string => escape((reason ?? "").replace(/[.\s]+$/, ""));
