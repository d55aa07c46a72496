import type { Transaction } from "../../db/connect.ts";
import type { Approval } from "../../db/schema/index.ts";
import type { ApprovalSubject } from "../core/approval.ts";
import type { Actor } from "../core/events.ts";
import { settleBillingEdit } from "./follow-billing-edit.ts";
import { settleOrder } from "./follow-order.ts";
import { settleRemoval } from "./follow-removal.ts";

type Settle = (tx: Transaction, now: Date, actor: Actor, approval: Approval) => Promise<void>;

/** The customer's own record is what an addition is about, and moves by itself. */
const settlements: Readonly<Record<ApprovalSubject, Settle | null>> = {
  addCustomer: null,
  removeRelationship: settleRemoval,
  editBilling: settleBillingEdit,
  placeOrder: settleOrder,
};

/** Carries a decision over to what was asked for. False: nothing stands beside the customer's record. */
export async function settleRequest(tx: Transaction, now: Date, actor: Actor, approval: Approval): Promise<boolean> {
  const settle = settlements[approval.subject];
  await settle?.(tx, now, actor, approval);
  return settle !== null;
}
