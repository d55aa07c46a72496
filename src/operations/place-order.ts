import { findAgreement } from "../../db/queries/agreements.ts";
import { findApproval } from "../../db/queries/approvals.ts";
import { findCustomer } from "../../db/queries/customers.ts";
import { findCreation, record } from "../../db/queries/events.ts";
import { findOrder, keepCart, listOrderLines, moveOrder, settleLine } from "../../db/queries/orders.ts";
import { findSettings } from "../../db/queries/settings.ts";
import type { Transaction } from "../../db/connect.ts";
import type { Customer, Order, OrderLine, Refusal } from "../../db/schema/index.ts";
import { permissions } from "../core/access.ts";
import { isAgreementKnown } from "../core/agreement/known.ts";
import { gate, type ReasonCode } from "../core/customer/order-gate.ts";
import type { Actor } from "../core/events.ts";
import { choiceOf, findChoice, type ChosenOffer } from "../core/order/cart.ts";
import type { OrderObstacle } from "../core/order/lifecycle.ts";
import { present } from "../core/present.ts";
import type { UpstreamFailure } from "../core/result.ts";
import type { Cart, Checkout, PartnerCenter } from "../partner-center/contract.ts";
import { checkAgreement } from "./check-agreement.ts";
import type { Deps } from "./deps.ts";
import { cartOf, lineIn } from "./quote-order.ts";
import { readOffers } from "./read-catalogue.ts";

/** `again` null: the cart is not there, and only Partner Center's list of orders could tell what became of it. */
export type Placing = { done: true } | { done: false; again: UpstreamFailure | null };

type PlaceDeps = Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm">;
/** What came of each line, by its place. */
type LineOutcome = Pick<OrderLine, "position" | "status" | "refusal">;
type Outcome =
  | { move: "place" | "placeSome"; lines: readonly LineOutcome[] }
  | { move: "refuse"; refusal: Refusal; lines: readonly LineOutcome[] }
  | { move: "block"; reasons: readonly (ReasonCode | OrderObstacle)[] }
  | { move: null; again: UpstreamFailure | null };

interface Approved {
  order: Order;
  lines: readonly OrderLine[];
  customer: Customer;
}

const desk: Actor = { kind: "desk" };

/**
 * Buys what was approved. Safe to run again at any point: the cart is stored before it is checked out, is looked at before
 * it is checked out again, and buys nothing twice.
 */
export async function placeOrder(deps: PlaceDeps, input: { approvalId: string }): Promise<Placing> {
  const order = await findOrder(deps.db, input.approvalId);
  if (order?.status !== "placing") return { done: true };
  const lines = await listOrderLines(deps.db, order.approvalId);
  const customer = present(await findCustomer(deps.db, order.customerId), "the customer of an order");
  const approved = { order, lines, customer };
  const outcome = await carryOut(deps, present(deps.partnerCenter, "Partner Center"), approved);
  if (outcome.move === null) return { done: false, again: outcome.again };
  await deps.db.transaction((tx) => settle(tx, deps.now(), order, outcome));
  return { done: true };
}

async function carryOut(deps: PlaceDeps, partnerCenter: PartnerCenter, approved: Approved): Promise<Outcome> {
  const { order, customer } = approved;
  const tenantId = present(customer.tenantId, "the customer's ID");
  const cart = order.cartId === null ? null : await partnerCenter.cart(tenantId, order.cartId);
  if (cart !== null && !cart.ok) return notSeen(cart.failure);
  if (cart?.value === null) return { move: null, again: null };
  // What has been bought is bought: whatever came in the way since does not matter.
  if (cart?.value.status !== "ordered") {
    const inTheWay = await look(deps, approved);
    if (inTheWay !== null) return inTheWay;
  }
  const filled = cart?.value ?? (await fill(deps, partnerCenter, approved));
  if ("move" in filled) return filled;
  const answer = await partnerCenter.checkOutCart(tenantId, filled.id, { requestId: order.checkoutRequestId });
  return answer.ok ? outcomeOf(answer.value, filled, approved) : notSeen(answer.failure, approved.lines);
}

const notSeen = (failure: UpstreamFailure, lines: readonly OrderLine[] = []): Outcome =>
  failure.outcome === "refused"
    ? { move: "refuse", refusal: refusalIn(failure), lines: lines.map(({ position }) => ({ position, ...unsaid })) }
    : { move: null, again: failure };

/** The refusal stands with the order, not with each line. */
const unsaid = { status: "failed", refusal: null } as const;

/** Null while everything is as it was when the order was asked for. */
async function look(deps: PlaceDeps, { customer }: Approved): Promise<Outcome | null> {
  const partnerCenter = present(deps.partnerCenter, "Partner Center");
  const verification = await partnerCenter.verification(present(customer.tenantId, "the customer's ID"));
  if (!verification.ok) return notSeen(verification.failure);
  await checkAgreement(deps, { customerId: customer.id });
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
  if (now.state === "uncertain") return { move: null, again: null };
  return { move: "block", reasons: now.reasons.filter(({ effect }) => effect === "blocks").map(({ code }) => code) };
}

