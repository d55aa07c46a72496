import { findAgreement } from "../../db/queries/agreements.ts";
import { findCustomer } from "../../db/queries/customers.ts";
import { findCreation } from "../../db/queries/events.ts";
import { dropCart, findOrder, keepCart, keepCheckout, listOrderLines } from "../../db/queries/orders.ts";
import { findSettings } from "../../db/queries/settings.ts";
import type { Customer, Order, OrderLine } from "../../db/schema/index.ts";
import { permissions } from "../core/access.ts";
import { isAgreementKnown } from "../core/agreement/known.ts";
import { gate } from "../core/customer/order-gate.ts";
import { choiceOf, findChoice, type ChosenOffer } from "../core/order/cart.ts";
import { isSameMoney } from "../core/order/money.ts";
import { isUnclear } from "../core/order/placed.ts";
import { present } from "../core/present.ts";
import { refusalIn, type Refusal, type UpstreamFailure } from "../core/result.ts";
import type { Cart, Checkout, PartnerCenter } from "../partner-center/contract.ts";
import { checkAgreement } from "./check-agreement.ts";
import type { Deps } from "./deps.ts";
import { findBought, listedAfter, type NotKnown } from "./find-bought.ts";
import { cartOf, lineIn } from "./quote-order.ts";
import { readOffers } from "./read-catalogue.ts";
import { settlePlacing, type LineOutcome, type Settled } from "./settle-placing.ts";

export type Placing = { done: true } | { done: false; again: NotKnown };

type PlaceDeps = Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm">;
type Outcome = Settled | { move: null; again: NotKnown };

interface Approved {
  order: Order;
  lines: readonly OrderLine[];
  customer: Customer;
}

/**
 * Buys what was approved. Safe to run again at any point: the cart is stored before it is checked out, no other one is made
 * while it may be bought, and before another one is made the customer's orders are looked at.
 */
export async function placeOrder(deps: PlaceDeps, input: { approvalId: string }): Promise<Placing> {
  const order = await findOrder(deps.db, input.approvalId);
  if (order?.status !== "placing") return { done: true };
  const lines = await listOrderLines(deps.db, order.approvalId);
  const customer = present(await findCustomer(deps.db, order.customerId), "the customer of an order");
  const approved = { order, lines, customer };
  const partnerCenter = present(deps.partnerCenter, "Partner Center");
  const outcome = await (order.cartId === null
    ? begin(deps, partnerCenter, approved)
    : goOn(deps, partnerCenter, approved, order.cartId));
  if (outcome.move === null) return { done: false, again: outcome.again };
  await deps.db.transaction((tx) => settlePlacing(tx, deps.now(), order, outcome));
  return { done: true };
}

const tenantOf = ({ customer }: Approved): string => present(customer.tenantId, "the customer's ID");

async function begin(deps: PlaceDeps, partnerCenter: PartnerCenter, approved: Approved): Promise<Outcome> {
  const inTheWay = await look(deps, approved);
  if (inTheWay !== null) return inTheWay;
  const cart = await fill(deps, partnerCenter, approved);
  if ("move" in cart) return cart;
  const order = present(await findOrder(deps.db, approved.order.approvalId), "an order that is placed");
  return checkOut(deps, partnerCenter, { ...approved, order }, cart);
}

/** A checkout may have been sent: that nothing was bought is said of no cart that may have been bought, also in part. */
async function goOn(
  deps: PlaceDeps,
  partnerCenter: PartnerCenter,
  approved: Approved,
  cartId: string,
): Promise<Outcome> {
  const read = await partnerCenter.cart(tenantOf(approved), cartId);
  if (!read.ok) return { move: null, again: read.failure };
  const cart = read.value;
  const isOrdered = cart?.status === "ordered";
  if (cart === null || (!isOrdered && cart.expiresAt !== null && cart.expiresAt <= deps.now())) {
    return unlessBought(deps, partnerCenter, approved, () => beginAgain(deps, partnerCenter, approved, cartId));
  }
  // What has been bought is bought: whatever came in the way since does not matter.
  const inTheWay = isOrdered ? null : ((await look(deps, approved)) ?? notAsApproved(approved, cart));
  const outcome = inTheWay ?? (await checkOut(deps, partnerCenter, approved, cart));
  const saysNothing = outcome.move === "block" || outcome.move === "refuse";
  // A checkout whose answer was lost may still be at work while its cart looks untouched.
  if (!saysNothing || (!isOrdered && approved.order.checkoutSentAt === null)) return outcome;
  return unlessBought(deps, partnerCenter, approved, () => (isOrdered ? notKnown : outcome));
}

const notKnown = { move: null, again: null } as const;

