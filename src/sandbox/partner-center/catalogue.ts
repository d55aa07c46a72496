import type { Answer } from "./answer.ts";
import type { Call } from "./call.ts";
import { collection, invalid } from "./pages.ts";
import { refuse } from "./refusals.ts";

type Segment = "commercial" | "education";

interface CatalogueTerm {
  duration: "P1M" | "P1Y" | "P3Y";
  billingCycle: "Monthly" | "Annual" | "Triennial";
}

/** One that can be bought: names and bounds are near the real ones, prices and most IDs are made up. */
export interface CatalogueItem {
  productId: string;
  skuId: string;
  availabilityId: string;
  title: string;
  description: string;
  segment: Segment;
  /** Left out: sold everywhere. */
  countries?: readonly string[];
  minimumQuantity: number;
  maximumQuantity: number;
  isTrial?: boolean;
  /** Of one licence for one month, in hundredths. */
  monthlyPrice: number;
  terms: readonly CatalogueTerm[];
}

const monthByMonth = { duration: "P1M", billingCycle: "Monthly" } as const;
const yearByMonth = { duration: "P1Y", billingCycle: "Monthly" } as const;
const yearAtOnce = { duration: "P1Y", billingCycle: "Annual" } as const;
const threeYearsByMonth = { duration: "P3Y", billingCycle: "Monthly" } as const;
const threeYearsAtOnce = { duration: "P3Y", billingCycle: "Triennial" } as const;

export const CATALOGUE: readonly CatalogueItem[] = [
  {
    productId: "CFQ7TTC0LH18",
    skuId: "0001",
    availabilityId: "CFQ7TTC0K971",
    title: "Microsoft 365 Business Basic",
    description: "E-mail, cloud storage and online meetings for up to 300 employees.",
    segment: "commercial",
    minimumQuantity: 1,
    maximumQuantity: 300,
    monthlyPrice: 480,
    terms: [monthByMonth, yearByMonth, yearAtOnce],
  },
  {
    productId: "CFQ7TTC0LDPB",
    skuId: "0001",
    availabilityId: "SIMULATED001",
    title: "Microsoft 365 Business Standard",
    description: "Office applications and services for up to 300 employees.",
    segment: "commercial",
    minimumQuantity: 1,
    maximumQuantity: 300,
    monthlyPrice: 1000,
    terms: [monthByMonth, yearByMonth, yearAtOnce],
  },
  {
    productId: "CFQ7TTC0LF8S",
    skuId: "0001",
    availabilityId: "CFQ7TTC0VZW5",
    title: "Office 365 E5 without Audio Conferencing",
    description: "Office applications with security, analytics and voice.",
    segment: "commercial",
    minimumQuantity: 1,
    maximumQuantity: 10_000_000,
    monthlyPrice: 3040,
    terms: [monthByMonth, yearByMonth, yearAtOnce, threeYearsByMonth, threeYearsAtOnce],
  },
  {
    productId: "CFQ7TTC0LF8S",
    skuId: "0002",
    availabilityId: "SIMULATED002",
    title: "Office 365 E5 (no Teams)",
    description: "Office applications without Teams.",
    segment: "commercial",
    countries: ["AT", "BE", "CH", "DE", "ES", "FR", "IE", "IT", "LI", "NL", "NO", "PL", "PT", "SE"],
    minimumQuantity: 5,
    maximumQuantity: 10_000_000,
    monthlyPrice: 2865,
    terms: [yearByMonth, yearAtOnce],
  },
  {
    productId: "SIMULATEDA3",
    skuId: "0001",
    availabilityId: "SIMULATED003",
    title: "Microsoft 365 A3 for faculty",
    description: "For the staff of schools and universities.",
    segment: "education",
    minimumQuantity: 1,
    maximumQuantity: 500_000,
    monthlyPrice: 325,
    terms: [yearByMonth, yearAtOnce, threeYearsAtOnce],
  },
];

export const catalogItemIdOf = ({ productId, skuId, availabilityId }: CatalogueItem): string =>
  `${productId}:${skuId}:${availabilityId}`;

export const isSoldIn = ({ countries }: CatalogueItem, country: string): boolean =>
  countries?.includes(country.toUpperCase()) ?? true;

