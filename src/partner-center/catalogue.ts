import {
  billingCycles,
  termDurations,
  type Market,
  type Offer,
  type OfferTerm,
  type Product,
} from "../core/order/offer.ts";
import { fail, ok } from "../core/result.ts";
import type { PartnerCenter } from "./contract.ts";
import { nullWhenNotFound } from "./not-found.ts";
import type { Paging } from "./pages.ts";
import { wireAvailabilities, wireProducts, wireSkus, type WireAvailability, type WireSku } from "./wire.ts";

/** The view holds licences of the old kind too: their products are of another type. */
const view = "OnlineServices";
const newCommerce = "OnlineServicesNCE";

/** The catalogue: products, their SKUs, and how those are sold in a market. */
export function catalogueCalls(paging: Paging): Pick<PartnerCenter, "products" | "offers"> {
  return {
    products(market) {
      const path = `/products?${queryOf(market, { targetView: view })}`;
      return paging.all({ name: "products", method: "GET", path, token: "app" }, wireProducts, ({ items }) =>
        items
          .filter(({ productType }) => productType?.id === newCommerce)
          .map(({ id, title, description }): Product => ({ id, title: title || id, description: description || null })),
      );
    },

    async offers(market, productId) {
      const product = `/products/${encodeURIComponent(productId)}`;
      const path = `${product}/skus?${queryOf(market)}`;
      const skus = nullWhenNotFound(
        await paging.all({ name: "skus", method: "GET", path, token: "app" }, wireSkus, ({ items }) => items),
      );
      if (!skus.ok || skus.value === null) return skus.ok ? ok(null) : fail(skus.failure);
      const found = await Promise.all(
        skus.value.map((sku) =>
          paging.all(
            {
              name: "availabilities",
              method: "GET",
              path: `${product}/skus/${encodeURIComponent(sku.id)}/availabilities?${queryOf(market)}`,
              token: "app",
            },
            wireAvailabilities,
            ({ items }) => items.flatMap((one) => readOffer(market, productId, sku, one) ?? []),
          ),
        ),
      );
      const offers: Offer[] = [];
      for (const answer of found) {
        if (!answer.ok) return answer;
        offers.push(...answer.value);
      }
      return ok(offers);
    },
  };
}

const queryOf = ({ country, segment }: Market, more: Record<string, string> = {}): string =>
  new URLSearchParams({ country, ...more, targetSegment: segment }).toString();

/** Null for what cannot be bought here: not purchasable, of another market, or without a term that is understood. */
function readOffer(market: Market, productId: string, sku: WireSku, one: WireAvailability): Offer | null {
  const terms = readTerms(sku, one);
  const isElsewhere =
    (one.segment && one.segment.toLowerCase() !== market.segment) ||
    (one.country && one.country.toUpperCase() !== market.country.toUpperCase());
  if (!one.catalogItemId || one.isPurchasable !== true || isElsewhere || terms.length === 0) return null;
  return {
    catalogItemId: one.catalogItemId,
    productId,
    skuId: sku.id,
    title: sku.title || sku.id,
    description: sku.description || null,
    minimumQuantity: Math.max(1, sku.minimumQuantity ?? 1),
    maximumQuantity: sku.maximumQuantity ?? null,
    isTrial: sku.isTrial === true,
    isAddOn: sku.dynamicAttributes?.isAddon === true,
    currency: one.defaultCurrency || null,
    terms,
  };
}

/** A term names its billing cycle; one that does not may be billed as the SKU says. */
function readTerms(sku: WireSku, one: WireAvailability): OfferTerm[] {
  const read = (one.terms ?? []).flatMap((term) => {
    const duration = termDurations.find((known) => known === term.duration?.toUpperCase());
    if (duration === undefined) return [];
    return (term.billingCycle ? [term.billingCycle] : (sku.supportedBillingCycles ?? [])).flatMap((said) => {
      const billingCycle = billingCycles.find((known) => known === said.toLowerCase());
      return billingCycle === undefined ? [] : [{ duration, billingCycle }];
    });
  });
  return [...new Map(read.map((term) => [`${term.duration} ${term.billingCycle}`, term])).values()];
}
