import type { Cart, CartLine, NewCartLine, PartnerCenter } from "./contract.ts";
import { nullWhenNotFound } from "./not-found.ts";
import { readOrder, readPrice } from "./orders.ts";
import { readUtc } from "./read-answers.ts";
import type { Ask } from "./request.ts";
import { wireCart, wireCheckout, type WireCart } from "./wire-orders.ts";

/**
 * A cart is made, looked at, and checked out: only the last one buys. Carts take either token, but orders for the
 * customers of a reseller take the consenting person's alone.
 */
export function cartCalls(ask: Ask): Pick<PartnerCenter, "createCart" | "cart" | "checkOutCart"> {
  const pathOf = (tenantId: string): string => `/customers/${encodeURIComponent(tenantId)}/carts`;
  return {
    createCart: ({ tenantId, lines }, { requestId }) =>
      ask(
        {
          name: "createCart",
          method: "POST",
          path: pathOf(tenantId),
          token: "user",
          body: { PartnerOnRecordAttestationAccepted: true, lineItems: lines.map(lineBody) },
          requestId,
        },
        wireCart,
        readCart,
      ),

    async cart(tenantId, cartId) {
      const path = `${pathOf(tenantId)}/${encodeURIComponent(cartId)}`;
      return nullWhenNotFound(await ask({ name: "cart", method: "GET", path, token: "user" }, wireCart, readCart));
    },

    checkOutCart: (tenantId, cartId, { requestId }) =>
      ask(
        {
          name: "checkOutCart",
          method: "POST",
          path: `${pathOf(tenantId)}/${encodeURIComponent(cartId)}/checkout`,
          token: "user",
          requestId,
        },
        wireCheckout,
        ({ orders, orderErrors }, { correlationId }) => ({
          orders: (orders ?? []).map(readOrder),
          errors: (orderErrors ?? []).map((error) => ({
            orderGroup: error.orderGroupId ?? null,
            code: error.code ?? null,
            description: error.description ?? "",
          })),
          correlationId,
        }),
      ),
  };
}

function lineBody({ catalogItemId, quantity, term, billingCycle, resellers }: NewCartLine, id: number) {
  return {
    id,
    catalogItemId,
    quantity,
    billingCycle,
    termDuration: term,
    ...(resellers.length > 0 && {
      participants: resellers.map((value, at) => ({
        key: at === 0 ? "transaction_reseller" : "additional_transaction_reseller",
        value,
      })),
    }),
  };
}

function readCart(wire: WireCart): Cart {
  const said = wire.status?.toLowerCase();
  return {
    id: wire.id,
    status: said === "active" || said === "ordered" ? said : "unknown",
    createdAt: readUtc(wire.creationTimestamp || wire.creationTimeStamp || null),
    expiresAt: readUtc(wire.expirationTimestamp || wire.expirationTimeStamp || null),
    lines: wire.lineItems.map(readLine),
  };
}

function readLine(line: WireCart["lineItems"][number]): CartLine {
  return {
    id: line.id ?? null,
    catalogItemId: line.catalogItemId ?? null,
    quantity: line.quantity ?? null,
    term: line.termDuration ?? null,
    billingCycle: line.billingCycle?.toLowerCase() ?? null,
    orderGroup: line.orderGroup ?? null,
    unitPrice: readPrice(line.pricing?.price, line.currencyCode),
    price: readPrice(line.pricing?.extendedPrice, line.currencyCode),
    error: line.error ? { code: line.error.errorCode ?? null, description: line.error.errorDescription ?? "" } : null,
  };
}
