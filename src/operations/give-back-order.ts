import { randomUUID } from "node:crypto";
import { findResellerByPartnerId } from "../../db/queries/resellers.ts";
import { turnFormDraft } from "../../db/queries/form-drafts.ts";
import type { Transaction } from "../../db/connect.ts";
import type { Order, OrderLine } from "../../db/schema/index.ts";
import { orderAnswers } from "../core/order/form.ts";
import { orderForm } from "./open-order.ts";

/**
 * What was not bought stands in the requester's form again, for as long as anything that was not sent. A reseller that
 * has left meanwhile stands there too: it is refused under its field, and another one is chosen.
 */
export async function giveBackOrder(
  tx: Transaction,
  now: Date,
  { customerId, reseller, additionalResellers }: Order,
  { lines, owner }: { lines: readonly OrderLine[]; owner: string },
): Promise<void> {
  const first = reseller === null ? null : await findResellerByPartnerId(tx, reseller);
  await turnFormDraft(tx, {
    owner,
    form: orderForm,
    subject: customerId,
    opening: randomUUID(),
    answers: { ...orderAnswers(lines, { resellerId: first?.tenantId ?? null, additional: additionalResellers }) },
    updatedAt: now,
  });
}
