import { randomUUID } from "node:crypto";
import type { Answer } from "./answer.ts";
import { recordActivity } from "./audit-log.ts";
import { fieldsOf, textOf, type Call } from "./call.ts";
import { CATALOGUE, catalogItemIdOf, currencyOf, isSoldIn, type CatalogueItem } from "./catalogue.ts";
import { invalid } from "./pages.ts";
import { refuse } from "./refusals.ts";
import { refuseReseller } from "./resellers.ts";
import { addSubscription } from "./subscriptions.ts";
import { verificationOf } from "./verification.ts";
import type { SimulatedCustomer, World } from "./world.ts";

export interface LineFailure {
  code: number;
  description: string;
}

interface CartLine {
  id: number;
  catalogItemId: string;
  quantity: number;
  termDuration: string;
  billingCycle: string;
  participants: readonly { key: string; value: string }[];
  orderGroup: string;
  /** Undefined for what is not in the catalogue of the customer's country. */
  item: CatalogueItem | undefined;
  error: LineFailure | null;
}

export interface SimulatedCart {
  id: string;
  createdAt: Date;
  lines: readonly CartLine[];
  /** What its groups of lines became. */
  ordered: Map<string, object>;
}

const LIVES = 7 * 86_400_000;
const MOST_ADDITIONAL = 5;
const EU_AND_EFTA = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO CH";

/**
 * What is wrong with one line is told at that line, as documented. With which codes resellers on record are refused is
 * assumed where no page says so. The same request ID makes another cart: the worst that may happen.
 */
export function createCart(call: Call, customer: SimulatedCustomer, world: World): Answer {
  const root = fieldsOf(call.body);
  if (root.get("partneronrecordattestationaccepted") !== true) return refuse(900206);
  const given = root.get("lineitems");
  if (!Array.isArray(given) || given.length === 0) return invalid("lineItems");
  const lines: CartLine[] = [];
  for (const [id, one] of given.entries()) {
    const line = readLine(id, one, customer, world);
    if ("status" in line) return line;
    const refused = refuseParticipants(line, customer, world);
    if (refused) return refused;
    lines.push(line);
  }
  const cart: SimulatedCart = { id: randomUUID(), createdAt: world.now(), lines, ordered: new Map() };
  customer.carts.push(cart);
  return { status: 201, body: cartBody(cart, customer, world) };
}

function readLine(id: number, given: unknown, customer: SimulatedCustomer, world: World): CartLine | Answer {
  const fields = fieldsOf(given);
  const catalogItemId = textOf(fields, "catalogItemId");
  const quantity = fields.get("quantity");
  const billingCycle = textOf(fields, "billingCycle");
  const termDuration = textOf(fields, "termDuration");
  if (!catalogItemId) return invalid("catalogItemId");
  if (typeof quantity !== "number" || !Number.isInteger(quantity) || quantity < 1) return invalid("quantity");
  if (!billingCycle) return invalid("billingCycle");
  if (!termDuration) return invalid("termDuration");
  const listed: unknown = fields.get("participants") ?? [];
  if (!Array.isArray(listed)) return invalid("participants");
  const participants = listed.map((one) => {
    const pair = fieldsOf(one);
    return { key: textOf(pair, "key") || "", value: textOf(pair, "value") || "" };
  });
  const item = CATALOGUE.find(
    (one) => catalogItemIdOf(one) === catalogItemId && isSoldIn(one, customer.address.country),
  );
  const cycle = billingCycle.toLowerCase();
  return {
    id,
    catalogItemId,
    quantity,
    termDuration,
    billingCycle: cycle,
    participants,
    // Assumed: what is billed alike becomes one order.
    orderGroup: `${termDuration}-${cycle}`,
    item,
    error:
      wrongWith(item, { quantity, termDuration, billingCycle: cycle }) ?? world.refusedItems.get(catalogItemId) ?? null,
  };
}

