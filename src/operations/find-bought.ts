import type { Order, OrderLine } from "../../db/schema/index.ts";
import { findPlaced } from "../core/order/placed.ts";
import type { UpstreamFailure } from "../core/result.ts";
import type { PartnerCenter } from "../partner-center/contract.ts";

/** Why something is not known: no answer, not before this time, or null for a question that only waiting can settle. */
export type NotKnown = UpstreamFailure | Date | null;

/** Twice what Microsoft says that a new order may take to be listed. */
export const listedAfter = 30 * 60_000;

/** Which lines of an order whose checkout may have been sent stand in the customer's orders. */
export async function findBought(
  { partnerCenter, now }: { partnerCenter: PartnerCenter; now: () => Date },
  { order, lines, tenantId }: { order: Order; lines: readonly OrderLine[]; tenantId: string },
): Promise<{ lines: readonly boolean[] } | { again: NotKnown }> {
  const listed = await partnerCenter.orders(tenantId);
  if (!listed.ok) return { again: listed.failure };
  const found = order.cartMadeAt && findPlaced(lines, listed.value, order.cartMadeAt);
  if (found === null) return { again: null };
  const complete = new Date((order.checkoutSentAt ?? order.changedAt).getTime() + listedAfter);
  // What is not listed yet may have been bought all the same.
  return found.includes(false) && now() < complete ? { again: complete } : { lines: found };
}
