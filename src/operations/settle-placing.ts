import { findApproval } from "../../db/queries/approvals.ts";
import { lockCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { findOrder, listOrderLines, moveOrder, settleLine } from "../../db/queries/orders.ts";
import type { Transaction } from "../../db/connect.ts";
import type { Order, OrderLine } from "../../db/schema/index.ts";
import type { ReasonCode } from "../core/customer/order-gate.ts";
import type { Actor } from "../core/events.ts";
import { isNotSent, type OrderObstacle } from "../core/order/lifecycle.ts";
import { present } from "../core/present.ts";
import type { Refusal } from "../core/result.ts";
import type { Deps } from "./deps.ts";
import { giveBackOrder } from "./give-back-order.ts";
import { blockStalledOrder } from "./follow-order.ts";

/** What came of each line, by its place; with the price of the cart that was bought, where it stated one. */
export type LineOutcome = Pick<OrderLine, "position" | "status" | "refusal"> &
  Partial<Pick<OrderLine, "priceMinor" | "priceCurrency">>;
/** How placing an approved order ended. */
export type Settled =
  | { move: "place" | "placeSome"; lines: readonly LineOutcome[] }
  | { move: "refuse"; refusal: Refusal; lines: readonly LineOutcome[] }
  | { move: "block"; reasons: readonly (ReasonCode | OrderObstacle)[] };

const desk: Actor = { kind: "desk" };

/** What came of it stands with the order and its lines, and is told. */
export async function settlePlacing(
  tx: Transaction,
  now: Date,
  { approvalId }: Order,
  outcome: Settled,
): Promise<void> {
  const refusal = outcome.move === "refuse" ? outcome.refusal : undefined;
  const moved = await moveOrder(tx, approvalId, outcome.move, {
    changedAt: now,
    ...(refusal && { refusal }),
    // An earlier checkout has bought nothing: it was looked for.
    ...(outcome.move === "block" && { checkoutSentAt: null }),
  });
  if (moved === null) return;
  const agent = await askedBy(tx, approvalId);
  const data = { approvalId, agent };
  const about = { subjectId: moved.customerId };
  for (const { position, ...set } of outcome.move === "block" ? [] : outcome.lines) {
    await settleLine(tx, { approvalId, position }, set);
  }
  const notBought = (await listOrderLines(tx, approvalId)).filter(({ status }) => status !== "placed");
  if (notBought.length > 0) await giveBackOrder(tx, now, moved, { lines: notBought, owner: agent });
  if (outcome.move === "block") {
    const reasons = [...outcome.reasons];
    await record(tx, now, desk, { type: "order.blocked", ...about, data: { ...data, reasons } });
    return;
  }
  if (outcome.move === "refuse") {
    const { code, correlationId } = outcome.refusal;
    await record(tx, now, desk, { type: "order.refused", ...about, data: { ...data, code, correlationId } });
    return;
  }
  const type = outcome.move === "place" ? "order.placed" : "order.partly_placed";
  await record(tx, now, desk, { type, ...about, data });
}

async function askedBy(tx: Transaction, approvalId: string): Promise<string> {
  return present(await findApproval(tx, approvalId), "the approval of an order").requestedBy;
}

/** The reason of a job that could not even look, since Partner Center refuses that. */
export const lookRefused = "Partner Center refuses to be read.";

/**
 * The attempts are used up and the answer is still unknown: people decide whether to go on. What could not even be looked at
 * ends, if it was not sent: trying again would meet the same refusal.
 */
export async function stallOrder(
  tx: Transaction,
  deps: Pick<Deps, "now">,
  input: { approvalId: string; reason: string },
): Promise<void> {
  const now = deps.now();
  const order = await findOrder(tx, input.approvalId);
  if (order === null) return;
  const hasEnded = (await lockCustomer(tx, order.customerId)) === "ended";
  if (input.reason === lookRefused && order.checkoutSentAt === null && !hasEnded) {
    return settlePlacing(tx, now, order, { move: "block", reasons: ["look-refused"] });
  }
  const stalled = await moveOrder(tx, input.approvalId, "stall", { changedAt: now });
  if (stalled === null) return;
  if (hasEnded) return blockStalledOrder(tx, now, stalled.customerId);
  const { approvalId, reason } = input;
  const data = { approvalId, agent: await askedBy(tx, approvalId), reason, wasSent: !isNotSent(stalled) };
  await record(tx, now, desk, { type: "order.stalled", subjectId: stalled.customerId, data });
}