function wrongWith(
  item: CatalogueItem | undefined,
  line: Pick<CartLine, "quantity" | "termDuration" | "billingCycle">,
): LineFailure | null {
  if (item === undefined) return { code: 10001, description: "Catalog item ID isn't valid." };
  if (line.quantity > item.maximumQuantity) {
    return { code: 10015, description: `Requested number of seats exceeds the limit of ${item.maximumQuantity}.` };
  }
  if (line.quantity < item.minimumQuantity) {
    return { code: 10010, description: `At least ${item.minimumQuantity} seats must be purchased.` };
  }
  const isOffered = item.terms.some(
    (term) => term.duration === line.termDuration && term.billingCycle.toLowerCase() === line.billingCycle,
  );
  return isOffered ? null : { code: 10010, description: "The term and billing cycle aren't offered for this item." };
}

function refuseParticipants({ participants }: CartLine, customer: SimulatedCustomer, world: World): Answer | undefined {
  const first = participants.filter(({ key }) => key === "transaction_reseller");
  const additional = participants.filter(({ key }) => key === "additional_transaction_reseller");
  const isInEurope = EU_AND_EFTA.split(" ").includes(customer.address.country.toUpperCase());
  if (first.length > 1 || first.length + additional.length < participants.length) return invalid("participants");
  if (additional.length > 0 && (first.length === 0 || !isInEurope || additional.length > MOST_ADDITIONAL)) {
    return invalid("additional_transaction_reseller");
  }
  if (new Set(participants.map(({ value }) => value)).size < participants.length) return invalid("participants");
  for (const { value } of participants) {
    // The partner's own ID is nobody else's, and so is no reseller's.
    const reseller = world.resellers.find(({ mpnId }) => mpnId === value);
    const refused = refuseReseller(world.resellers, reseller?.id ?? "");
    if (refused) return refused;
  }
  return undefined;
}

export function answerCart(call: Call, customer: SimulatedCustomer, world: World): Answer {
  const cart = findCart(call, customer, world);
  return cart === undefined ? refuse(1000) : { status: 200, body: cartBody(cart, customer, world) };
}

/** What becomes of a cart that has expired is not documented: it is not found. */
function findCart(call: Call, customer: SimulatedCustomer, world: World): SimulatedCart | undefined {
  const id = call.path.split("/")[5];
  return customer.carts.find((one) => one.id === id && world.now().getTime() < one.createdAt.getTime() + LIVES);
}

/** A second checkout answers what was ordered before, and tries again what failed. */
export function checkOut(call: Call, customer: SimulatedCustomer, world: World): Answer {
  const cart = findCart(call, customer, world);
  if (cart === undefined) return refuse(1000);
  const errors: object[] = [];
  for (const [group, lines] of groupsOf(cart)) {
    if (cart.ordered.has(group)) continue;
    const refused = refuseCustomer(customer, world);
    if (refused) return refused;
    const failure = lines.map((line) => line.error ?? world.failingItems.get(line.catalogItemId)).find(Boolean);
    if (failure) errors.push({ orderGroupId: group, ...failure });
    else cart.ordered.set(group, placeOrder(call, lines, customer, world));
  }
  return { status: 201, body: { orders: [...cart.ordered.values()], orderErrors: errors } };
}

/** That a customer is looked at when something is bought, and not when a cart is made, is assumed. */
function refuseCustomer(customer: SimulatedCustomer, world: World): Answer | undefined {
  if (customer.agreementAnswer !== "accepts" && customer.agreements.length === 0) return refuse(13605);
  const { status } = verificationOf(customer, world.now(), world.verificationTakes);
  if (status === "NotAllowed") return refuse(800075);
  return status === "UnderReview" ? refuse(800073) : undefined;
}

function groupsOf({ lines }: SimulatedCart): Map<string, CartLine[]> {
  const groups = new Map<string, CartLine[]>();
  for (const line of lines) groups.set(line.orderGroup, [...(groups.get(line.orderGroup) ?? []), line]);
  return groups;
}

const monthsOf: Readonly<Record<string, number>> = { P1M: 1, P1Y: 12, P3Y: 36 };

