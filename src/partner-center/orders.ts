import { readMoney, type Money } from "../core/order/money.ts";
import type { Order, PartnerCenter } from "./contract.ts";
import type { Paging } from "./pages.ts";
import { readUtc } from "./read-answers.ts";
import { wireOrders, type WireOrder } from "./wire.ts";

/** What a customer was sold through this partner. */
export function orderCalls(paging: Paging): Pick<PartnerCenter, "orders"> {
  return {
    orders(tenantId) {
      const path = `/customers/${encodeURIComponent(tenantId)}/orders`;
      return paging.all({ name: "orders", method: "GET", path, token: "app" }, wireOrders, ({ items }) =>
        items.map(readOrder),
      );
    },
  };
}

export function readOrder(wire: WireOrder): Order {
  return {
    id: wire.id,
    status: wire.status?.toLowerCase() ?? null,
    createdAt: readUtc(wire.creationDate ?? null),
    billingCycle: wire.billingCycle?.toLowerCase() ?? null,
    total: readPrice(wire.totalPrice, wire.currencyCode),
    lines: wire.lineItems.map((line) => ({
      catalogItemId: line.offerId ?? null,
      name: line.friendlyName || null,
      quantity: line.quantity ?? null,
      term: line.termDuration ?? null,
      subscriptionId: line.subscriptionId || null,
      price: readPrice(line.pricing?.extendedPrice, wire.currencyCode),
    })),
  };
}

/** Null where no price is stated, or not in which currency. */
export function readPrice(
  amount: string | number | null | undefined,
  currency: string | null | undefined,
): Money | null {
  return amount === null || amount === undefined || !currency ? null : readMoney(amount, currency);
}
