import { copy } from "../../copy/index.ts";
import { isProvided } from "../../core/agreement/lifecycle.ts";
import { alwaysByTwo } from "../../core/approval.ts";
import { permissions } from "../../core/access.ts";
import { verificationMeanings, verificationStatuses } from "../../core/customer/verification.ts";
import type { StoredEvent } from "../../../db/schema/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { buttonRow, withPrimary } from "../button-row.ts";
import { button, escape, quoted, section, type Button } from "../form.ts";
import { customerInPartnerCenter } from "../portal.ts";
import { agreementForAgent, agreementInThread } from "./agreement-told.ts";
import { agreementButtons } from "./agreement-buttons.ts";
import { educationForAgent, educationInThread } from "./education-told.ts";
import { afterCreation } from "./after-creation.ts";
import { billingForAgent, billingInThread } from "./billing-told.ts";
import { mendingButtons } from "./mending-buttons.ts";
import type { Message } from "./message.ts";
import { mayOrder, orderButtons } from "./order-offer.ts";
import { orderForAgent, orderInThread } from "./order-told.ts";
import { relationshipForAgent, relationshipInThread } from "./relationship-told.ts";
import { removalForAgent, removalInThread } from "./removal-told.ts";
import { notCreated, notCreatedBriefly } from "./not-created.ts";
import { requestButtons } from "./request-buttons.ts";
import { needsMending } from "./needs-mending.ts";

/**
 * What an event says to the requester or in a thread. Buttons are there only while they do something. Null when
 * this event says nothing there.
 */
export function told(event: StoredEvent, story: Story): Message | null {
  const text =
    sentence(event, story) ??
    agreementInThread(event, story) ??
    relationshipInThread(event, story) ??
    removalInThread(event, story) ??
    orderInThread(event, story) ??
    billingInThread(event, story) ??
    educationInThread(event, story);
  if (text === null) return null;
  return { text, blocks: [section(text)] };
}

/** `reader`: to whom it is told, as not everybody who adds customers may order for them. */
export function toldRequester(event: StoredEvent, story: Story, reader?: string): Message | null {
  const said =
    afterCreation(event, story, reader) ??
    agreementForAgent(event, story, reader) ??
    relationshipForAgent(event, story) ??
    removalForAgent(event, story) ??
    orderForAgent(event, story) ??
    billingForAgent(event, story) ??
    educationForAgent(event, story);
  if (said !== null) return withButtons(said.text, said.buttons);
  const text = event.type.startsWith("verification.")
    ? verificationForRequester(event, story, reader)
    : (notCreated(event, story) ?? otherwise(event, story) ?? sentence(event, story));
  if (text === null) return null;
  return withButtons(text, buttonsFor(event, story, reader));
}

const withButtons = (text: string, buttons: readonly Button[]): Message => ({
  text,
  blocks: [section(text), ...buttonRow(buttons)],
});

function sentence(event: StoredEvent, story: Story): string | null {
  const { customer, approval } = story;
  const words = copy.cards.told;
  const name = escape(customer.companyName);
  const by = event.actor.kind === "person" ? `<@${event.actor.id}>` : copy.cards.theDesk;
  const reason = quoted(approval?.reason ?? "");
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
    case "customer.address_questioned":
    case "customer.stalled":
      return notCreatedBriefly(event, story);
    case "customer.creation_resumed":
      return words["customer.creation_resumed"](name);
    case "customer.retried":
      return words["customer.retried"](name, by);
    case "approval.reminded":
      return words["approval.reminded"](name, whoDecides(story).join(" "));
    case "verification.changed":
      return copy.cards.verification.changed(name, statusName(event.after));
    case "verification.overdue":
      return event.data["status"] === "no_record"
        ? copy.cards.verification.noRecord(name)
        : copy.cards.verification.overdue(name, statusName(event.data["status"]));
    default:
      return null;
  }
}

/** What the requester reads in other words than the colleagues. */
function otherwise(event: StoredEvent, story: Story): string | null {
  const name = escape(story.customer.companyName);
  if (event.type === "approval.reminded") return copy.cards.remindedRequester(name);
  return event.type === "customer.requested" && !isNewestMove(event, story) ? copy.cards.sent(name) : null;
}

const mostReminded = 10;

/** Whoever may decide, as mentions: an answer in a thread reaches nobody else. */
function whoDecides({ approval, settings }: Story): string[] {
  const holders = permissions.decideApproval.roles.flatMap((role) => settings?.roleHolders[role] ?? []);
  const ids = new Set(holders.flatMap(({ people, groups }) => [...groups, ...people]));
  return [...ids]
    .filter(
      (id) =>
        id !== approval?.requestedBy || (settings?.ownApproval === true && !alwaysByTwo.includes(approval.subject)),
    )
    .slice(0, mostReminded)
    .map((id) => (id.startsWith("S") ? `<!subteam^${id}>` : `<@${id}>`));
}

/** The requester hears how it ends and when it is late; the same result with the same date only once. */
function verificationForRequester(event: StoredEvent, story: Story, reader?: string): string | null {
  const { customer, history, agreement } = story;
  const words = copy.cards.verification;
  const name = escape(customer.companyName);
  if (event.type === "verification.overdue") {
    return event.data["status"] === "no_record" ? words.noRecord(name) : words.requester.overdue(name);
  }
  const isRepeated = history.some(
    ({ id, type, after, data }) =>
      id < event.id &&
      type === event.type &&
      after === event.after &&
      data["lastUpdate"] !== null &&
      data["lastUpdate"] === event.data["lastUpdate"],
  );
  const status = verificationStatuses.find((one) => one === event.after);
  if (isRepeated || status === undefined || !verificationMeanings[status].tellRequester) return null;
  if (status !== "allowed") return words.requester.notAllowed(name);
  return agreement !== null && isProvided(agreement.status)
    ? words.requester.allowedAndAgreed(name, mayOrder(story, reader))
    : words.requester.allowed(name);
}

function statusName(status: unknown): string {
  const known = verificationStatuses.find((one) => one === status);
  return known ? copy.names.verificationStatuses[known] : "";
}

function buttonsFor(event: StoredEvent, story: Story, reader?: string): Button[] {
  const words = copy.cards.buttons;
  const { customer, verification } = story;
  const openInPartnerCenter =
    customer.tenantId === null
      ? []
      : [
          button(words.openPartnerCenter, "open-partner-center", undefined, {
            url: customerInPartnerCenter(customer.tenantId),
          }),
        ];
  switch (event.type) {
    case "customer.requested":
    case "customer.changes_requested":
    case "customer.address_questioned":
    case "customer.request_expired":
    case "customer.creation_refused":
    case "customer.stalled":
      return isNewestMove(event, story) ? requestButtons(customer) : [];
    case "verification.changed":
      if (verification?.status !== event.after) return [];
      return [
        ...(needsMending(story) ? withPrimary(mendingButtons(story)) : []),
        ...(event.after === "allowed" ? withPrimary([...orderButtons(story, reader), ...agreementButtons(story)]) : []),
        ...openInPartnerCenter,
      ];
    case "verification.overdue":
      return needsMending(story) ? withPrimary(mendingButtons(story)) : [];
    default:
      return [];
  }
}

/** A request can come to the same point twice; only the last message about it leads on. */
function isNewestMove({ id, after }: StoredEvent, { customer, history }: Story): boolean {
  const newest = history.find((event) => event.type.startsWith("customer.") && event.after !== null);
  return after === customer.status && (newest === undefined || newest.id === id);
}
