import { copy } from "../../copy/index.ts";
import { isReasonCode } from "../../core/customer/order-gate.ts";
import { isNeverConfirmed } from "../../core/order/lifecycle.ts";
import type { Approval, Order, OrderLine, StoredEvent } from "../../../db/schema/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { button, escape, quoted, type Button } from "../form.ts";
import { orderButton } from "./order-offer.ts";
import type { SaidToAgent } from "./relationship-told.ts";

const { told, buttons } = copy.order;

/** What an event of an order says in a thread; null when it says nothing there. */
export function orderInThread(event: StoredEvent, story: Story): string | null {
  const { approval, order: asked } = story;
  const name = escape(story.customer.companyName);
  const by = event.actor.kind === "person" ? `<@${event.actor.id}>` : copy.cards.theDesk;
  const lines = asked?.lines ?? [];
  const list = (status: OrderLine["status"]): string =>
    lines
      .filter((line) => line.status === status)
      .map(itemOf)
      .join("\n");
  switch (event.type) {
    case "order.decided":
      return approval && told.decided[approval.status](name, by, quoted(approval.reason ?? ""));
    case "order.placed":
      return told.placed(name, list("placed"));
    case "order.partly_placed":
      return told.partly(name, list("placed"), list("failed"));
    case "order.blocked":
      return codesOf(event).includes("never-confirmed")
        ? told.neverConfirmed(name)
        : told.blocked(name, reasonsOf(event));
    case "order.refused": {
      const refusal = asked?.order.refusal;
      const failed = list("failed");
      const why = refusal ? whyNot(refusal) : "";
      return told.refused(name, failed === "" ? why : `${why}\n${failed}`.trim());
    }
    case "order.stalled":
      // It may have been sent since. An event from before this was kept does not say so.
      return event.data["wasSent"] === false && !asked?.order.checkoutSentAt ? told.notSent(name) : told.stalled(name);
    case "order.retried":
      return told.retried(name, by);
    default:
      return null;
  }
}

/** What it says to whoever asked for it; null when it says nothing. */
export function orderForAgent(event: StoredEvent, story: Story): SaidToAgent | null {
  const name = escape(story.customer.companyName);
  const text = event.type === "order.requested" ? told.requested(name) : orderInThread(event, story);
  if (text === null) return null;
  const again = orderAgain(event, story);
  return again.length > 0
    ? {
        text: `${text}\n${story.order?.order.status === "partly_placed" ? told.keptInPart : told.kept}`,
        buttons: again,
      }
    : { text, buttons: buttonsFor(event, story) };
}

function itemOf({ name, quantity, refusal }: OrderLine): string {
  return refusal === null
    ? told.item(escape(name), quantity)
    : told.failedItem(escape(name), quantity, whyNot(refusal));
}

const whyNot = (refusal: NonNullable<OrderLine["refusal"]>): string =>
  copy.failures.partnerCenter({ ...refusal, description: escape(refusal.description) });

function buttonsFor({ type, data }: StoredEvent, { order: asked }: Story): Button[] {
  if (asked === null || asked.approval.id !== data["approvalId"]) return [];
  const { order, approval } = asked;
  const withdraw = button(buttons.withdraw, "withdraw-order", approval.id, { confirm: copy.order.withdraw });
  if (type === "order.requested") return order.status === "waiting" ? [withdraw] : [];
  if (type === "order.stalled" && order.status === "stalled")
    return [button(buttons.retry, "retry-order", approval.id, { style: "primary" })];
  return [];
}

const endings: readonly string[] = ["order.decided", "order.partly_placed", "order.blocked", "order.refused"];

/** The way into the form, where what was not bought stands in it again. */
function orderAgain({ type, data }: StoredEvent, { customer, order: asked }: Story): Button[] {
  if (type === "order.decided" && asked?.order.status !== "dropped") return [];
  if (!endings.includes(type) || asked === null || asked.approval.id !== data["approvalId"]) return [];
  return isKept(asked.order, asked.approval) && customer.status === "active" ? [orderButton(customer)] : [];
}

/** Not what may have been bought, and not what nobody can decide about any more. */
const isKept = (order: Order, { status }: Approval): boolean =>
  ["blocked", "refused", "partly_placed"].includes(order.status)
    ? !isNeverConfirmed(order)
    : order.status === "dropped" && status !== "overtaken";

const codesOf = ({ data }: StoredEvent): unknown[] => (Array.isArray(data["reasons"]) ? data["reasons"] : []);

function reasonsOf(event: StoredEvent): string {
  const own: Readonly<Record<string, string>> = told.reasons;
  return codesOf(event)
    .map((code) => (isReasonCode(code) ? `${copy.orderGate.reasons[code]}.` : own[String(code)]))
    .join(" ");
}
