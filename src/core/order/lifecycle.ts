import type { Moves } from "../lifecycle.ts";

/**
 * An order, from the request of a colleague on. `blocked`: something came in the way between the request and the purchase.
 * `partly_placed`: Partner Center took some of the lines. `dropped`: not approved, or taken back.
 */
export const orderStatuses = [
  "waiting",
  "placing",
  "stalled",
  "placed",
  "partly_placed",
  "blocked",
  "refused",
  "dropped",
] as const;
export type OrderStatus = (typeof orderStatuses)[number];

export const finalOrderStatuses = [
  "placed",
  "partly_placed",
  "blocked",
  "refused",
  "dropped",
] as const satisfies OrderStatus[];

/** Nobody orders a second time meanwhile. */
export const isOrderOpen = ({ status }: { status: OrderStatus }): boolean =>
  !finalOrderStatuses.some((one) => one === status);

/**
 * What comes in the way between the approval and the purchase, beside what the gate knows. `look-refused`: Partner Center
 * refuses to tell whether it may be bought. `never-confirmed`: the relationship ended before anybody knew whether Partner
 * Center had placed it.
 */
export type OrderObstacle = "price-changed" | "offer-gone" | "look-refused" | "never-confirmed";

/** Whether it was bought will not be known any more. A checkout that bought nothing for certain is forgotten. */
export const isNeverConfirmed = (order: { status: OrderStatus; checkoutSentAt: Date | null }): boolean =>
  order.status === "blocked" && order.checkoutSentAt !== null;

/** Nothing was bought: it stopped before a checkout was sent. */
export const isNotSent = (order: { status: OrderStatus; checkoutSentAt: Date | null }): boolean =>
  order.status === "stalled" && order.checkoutSentAt === null;

/** Of one line, once Partner Center has said. */
export const lineStatuses = ["waiting", "placed", "failed"] as const;
export type LineStatus = (typeof lineStatuses)[number];

export type OrderMove = "approve" | "drop" | "place" | "placeSome" | "block" | "refuse" | "stall" | "retry";

export const orderMoves: Moves<OrderStatus, OrderMove> = {
  waiting: { approve: "placing", drop: "dropped" },
  placing: { place: "placed", placeSome: "partly_placed", block: "blocked", refuse: "refused", stall: "stalled" },
  stalled: { retry: "placing", block: "blocked" },
  placed: {},
  partly_placed: {},
  blocked: {},
  refused: {},
  dropped: {},
};
