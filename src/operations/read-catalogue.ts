import { findCustomer } from "../../db/queries/customers.ts";
import { present } from "../core/present.ts";
import type { Market, Offer, Product } from "../core/order/offer.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { nameKey } from "../core/text.ts";
import type { PartnerCenter } from "../partner-center/contract.ts";
import type { Deps } from "./deps.ts";

/** Partner Center has no search by words, so the whole list is kept while somebody types. */
const keptMilliseconds = 10 * 60_000;
const kept = new WeakMap<PartnerCenter, Map<string, { at: number; products: Promise<Result<readonly Product[]>> }>>();

type CatalogueDeps = Pick<Deps, "db" | "now" | "partnerCenter">;

/** Everything that is sold to commercial customers in a country, by title. */
export function listProducts(
  { partnerCenter, now }: Pick<CatalogueDeps, "partnerCenter" | "now">,
  country: string,
): Promise<Result<readonly Product[]>> {
  const source = present(partnerCenter, "Partner Center");
  const lists = kept.get(source) ?? new Map<string, { at: number; products: Promise<Result<readonly Product[]>> }>();
  kept.set(source, lists);
  const at = now().getTime();
  const known = lists.get(country);
  if (known && at - known.at < keptMilliseconds) return known.products;
  const products = source.products(marketOf(country)).then((answer) => {
    if (!answer.ok) lists.delete(country);
    return answer.ok ? ok(answer.value.toSorted((one, other) => one.title.localeCompare(other.title, "en"))) : answer;
  });
  lists.set(country, { at, products });
  return products;
}

/** Products whose title contains every word that was typed. */
export async function searchProducts(
  deps: CatalogueDeps,
  input: { customerId: string; typed: string; most: number },
): Promise<readonly Product[]> {
  const customer = await findCustomer(deps.db, input.customerId);
  if (customer === null || deps.partnerCenter === null) return [];
  const all = await listProducts(deps, customer.country);
  if (!all.ok) return [];
  const words = input.typed.trim().split(/\s+/).map(nameKey);
  return all.value.filter(({ title }) => words.every((word) => nameKey(title).includes(word))).slice(0, input.most);
}

/** A product with what of it can be bought, as Partner Center lists it now. */
export interface ProductOffers {
  product: Product;
  /** Empty for what is not sold any more. */
  offers: readonly Offer[];
}

export async function readOffers(
  deps: CatalogueDeps,
  input: { country: string; productIds: readonly string[] },
): Promise<Result<readonly ProductOffers[]>> {
  const all = await listProducts(deps, input.country);
  if (!all.ok) return all;
  const source = present(deps.partnerCenter, "Partner Center");
  const found = await Promise.all(
    input.productIds.map(async (id) => ({
      product: all.value.find((one) => one.id === id) ?? { id, title: id, description: null },
      answer: await source.offers(marketOf(input.country), id),
    })),
  );
  const read: ProductOffers[] = [];
  for (const { product, answer } of found) {
    if (!answer.ok) return fail(answer.failure);
    read.push({ product, offers: answer.value ?? [] });
  }
  return ok(read);
}

const marketOf = (country: string): Market => ({ country, segment: "commercial" });
