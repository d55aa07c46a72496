import type { Transaction } from "../../db/connect.ts";
import type { Approval } from "../../db/schema/index.ts";
import type { ApprovalSubject } from "../core/approval.ts";
import type { Actor } from "../core/events.ts";
import { settleOrder } from "./follow-order.ts";
import { settleRemoval } from "./follow-removal.ts";

type Settle = (tx: Transaction, now: Date, actor: Actor, approval: Approval) => Promise<void>;

const settled: Readonly<Record<Exclude<ApprovalSubject, "addCustomer">, Settle>> = {
  removeRelationship: settleRemoval,
  placeOrder: settleOrder,
};

/**
 * Carries on with what was asked, now that it is decided, taken back, or out of time. False for the addition of a customer,
 * of which the customer's own record says where it stands.
 */
export async function settleRequest(tx: Transaction, now: Date, actor: Actor, approval: Approval): Promise<boolean> {
  if (approval.subject === "addCustomer") return false;
  await settled[approval.subject](tx, now, actor, approval);
  return true;
}
