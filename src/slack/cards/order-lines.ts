import { copy } from "../../copy/index.ts";
import { costOf, totalsOf, type Money } from "../../core/order/cart.ts";
import type { Order, OrderLine } from "../../../db/schema/index.ts";
import { escape } from "../form.ts";

const words = copy.order;

type Line = Pick<OrderLine, "name" | "term" | "billingCycle" | "quantity"> & { price: Money | null };

/** As Partner Center stated it when the order was asked for. */
export const priceOf = ({ priceAmount, priceCurrency }: Pick<OrderLine, "priceAmount" | "priceCurrency">): Money | null =>
  priceAmount === null || priceCurrency === null ? null : { amount: priceAmount, currency: priceCurrency };

/** One line of a cart: what, how many, for how long, and what it costs. */
export function lineOf(line: Line): string {
  const { name, term, billingCycle, quantity, price } = line;
  const cost = costOf(line);
  const stated = price === null ? [] : [words.price(price, billingCycle)];
  return words.line(
    escape(name),
    quantity,
    words.term(term, billingCycle),
    [...stated, words.cost(cost, billingCycle)].join("  ·  "),
  );
}

export function totalLine(lines: readonly Line[]): string {
  const totals = totalsOf(lines);
  return words.totals(totals && totals.map((total) => words.cost(total, total.billingCycle)));
}

/** Who is on record for it. */
export function resellerLines(
  { reseller, additionalResellers }: Pick<Order, "reseller" | "additionalResellers">,
  resellerName: string | null,
): string[] {
  const { direct, reseller: first, additional } = words.card;
  return [
    reseller === null ? direct : first(resellerName === null ? null : escape(resellerName), reseller),
    ...(additionalResellers.length === 0 ? [] : [additional(additionalResellers)]),
  ];
}
