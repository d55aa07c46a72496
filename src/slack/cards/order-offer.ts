import { copy } from "../../copy/index.ts";
import { isOrderOpen } from "../../core/order/lifecycle.ts";
import type { Story } from "../../operations/read-story.ts";
import { button, type Button } from "../form.ts";
import { newPurchaseFor, reasonLines } from "./story-gate.ts";

/** `reader`: whoever reads it alone; left out for what everybody reads. A press is judged anew. */
export const mayOrder = ({ orderers }: Pick<Story, "orderers">, reader?: string): boolean =>
  reader === undefined || orderers.includes(reader);

export const isOnItsWay = ({ order }: Pick<Story, "order">): boolean => order !== null && isOrderOpen(order.order);

/** Whether something can be ordered now, and by whom, or what is in the way. */
export function ordersLine(story: Story, reader?: string): string {
  const { orders } = copy.agreement.agent;
  const answer = newPurchaseFor(story);
  if (answer.state === "open" && isOnItsWay(story)) return orders.onItsWay();
  if (answer.state === "open" && !mayOrder(story, reader)) return orders.byOthers;
  return orders[answer.state](reasonLines(answer));
}

/** What the customer was added for, while nothing is in the way and no order is on its way. */
export function orderButtons(story: Story, reader?: string): Button[] {
  if (isOnItsWay(story) || !mayOrder(story, reader) || newPurchaseFor(story).state !== "open") return [];
  return [orderButton(story.customer)];
}

export function orderButton({ id, companyName }: Story["customer"]): Button {
  const text = copy.order.buttons.order;
  return button(text, "order-subscriptions", id, { label: `${text}: ${companyName}` });
}