/** The currency that a customer in this country pays in. */
export function currencyOf(country: string): string {
  const others: Readonly<Record<string, string>> = { US: "USD", GB: "GBP", CH: "CHF", JP: "JPY", BR: "BRL", SE: "SEK" };
  return others[country.toUpperCase()] ?? "EUR";
}

const namesOfSegments = ["commercial", "education", "government", "nonprofit"];

function readMarket(call: Call): { items: CatalogueItem[]; country: string } | Answer {
  const country = call.query.get("country") ?? "";
  if (!/^[a-z]{2}$/i.test(country)) return invalid("country");
  const segment = call.query.get("targetSegment")?.toLowerCase();
  if (segment !== undefined && !namesOfSegments.includes(segment)) return refuse(400030);
  const items = CATALOGUE.filter((one) => isSoldIn(one, country) && (segment ?? one.segment) === one.segment);
  return { items, country: country.toUpperCase() };
}

const link = (uri: string) => ({ uri, method: "GET", headers: [] });

/** A product of the old licences stands among those of the new ones, as it does at Microsoft's. */
const LEGACY = { id: "84a661c4-e949-4bd2-a560-ed7766fcaf2b", title: "Azure Active Directory Premium P2" };

export function listProducts(call: Call): Answer {
  const market = readMarket(call);
  if ("status" in market) return market;
  const view = call.query.get("targetView")?.toLowerCase();
  if (view === undefined) return invalid("targetView");
  if (view !== "onlineservices") return refuse(400036);
  const products = market.items.filter(
    (one, at, all) => all.findIndex((other) => other.productId === one.productId) === at,
  );
  const bodyOf = (id: string, title: string, description: string, type: string) => ({
    id,
    title,
    description,
    productType: { id: type, displayName: type },
    isMicrosoftProduct: true,
    publisherName: "Microsoft Corporation",
    links: { skus: link(`/products/${id}/skus?country=${market.country}`) },
  });
  return collection([
    ...products.map((one) => bodyOf(one.productId, one.title, one.description, "OnlineServicesNCE")),
    bodyOf(LEGACY.id, LEGACY.title, "", "OnlineServices"),
  ]);
}

function idsIn(call: Call): { productId: string; skuId: string } {
  const [, , , productId = "", , skuId = ""] = call.path.split("/").map(decodeURIComponent);
  return { productId, skuId };
}

export function listSkus(call: Call): Answer {
  const market = readMarket(call);
  if ("status" in market) return market;
  const { productId } = idsIn(call);
  if (!CATALOGUE.some((one) => one.productId === productId)) return refuse(400013);
  return collection(
    market.items
      .filter((one) => one.productId === productId)
      .map((one) => ({
        id: one.skuId,
        productId,
        title: one.title,
        description: one.description,
        minimumQuantity: one.minimumQuantity,
        maximumQuantity: one.maximumQuantity,
        isTrial: one.isTrial ?? false,
        supportedBillingCycles: [...new Set(one.terms.map((term) => term.billingCycle.toLowerCase()))],
        purchasePrerequisites: ["MicrosoftCustomerAgreement"],
        inventoryVariables: [],
        provisioningVariables: [],
        dynamicAttributes: { isMicrosoftProduct: true, hasConstraints: true, isAddon: false, prerequisiteSkus: [] },
        links: {
          availabilities: link(`/products/${productId}/skus/${one.skuId}/availabilities?country=${market.country}`),
        },
      })),
  );
}

/** None of it states a price, as at Microsoft's. */
export function listAvailabilities(call: Call): Answer {
  const market = readMarket(call);
  if ("status" in market) return market;
  const { productId, skuId } = idsIn(call);
  const currency = currencyOf(market.country);
  return collection(
    market.items
      .filter((one) => one.productId === productId && one.skuId === skuId)
      .map((one) => ({
        id: one.availabilityId,
        productId,
        skuId,
        catalogItemId: catalogItemIdOf(one),
        defaultCurrency: { code: currency, symbol: currency },
        segment: one.segment,
        country: market.country,
        isPurchasable: true,
        isRenewable: true,
        renewalInstructions: [],
        terms: one.terms.map((term) => ({
          id: `${term.duration}-${term.billingCycle}`.toLowerCase(),
          ...term,
          description: `${term.duration}, billed ${term.billingCycle.toLowerCase()}`,
        })),
      })),
  );
}