/** What the customer's orders show of it; otherwise, and only then, this. */
async function unlessBought(
  { now }: PlaceDeps,
  partnerCenter: PartnerCenter,
  approved: Approved,
  otherwise: () => Outcome | Promise<Outcome>,
): Promise<Outcome> {
  const bought = await findBought({ partnerCenter, now }, { ...approved, tenantId: tenantOf(approved) });
  if ("again" in bought) return { move: null, again: bought.again };
  if (!bought.lines.includes(true)) return otherwise();
  return {
    move: bought.lines.includes(false) ? "placeSome" : "place",
    lines: approved.lines.map(({ position }, index) =>
      bought.lines[index] ? { position, status: "placed", refusal: null } : { position, ...unsaid },
    ),
  };
}

/** Another cart, once nobody can buy the one before any more. A cart that is missing before its time may come back. */
async function beginAgain(
  deps: PlaceDeps,
  partnerCenter: PartnerCenter,
  approved: Approved,
  cartId: string,
): Promise<Outcome> {
  const { approvalId, cartExpiresAt } = approved.order;
  const isOver = cartExpiresAt !== null && deps.now().getTime() >= cartExpiresAt.getTime() + listedAfter;
  const order = isOver ? await dropCart(deps.db, approvalId, cartId) : null;
  return order === null ? notKnown : begin(deps, partnerCenter, { ...approved, order });
}

async function checkOut(
  deps: PlaceDeps,
  partnerCenter: PartnerCenter,
  approved: Approved,
  cart: Cart,
): Promise<Outcome> {
  const { db } = deps;
  const { approvalId, checkoutRequestId: requestId, checkoutSentAt } = approved.order;
  const sentAt = deps.now();
  await keepCheckout(db, approvalId, sentAt);
  const answer = await partnerCenter.checkOutCart(tenantOf(approved), cart.id, { requestId });
  // It has expired since it was looked at.
  if (!answer.ok && answer.failure.status === 404) return notKnown;
  if (answer.ok && !isClear(answer.value, cart)) {
    const { orders, errors } = answer.value;
    const order = { ...approved.order, checkoutSentAt: checkoutSentAt ?? sentAt };
    // The wait for the lists begins with the first checkout, or it would never end.
    await keepCheckout(db, approvalId, order.checkoutSentAt);
    const isRefused = orders.length === 0 && errors.length > 0;
    const otherwise = () => (isRefused ? outcomeOf(answer.value, cart, approved) : notKnown);
    return unlessBought(deps, partnerCenter, { ...approved, order }, otherwise);
  }
  const outcome = answer.ok ? outcomeOf(answer.value, cart, approved) : notSeen(answer.failure, approved.lines);
  // This one bought nothing: what may be listed late is what the one before bought.
  const isSent = outcome.move !== "refuse" && (answer.ok || answer.failure.outcome !== "not-sent");
  if (!isSent) await keepCheckout(db, approvalId, checkoutSentAt);
  return outcome;
}

const notSeen = (failure: UpstreamFailure, lines: readonly OrderLine[] = []): Outcome =>
  failure.outcome === "refused"
    ? { move: "refuse", refusal: refusalIn(failure), lines: lines.map(({ position }) => ({ position, ...unsaid })) }
    : { move: null, again: failure };

/** The refusal stands with the order, not with each line. */
const unsaid = { status: "failed", refusal: null } as const;

/** Null while everything is as it was when the order was asked for. */
async function look(deps: PlaceDeps, approved: Approved): Promise<Outcome | null> {
  const { customer } = approved;
  const verification = await present(deps.partnerCenter, "Partner Center").verification(tenantOf(approved));
  // Nothing was sent yet: a refused look is no refusal of the order.
  if (!verification.ok) return { move: null, again: verification.failure };
  const looked = await checkAgreement(deps, { customerId: customer.id });
  if (!looked.done) return { move: null, again: looked.again };
  const agreement = await findAgreement(deps.db, customer.id);
  const createdAt = await findCreation(deps.db, customer.id);
  const settings = await findSettings(deps.db);
  const now = gate({
    verification: verification.value.status,
    agreement: isAgreementKnown(agreement, createdAt) ? (agreement?.status ?? null) : null,
    relationship: customer.status === "active" ? "reseller" : "none",
    roles: permissions.placeOrder.roles,
    partnerType: settings?.partnerType ?? "direct-bill",
  }).newPurchase;
  if (now.state === "open") return null;
  // Nothing is bought for a customer of whom Partner Center did not say just now whether it may buy.
  if (now.state === "uncertain") return notKnown;
  return { move: "block", reasons: now.reasons.filter(({ effect }) => effect === "blocks").map(({ code }) => code) };
}

