import { copy } from "../../copy/index.ts";
import type { QualificationStatus } from "../../core/qualification.ts";
import type { Qualification, StoredEvent } from "../../../db/schema/index.ts";
import type { RequestedEducation } from "../../operations/request-education.ts";
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
      return became(
        event.after === "in_review" || event.after === "approved" ? event.after : "denied",
        name,
        qualification,
      );
    case "education.refused":
      return became("refused", name, qualification);
    case "education.stalled":
      return customer.status === "ended" ? words.told.stalledAtEnd(name) : became("stalled", name, qualification);
    default:
      return null;
  }
}

type Answered = Exclude<QualificationStatus, "requesting">;

function became(
  status: Answered,
  name: string,
  qualification: Pick<Qualification, "reason" | "refusal"> | null,
): string {
  switch (status) {
    case "in_review":
    case "approved":
    case "stalled":
      return words.told[status](name);
    case "denied":
      return words.told.denied(name, sentenceOf(qualification?.reason ?? null));
    case "refused": {
      const refusal = qualification?.refusal ?? null;
      const why = refusal && copy.failures.partnerCenter({ ...refusal, description: escape(refusal.description) });
      return words.told.refused(name, why ?? "");
    }
  }
}

/** What has become of a request by now. */
export function educationSoFar({ customer, qualification }: RequestedEducation): string {
  const name = escape(customer.companyName);
  return qualification.status === "requesting" ? words.sent(name) : became(qualification.status, name, qualification);
}

/** What it says to whoever asked for it; null when it says nothing. */
export function educationForAgent(event: StoredEvent, story: Story): SaidToAgent | null {
  const text = educationInThread(event, story);
  const isNewest = story.history.find(({ type }) => type.startsWith("education."))?.id === event.id;
  return text === null ? null : { text, buttons: isNewest ? askAgainButton(story) : [] };
}

/** Under a message about it, where it can be asked for once more. */
const askAgainButton = (story: Story): Button[] => (isOver(story) ? askButton(story, words.askAgain, words.title) : []);

/** The same on a card, where other things can be asked for as well. */
export const askOnceMoreButton = (story: Story): Button[] =>
  isOver(story) ? askButton(story, words.askOnceMore, story.customer.companyName) : [];

/** Where nobody has asked yet. Few customers are schools: it stands in a menu. */
export const askFirstButton = (story: Story): Button[] =>
  story.qualification === null ? askButton(story, words.ask, story.customer.companyName) : [];

const isOver = ({ qualification }: Story): boolean =>
  ["denied", "refused", "stalled"].includes(qualification?.status ?? "");

/** Not where the desk cannot ask: only the provider has the API. */
function askButton({ customer, settings }: Story, text: string, about: string): Button[] {
  if (customer.status !== "active" || customer.tenantId === null) return [];
  if (settings?.partnerType === "indirect-reseller") return [];
  return [button(text, "ask-for-education", customer.id, { label: `${text}: ${about}` })];
}

/** Null for a customer of whom nobody asked, and for a former one, of whom nothing is followed. */
export function educationLine({ customer, qualification }: Story): string | null {
  if (qualification === null || customer.status === "ended") return null;
  const { status, since, reason } = qualification;
  const line = words.line.since(words.line.statuses[status], copy.moment(since));
  const why = status === "denied" && reason !== null ? ` ${words.line.reason(sentenceOf(reason))}` : "";
  return `*${words.line.name}*   ${line}${why}`;
}

/** Microsoft's words, to which our full stop is added. */
export const sentenceOf = (reason: string | null): string => escape((reason ?? "").replace(/[.\s]+$/, ""));
