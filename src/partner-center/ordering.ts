import type { Money } from "../core/order/money.ts";
import type { BillingCycle, Market, Offer, Product, TermDuration } from "../core/order/offer.ts";
import type { PartnerAgreement } from "../core/order/resellers.ts";
import type { Answer } from "./answer.ts";

export interface NewCartLine {
  catalogItemId: string;
  quantity: number;
  term: TermDuration;
  billingCycle: BillingCycle;
  /** Partner IDs of the resellers on record: the first one, then up to five additional ones. Empty: sold directly. */
  resellers: readonly string[];
}

/** To make one is to declare what a partner on record has to: both declarations must have been ticked. */
export interface NewCart {
  tenantId: string;
  lines: readonly NewCartLine[];
}

export interface CartLine {
  /** Null when not told. */
  id: string | null;
  catalogItemId: string | null;
  quantity: number | null;
  /** ISO 8601, such as `P1Y`. */
  term: string | null;
  billingCycle: string | null;
  /** Lines of one group become one order. */
  orderGroup: string | null;
  /** Of one licence for one billing cycle, before taxes; null when not stated. */
  unitPrice: Money | null;
  /** Of all licences for the whole term, before taxes; null when not stated. */
  price: Money | null;
  /** Why this line cannot be ordered. */
  error: { code: string | null; description: string } | null;
}

export interface Cart {
  id: string;
  /** `ordered`: it has been checked out. `unknown`: a word that is not documented, or none. */
  status: "active" | "ordered" | "unknown";
  /** Null when not told, like the end of it. */
  createdAt: Date | null;
  expiresAt: Date | null;
  lines: readonly CartLine[];
}

export interface OrderLine {
  catalogItemId: string | null;
  name: string | null;
  quantity: number | null;
  term: string | null;
  /** Null until it is provisioned. */
  subscriptionId: string | null;
  /** Of all licences for the whole term, before taxes; null when not stated. */
  price: Money | null;
}

export interface Order {
  id: string;
  /** Partner Center's word in small letters: completed, pending, cancelled, error … Null when not told. */
  status: string | null;
  createdAt: Date | null;
  billingCycle: string | null;
  /** Before taxes; null when not stated. */
  total: Money | null;
  lines: readonly OrderLine[];
}

/** Each group of lines became an order or failed: one checkout may bring both. */
export interface Checkout {
  orders: readonly Order[];
  errors: readonly { orderGroup: string | null; code: string | null; description: string }[];
  correlationId: string | null;
}

/** The part of Partner Center that is about buying. */
export interface Ordering {
  /** Every licence-based product of new commerce in a market. Partner Center has no search by words. */
  products(market: Market): Answer<readonly Product[]>;
  /** What of a product can be bought in a market, free trials included. Null when the product is not sold there. */
  offers(market: Market, productId: string): Answer<readonly Offer[] | null>;
  /**
   * Buys nothing. A cart whose answer was lost expires by itself: that the same request ID brings the same cart is said
   * of calls in general, and not of carts.
   */
  createCart(cart: NewCart, options: { requestId: string }): Answer<Cart>;
  /** Null when there is none, or no longer: carts expire after seven days. */
  cart(tenantId: string, cartId: string): Answer<Cart | null>;
  /**
   * Buys what is in the cart. After an unknown outcome, look (`cart`, `orders`), then check the same cart out again: a
   * second checkout buys nothing and answers what the first one did. Lines that failed are tried again by it.
   */
  checkOutCart(tenantId: string, cartId: string, options: { requestId: string }): Answer<Checkout>;
  /** All orders of a customer. A new one may take up to fifteen minutes to be listed. */
  orders(tenantId: string): Answer<readonly Order[]>;
  /** Whether the partner with this partner ID has signed the Microsoft partner agreement. */
  partnerAgreement(mpnId: string): Answer<PartnerAgreement>;
}