/** The cart, stored before it is checked out; or why there is none. */
async function fill(deps: PlaceDeps, partnerCenter: PartnerCenter, approved: Approved): Promise<Cart | Outcome> {
  const { order, customer } = approved;
  const chosen = await findAgain(deps, approved);
  if ("move" in chosen) return chosen;
  const resellers = { first: order.reseller, additional: order.additionalResellers };
  const askedAt = deps.now();
  const made = await partnerCenter.createCart(cartOf(customer, chosen.lines, resellers), {
    requestId: order.cartRequestId,
  });
  if (!made.ok) return notSeen(made.failure);
  const cart = made.value;
  const inTheWay = notAsApproved(approved, cart);
  if (inTheWay !== null) return inTheWay;
  const isKept = await keepCart(deps.db, order.approvalId, {
    cartId: cart.id,
    // Microsoft's own times, as they are compared with its orders.
    cartMadeAt: cart.createdAt ?? askedAt,
    cartExpiresAt: cart.expiresAt ?? new Date(askedAt.getTime() + cartLives),
  });
  // Another run was first: its cart is bought, and this one expires.
  return isKept ? cart : notKnown;
}

/** Source: create-a-cart. */
const cartLives = 7 * 86_400_000;

/** Null for a cart of which everything is still what a colleague approved. */
function notAsApproved({ lines }: Approved, cart: Cart): Outcome | null {
  const refused = lines.flatMap(({ position }): LineOutcome[] => {
    const error = lineIn(cart, position)?.error;
    return error ? [{ position, status: "failed", refusal: sayingNo(error) }] : [];
  });
  // It was approved as a whole: a part of it is not bought knowingly.
  const [first] = refused;
  if (first?.refusal) return { move: "refuse", refusal: first.refusal, lines: refused };
  return lines.some((line) => !isPriceKept(line, cart)) ? { move: "block", reasons: ["price-changed"] } : null;
}

/** A colleague approved these prices. Where none was stated then, any was accepted. */
function isPriceKept({ position, priceMinor, priceCurrency }: OrderLine, cart: Cart): boolean {
  if (priceMinor === null || priceCurrency === null) return true;
  return isSameMoney(lineIn(cart, position)?.price ?? null, { minor: priceMinor, currency: priceCurrency });
}

/** The same offers, in the catalogue as it is now. */
async function findAgain(
  deps: PlaceDeps,
  { lines, customer }: Approved,
): Promise<{ lines: (ChosenOffer & { quantity: number })[] } | Outcome> {
  const productIds = lines.map(({ productId }) => productId);
  const read = await readOffers(deps, { customer, productIds });
  if (!read.ok) {
    if (read.failure.kind === "upstream") return { move: null, again: read.failure };
    throw new Error(`the catalogue cannot be read: ${read.failure.kind}`);
  }
  const found = lines.map(({ skuId, term: duration, billingCycle, quantity }, index) => {
    const choice = choiceOf({ skuId }, { duration, billingCycle });
    const chosen = findChoice(read.value[index]?.offers ?? [], choice);
    return chosen && { ...chosen, quantity };
  });
  const offered = found.flatMap((one) => one ?? []);
  return offered.length < lines.length ? { move: "block", reasons: ["offer-gone"] } : { lines: offered };
}

const sayingNo = ({ code, description }: { code: string | null; description: string }): Refusal => ({
  code,
  description,
  status: null,
  correlationId: null,
});

/** Whether the answer tells of each line what came of it: of each group an order or an error, and of which. */
function isClear({ orders, errors }: Checkout, { lines }: Cart): boolean {
  if (orders.some(({ status }) => isUnclear(status))) return false;
  const groups = new Set(lines.map(({ orderGroup }) => orderGroup));
  const failed = new Set(errors.map(({ orderGroup }) => orderGroup));
  const isOfAll = failed.has(null) || groups.has(null);
  if (errors.length === 0) return orders.length >= groups.size;
  if (orders.length === 0) return isOfAll || [...groups].every((group) => failed.has(group));
  const isOfSome = !isOfAll && failed.size < groups.size && [...failed].every((group) => groups.has(group));
  return isOfSome && orders.length + failed.size >= groups.size;
}

/** Lines of one group became an order together, or none of them did. */
function outcomeOf({ orders, errors, correlationId }: Checkout, cart: Cart, { lines }: Approved): Outcome {
  const came = lines.map(({ position }): LineOutcome => {
    const group = lineIn(cart, position)?.orderGroup ?? null;
    // Where Partner Center does not say of which group, nothing counts as bought.
    const error = errors.find(({ orderGroup }) => orderGroup === group || orderGroup === null || group === null);
    if (error) return { position, status: "failed", refusal: { ...sayingNo(error), correlationId } };
    // What a colleague approved without a price has one now, perhaps.
    const price = lineIn(cart, position)?.price ?? null;
    const stated = price && { priceMinor: price.minor, priceCurrency: price.currency };
    return { position, status: "placed", refusal: null, ...stated };
  });
  const [first] = errors;
  if (first === undefined) return { move: "place", lines: came };
  if (orders.length > 0) return { move: "placeSome", lines: came };
  return {
    move: "refuse",
    refusal: { ...sayingNo(first), correlationId },
    lines: came.map((line) => ({ ...line, status: "failed" })),
  };
}
