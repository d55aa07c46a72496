/** The segments of Microsoft's catalogue. */
export const segments = ["commercial", "education", "government", "nonprofit"] as const;
export type Segment = (typeof segments)[number];

/** For whom the catalogue is read. */
export interface Market {
  /** ISO 3166, two letters. */
  country: string;
  segment: Segment;
}

export const termDurations = ["P1M", "P1Y", "P3Y"] as const;
/** One month, one year, three years. */
export type TermDuration = (typeof termDurations)[number];

export const billingCycles = ["monthly", "annual", "triennial"] as const;
export type BillingCycle = (typeof billingCycles)[number];

export interface OfferTerm {
  duration: TermDuration;
  billingCycle: BillingCycle;
}

export interface Product {
  id: string;
  title: string;
  /** Null when not told. */
  description: string | null;
}

/** What can be put into a cart: a SKU of a product, as it is sold in one market. */
export interface Offer {
  /** Good for a short time after it was read: it may change. */
  catalogItemId: string;
  productId: string;
  skuId: string;
  title: string;
  description: string | null;
  minimumQuantity: number;
  /** Null when none is told. */
  maximumQuantity: number | null;
  isTrial: boolean;
  /** It needs another subscription to stand on. */
  isAddOn: boolean;
  /** The currency of the market; the catalogue states no prices. */
  currency: string | null;
  /** At least one, each once; what is not understood is left out. */
  terms: readonly OfferTerm[];
}