/** The cart, stored before it is checked out; or why there is none. */
async function fill(deps: PlaceDeps, partnerCenter: PartnerCenter, approved: Approved): Promise<Cart | Outcome> {
  const { order, lines, customer } = approved;
  const chosen = await findAgain(deps, approved);
  if ("move" in chosen) return chosen;
  const resellers = { first: order.reseller, additional: order.additionalResellers };
  const made = await partnerCenter.createCart(cartOf(customer, chosen.lines, resellers), {
    requestId: order.cartRequestId,
  });
  if (!made.ok) return notSeen(made.failure);
  const cart = made.value;
  const refused = lines.flatMap(({ position }): LineOutcome[] => {
    const error = lineIn(cart, position)?.error;
    return error ? [{ position, status: "failed", refusal: sayingNo(error) }] : [];
  });
  // It was approved as a whole: a part of it is not bought knowingly.
  const [first] = refused;
  if (first?.refusal) return { move: "refuse", refusal: first.refusal, lines: refused };
  if (lines.some((line) => !isPriceKept(line, cart))) return { move: "block", reasons: ["price-changed"] };
  await keepCart(deps.db, order.approvalId, cart.id);
  return cart;
}

/** A colleague approved these prices. Where none was stated then, any was accepted. */
function isPriceKept({ position, priceMinor, priceCurrency }: OrderLine, cart: Cart): boolean {
  const price = lineIn(cart, position)?.price ?? null;
  if (priceMinor === null || price === null) return true;
  return price.minor === priceMinor && price.currency === priceCurrency;
}

/** The same offers, in the catalogue as it is now. */
async function findAgain(
  deps: PlaceDeps,
  { lines, customer }: Approved,
): Promise<{ lines: (ChosenOffer & { quantity: number })[] } | Outcome> {
  const productIds = lines.map(({ productId }) => productId);
  const read = await readOffers(deps, { customer, productIds });
  if (!read.ok) {
    if (read.failure.kind === "upstream") return notSeen(read.failure);
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

/** Lines of one group became an order together, or none of them did. */
function outcomeOf({ orders, errors, correlationId }: Checkout, cart: Cart, { lines }: Approved): Outcome {
  const came = lines.map(({ position }): LineOutcome => {
    const group = lineIn(cart, position)?.orderGroup ?? null;
    // Where Partner Center does not say of which group, nothing counts as bought.
    const error = errors.find(({ orderGroup }) => orderGroup === group || orderGroup === null || group === null);
    return error
      ? { position, status: "failed", refusal: { ...sayingNo(error), correlationId } }
      : { position, status: "placed", refusal: null };
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

const refusalIn = ({ code, status, description, correlationId }: UpstreamFailure): Refusal => ({
  code,
  status,
  description,
  correlationId,
});

async function settle(
  tx: Transaction,
  now: Date,
  { approvalId, customerId: subjectId }: Order,
  outcome: Exclude<Outcome, { move: null }>,
): Promise<void> {
  const refusal = outcome.move === "refuse" ? outcome.refusal : undefined;
  const moved = await moveOrder(tx, approvalId, outcome.move, { changedAt: now, ...(refusal && { refusal }) });
  if (moved === null) return;
  const data = { approvalId, agent: await askedBy(tx, approvalId) };
  if (outcome.move === "block") {
    const reasons = [...outcome.reasons];
    await record(tx, now, desk, { type: "order.blocked", subjectId, data: { ...data, reasons } });
    return;
  }
  for (const { position, ...set } of outcome.lines) await settleLine(tx, { approvalId, position }, set);
  if (outcome.move === "refuse") {
    const { code, correlationId } = outcome.refusal;
    await record(tx, now, desk, { type: "order.refused", subjectId, data: { ...data, code, correlationId } });
    return;
  }
  const type = outcome.move === "place" ? "order.placed" : "order.partly_placed";
  await record(tx, now, desk, { type, subjectId, data });
}

async function askedBy(tx: Transaction, approvalId: string): Promise<string> {
  return present(await findApproval(tx, approvalId), "the approval of an order").requestedBy;
}

/** The attempts are used up and the answer is still unknown: whoever asked decides whether to go on. */
export async function stallOrder(
  tx: Transaction,
  deps: Pick<Deps, "now">,
  input: { approvalId: string; reason: string },
): Promise<void> {
  const now = deps.now();
  const stalled = await moveOrder(tx, input.approvalId, "stall", { changedAt: now });
  if (stalled === null) return;
  const data = { approvalId: input.approvalId, agent: await askedBy(tx, input.approvalId), reason: input.reason };
  await record(tx, now, desk, { type: "order.stalled", subjectId: stalled.customerId, data });
}