function placeOrder(call: Call, lines: readonly CartLine[], customer: SimulatedCustomer, world: World): object {
  const id = randomUUID().replaceAll("-", "").slice(0, 12);
  const currencyCode = currencyOf(customer.address.country);
  const lineItems = lines.map((line, lineItemNumber) => {
    const ends = new Date(world.now());
    ends.setUTCMonth(ends.getUTCMonth() + (monthsOf[line.termDuration] ?? 12));
    const subscription = addSubscription(world, customer, {
      kind: "new-commerce",
      offerName: line.item?.title ?? "",
      offerId: line.catalogItemId,
      quantity: line.quantity,
      termDuration: line.termDuration,
      billingCycle: line.billingCycle,
      commitmentEndDate: `${ends.toISOString().slice(0, 10)}T00:00:00Z`,
      partnerId: line.participants.find(({ key }) => key === "transaction_reseller")?.value ?? "",
      orderId: id,
    });
    return {
      lineItemNumber,
      offerId: line.catalogItemId,
      subscriptionId: subscription.id,
      termDuration: line.termDuration,
      transactionType: "New",
      friendlyName: line.item?.title,
      quantity: line.quantity,
      ...pricingOf(line, world),
    };
  });
  const body = {
    id,
    alternateId: id,
    referenceCustomerId: customer.id,
    billingCycle: lines[0]?.billingCycle,
    currencyCode,
    lineItems,
    creationDate: world.now().toISOString(),
    status: "completed",
    transactionType: "UserPurchase",
    ...(world.statesPrices && {
      totalPrice: inUnits(lines.reduce((sum, line) => sum + extendedPriceOf(line, world), 0)),
    }),
    attributes: { objectType: "Order" },
  };
  customer.orders.push({ id, createdAt: world.now(), body });
  recordActivity(world, {
    customer,
    operationType: "create_order",
    resourceType: "order",
    by: call.token,
    data: { OrderId: id },
  });
  return body;
}

const monthsIn = (billingCycle: string): number => ({ annual: 12, triennial: 36 })[billingCycle] ?? 1;

/** Of one licence for one billing cycle, in hundredths. */
const unitPriceOf = ({ item, catalogItemId, billingCycle }: CartLine, { prices }: World): number =>
  (prices.get(catalogItemId) ?? item?.monthlyPrice ?? 0) * monthsIn(billingCycle);

/** Of the whole term, as in Microsoft's sample of a year that is billed monthly. */
function extendedPriceOf(line: CartLine, world: World): number {
  const cycles = (monthsOf[line.termDuration] ?? 12) / monthsIn(line.billingCycle);
  return unitPriceOf(line, world) * line.quantity * cycles;
}

const inUnits = (amount: number): number => Number((amount / 100).toFixed(2));

function pricingOf(line: CartLine, world: World) {
  if (!world.statesPrices || line.error) return {};
  const price = inUnits(unitPriceOf(line, world));
  const extendedPrice = inUnits(extendedPriceOf(line, world));
  return { pricing: { listPrice: price, discountedPrice: price, proratedPrice: price, price, extendedPrice } };
}

function cartBody(cart: SimulatedCart, customer: SimulatedCustomer, world: World) {
  const created = cart.createdAt.toISOString();
  return {
    id: cart.id,
    creationTimestamp: created,
    lastModifiedTimestamp: created,
    expirationTimestamp: new Date(cart.createdAt.getTime() + LIVES).toISOString(),
    lastModifiedUser: world.consentingUserId,
    status: cart.ordered.size === groupsOf(cart).size ? "Ordered" : "Active",
    lineItems: cart.lines.map((line) => ({
      id: line.id,
      catalogItemId: line.catalogItemId,
      quantity: line.quantity,
      currencyCode: currencyOf(customer.address.country),
      billingCycle: line.billingCycle,
      termDuration: line.termDuration,
      participants: line.participants,
      provisioningContext: {},
      orderGroup: line.orderGroup,
      ...pricingOf(line, world),
      ...(line.error && { error: { errorCode: line.error.code, errorDescription: line.error.description } }),
    })),
    links: { self: { uri: `/customers/${customer.id}/carts/${cart.id}`, method: "GET", headers: [] } },
    attributes: { objectType: "Cart" },
  };
}
