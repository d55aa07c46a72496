import { decide, listWaiting } from "../../db/queries/approvals.ts";
import type { Transaction } from "../../db/connect.ts";
import { settleRequest } from "./settle-request.ts";

/** What colleagues were asked about a customer has lost its subject: the relationship ends without them. */
export async function overtakeRequests(tx: Transaction, now: Date, customerId: string): Promise<void> {
  for (const { id } of await listWaiting(tx, customerId)) {
    const overtaken = await decide(tx, id, "overtake", { decidedBy: null, decidedAt: now });
    if (overtaken !== null) await settleRequest(tx, now, { kind: "desk" }, overtaken);
  }
}
