import { copy } from "../../copy/index.ts";
import { totalsOf } from "../../core/order/cart.ts";
import { formatMoney, type Money } from "../../core/order/money.ts";
import type { Order, OrderLine } from "../../../db/schema/index.ts";
import { escape } from "../form.ts";

const words = copy.order;

export type PricedLine = Pick<OrderLine, "name" | "term" | "billingCycle" | "quantity"> & { price: Money | null };

/** With the price that Partner Center stated when the order was asked for. */
export const priced = (line: OrderLine): PricedLine & OrderLine => ({ ...line, price: priceOf(line) });

export const priceOf = ({ priceMinor: minor, priceCurrency: currency }: OrderLine): Money | null =>
  minor === null || currency === null ? null : { minor, currency };

/** One line of a cart: what, how many, for how long, and what it costs. */
export const lineOf = ({ name, term, billingCycle, quantity, price }: PricedLine): string =>
  words.line(
    escape(name),
    quantity,
    words.term(term, billingCycle),
    price === null ? words.priceNotStated : words.price(formatMoney(price)),
  );

export const totalLine = (lines: readonly PricedLine[]): string => totalWith(words.totals, lines);

/** Of an order of which Partner Center took some lines and not others. */
export const totalOrderedLine = (lines: readonly (PricedLine & Pick<OrderLine, "status">)[]): string =>
  totalWith(
    words.totalsOrdered,
    lines.filter(({ status }) => status === "placed"),
  );

function totalWith(sentence: (amounts: string) => string, lines: readonly PricedLine[]): string {
  const totals = totalsOf(lines);
  return totals === null ? words.noTotal : sentence(totals.map(formatMoney).join("  +  "));
}

/** Who is on record for it. */
export function resellerLines(
  { reseller, additionalResellers }: Pick<Order, "reseller" | "additionalResellers">,
  resellerName: string | null,
): string[] {
  const { direct, reseller: first, additional } = words.card;
  return [
    reseller === null ? direct : first(resellerName === null ? null : escape(resellerName), reseller),
    ...(additionalResellers.length === 0 ? [] : [additional(additionalResellers.join(", "))]),
  ];
}
