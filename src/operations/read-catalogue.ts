import { findCustomer } from "../../db/queries/customers.ts";
import { findQualification } from "../../db/queries/qualifications.ts";
import type { Customer } from "../../db/schema/index.ts";
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

/** Everything that is sold to a segment in a country, by title. */
export function listProducts(
  { partnerCenter, now }: Pick<CatalogueDeps, "partnerCenter" | "now">,
  market: Market,
): Promise<Result<readonly Product[]>> {
  const source = present(partnerCenter, "Partner Center");
  const lists = kept.get(source) ?? new Map<string, { at: number; products: Promise<Result<readonly Product[]>> }>();
  kept.set(source, lists);
  const at = now().getTime();
  const key = `${market.country} ${market.segment}`;
  const known = lists.get(key);
  if (known && at - known.at < keptMilliseconds) return known.products;
  const products = source.products(market).then((answer) => {
    if (!answer.ok && answer.failure.code !== segmentClosed) lists.delete(key);
    return answer.ok ? ok(answer.value.toSorted((one, other) => one.title.localeCompare(other.title, "en"))) : answer;
  });
  lists.set(key, { at, products });
  return products;
}

/** Products whose title contains every word that was typed. */
export async function searchProducts(
  deps: CatalogueDeps,
  input: { customerId: string; typed: string; most: number },
): Promise<readonly Product[]> {
  const customer = await findCustomer(deps.db, input.customerId);
  if (customer === null || deps.partnerCenter === null) return [];
  const { market } = await readMarket(deps, customer);
  const all = await listProducts(deps, market);
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
  input: { customer: Customer; productIds: readonly string[] },
): Promise<Result<readonly ProductOffers[]>> {
  const { market } = await readMarket(deps, input.customer);
  const all = await listProducts(deps, market);
  if (!all.ok) return all;
  const source = present(deps.partnerCenter, "Partner Center");
  const found = await Promise.all(
    input.productIds.map(async (id) => ({
      product: all.value.find((one) => one.id === id) ?? { id, title: id, description: null },
      answer: await source.offers(market, id),
    })),
  );
  const read: ProductOffers[] = [];
  for (const { product, answer } of found) {
    if (!answer.ok) return fail(answer.failure);
    read.push({ product, offers: answer.value ?? [] });
  }
  return ok(read);
}

/** Partner Center's refusal of a segment that is not open to the partner. Source: get-a-list-of-products. */
const segmentClosed = "400030";

/** `isClosed`: the customer is a school, and this partner may not sell what is for schools. */
export interface CustomerMarket {
  market: Market;
  isClosed: boolean;
}

/** A school that Microsoft approved buys from the catalogue for education, where that is open to the partner. */
export async function readMarket(deps: CatalogueDeps, { id, country }: Customer): Promise<CustomerMarket> {
  const commercial: Market = { country, segment: "commercial" };
  const isSchool = (await findQualification(deps.db, id))?.status === "approved";
  if (!isSchool) return { market: commercial, isClosed: false };
  const education: Market = { country, segment: "education" };
  const listed = await listProducts(deps, education);
  const isClosed = !listed.ok && listed.failure.kind === "upstream" && listed.failure.code === segmentClosed;
  return { market: isClosed ? commercial : education, isClosed };
}
