import type { Issue } from "../rule.ts";
import { sumOf, type Money } from "./money.ts";
import type { Offer, OfferTerm } from "./offer.ts";

/** As many as a form takes, with two fields each, and a person checks on a card. */
export const mostLines = 4;

/** In a form, and of issues: the offer with its term, and the licences, of a product. */
export const offerField = (productId: string): string => `offer.${productId}`;
export const licencesField = (productId: string): string => `licences.${productId}`;

/** An offer for one of its terms. */
export interface ChosenOffer {
  offer: Offer;
  term: OfferTerm;
}

/** What a choice carries that names an offer and its term; good in every reading of the catalogue. */
export const choiceOf = ({ skuId }: Pick<Offer, "skuId">, { duration, billingCycle }: OfferTerm): string =>
  [skuId, duration, billingCycle].join(" ");

/** Each offer for each of its terms. What is tried for nothing, or stands on another subscription, is no first order. */
export const choicesOf = (offers: readonly Offer[]): ChosenOffer[] =>
  offers
    .filter(({ isTrial, isAddOn }) => !isTrial && !isAddOn)
    .flatMap((offer) => offer.terms.map((term) => ({ offer, term })));

/** Null when it is not, or no longer, offered. */
export const findChoice = (offers: readonly Offer[], choice: string): ChosenOffer | null =>
  choicesOf(offers).find(({ offer, term }) => choiceOf(offer, term) === choice) ?? null;

/** The whole number that somebody typed, its thousands parted or not; null for anything else. */
export function readLicences(typed: string): number | null {
  const digits = typed.trim();
  const isGrouped = /^\d{1,3}([., '’\u00a0\u202f]\d{3})+$/.test(digits);
  const plain = isGrouped ? digits.replace(/\D/g, "") : digits;
  return /^\d{1,9}$/.test(plain) ? Number(plain) : null;
}

/** What is wrong with the line of this product. `chosen`: null for none that is offered. */
export function judgeLine(
  productId: string,
  { chosen, quantity }: { chosen: ChosenOffer | null; quantity: number | null },
): Issue[] {
  const issues: Issue[] = chosen === null ? [issue(offerField(productId), "offer-none")] : [];
  const field = licencesField(productId);
  if (quantity === null) return [...issues, issue(field, "licences-number")];
  if (chosen === null) return issues;
  const { minimumQuantity: least, maximumQuantity: most } = chosen.offer;
  if (quantity < least) return [issue(field, "licences-too-few", { least })];
  return most !== null && quantity > most ? [issue(field, "licences-too-many", { most })] : [];
}

/** Nothing of this product can be a first order. `name`: its title. */
export const notOffered = (productId: string, name: string): Issue =>
  issue(offerField(productId), "offer-not-here", { name });

const issue = (field: string, code: string, params: Issue["params"] = {}): Issue => ({
  field,
  code,
  severity: "error",
  params,
});

/**
 * What the lines come to, for each currency by itself. Null as soon as one line states no price: a sum without it would be
 * a guess.
 */
export function totalsOf(lines: readonly { price: Money | null }[]): Money[] | null {
  const stated = lines.flatMap(({ price }) => price ?? []);
  if (stated.length < lines.length) return null;
  const currencies = [...new Set(stated.map(({ currency }) => currency))];
  const totals = currencies.flatMap((one) => sumOf(stated.filter(({ currency }) => currency === one)) ?? []);
  return totals.length === currencies.length ? totals : null;
}
