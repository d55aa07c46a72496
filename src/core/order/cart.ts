import type { Issue } from "../rule.ts";

/** As many as a person reads on a card and counts in a form. */
export const mostLines = 5;

/** Something that can be bought for a customer, for one term and one billing cycle. */
export interface Offer {
  /** `product:sku:availability`, by which Partner Center knows it. */
  catalogItemId: string;
  name: string;
  /** ISO 8601 such as `P1Y`; null for what has none. */
  term: string | null;
  /** Partner Center's word, such as `monthly`. */
  billingCycle: string;
  /** Of the licences; null where Partner Center states no bound. */
  least: number | null;
  most: number | null;
  /** For one licence and one billing cycle; null where Partner Center states none. */
  price: Money | null;
}

/** Integer minor units of a currency, such as cents. */
export interface Money {
  amount: number;
  currency: string;
}

/** An offer and how many licences of it. */
export interface CartLine extends Offer {
  quantity: number;
}

/** In a form, and of issues: the licences of the line at this place. */
export const licencesField = (index: number): string => `licences.${index}`;

/** The number that somebody typed; null for anything else than a whole positive one that fits. */
export function readLicences(typed: string): number | null {
  const digits = typed.trim();
  return /^[1-9]\d{0,8}$/.test(digits) ? Number(digits) : null;
}

/** Under which field what is wrong, all at once. */
export function judgeLicences(offers: readonly Offer[], quantities: readonly (number | null)[]): Issue[] {
  return offers.flatMap(({ least, most }, index) => {
    const quantity = quantities[index] ?? null;
    const field = licencesField(index);
    if (quantity === null) return [issue(field, "licences-number")];
    if (least !== null && quantity < least) return [issue(field, "licences-too-few", { least })];
    if (most !== null && quantity > most) return [issue(field, "licences-too-many", { most })];
    return [];
  });
}

const issue = (field: string, code: string, params: Issue["params"] = {}): Issue => ({
  field,
  code,
  severity: "error",
  params,
});

/** What a line costs in each billing cycle; null where no price is stated, and where it is beyond an exact number. */
export function costOf({ price, quantity }: Pick<CartLine, "price" | "quantity">): Money | null {
  if (price === null) return null;
  const amount = price.amount * quantity;
  return Number.isSafeInteger(amount) ? { amount, currency: price.currency } : null;
}

export interface Total extends Money {
  billingCycle: string;
}

/**
 * What the lines come to, for each currency and billing cycle by itself. Null as soon as one line states no price: a sum
 * without it would be a guess.
 */
export function totalsOf(lines: readonly Pick<CartLine, "price" | "quantity" | "billingCycle">[]): Total[] | null {
  const totals = new Map<string, Total>();
  for (const line of lines) {
    const cost = costOf(line);
    if (cost === null) return null;
    const { billingCycle } = line;
    const key = `${cost.currency} ${billingCycle}`;
    const amount = (totals.get(key)?.amount ?? 0) + cost.amount;
    if (!Number.isSafeInteger(amount)) return null;
    totals.set(key, { amount, currency: cost.currency, billingCycle });
  }
  return [...totals.values()];
}
