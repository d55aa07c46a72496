import { decide, lockWaiting } from "../../db/queries/approvals.ts";
import { lockCustomer } from "../../db/queries/customers.ts";
import type { Transaction } from "../../db/connect.ts";
import { settleRequest } from "./settle-request.ts";

/**
 * What colleagues were asked about a customer has lost its subject: the relationship ends without them. All that is held is
 * taken before anything is told, as others do who tell of the same customer in this moment.
 */
export async function overtakeRequests(tx: Transaction, now: Date, customerId: string): Promise<void> {
  const waiting = await lockWaiting(tx, customerId);
  await lockCustomer(tx, customerId);
  for (const { id } of waiting) {
    const overtaken = await decide(tx, id, "overtake", { decidedBy: null, decidedAt: now });
    if (overtaken !== null) await settleRequest(tx, now, { kind: "desk" }, overtaken);
  }
}
