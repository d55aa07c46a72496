import { lockCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { closeFormDraft } from "../../db/queries/form-drafts.ts";
import { insertOrder } from "../../db/queries/orders.ts";
import type { Customer } from "../../db/schema/index.ts";
import type { TypedOrder } from "../core/order/form.ts";
import { isSameMoney, type Money } from "../core/order/money.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Issue } from "../core/rule.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { findOrderable, orderForm } from "./open-order.ts";
import { quoteOrder, type QuotedLine } from "./quote-order.ts";
import { requestApproval } from "./request-approval.ts";

/** What stands of the review itself, and not of a field. */
export const reviewField = "review";
/** Of the line at this place in the review. */
export const reviewLineField = (index: number): string => `${reviewField}.${index}`;

/** Empty while Partner Center takes every line: no colleague decides about what cannot be bought. */
export const refusedLines = (lines: readonly Pick<QuotedLine, "name" | "refusal">[]): Issue[] =>
  lines.flatMap(({ name, refusal }, index): Issue[] =>
    refusal === null
      ? []
      : [
          {
            field: reviewLineField(index),
            code: "line-refused",
            severity: "error",
            params: { name, code: refusal.code ?? "", description: refusal.description },
          },
        ],
  );

/** Empty while Partner Center states the prices that somebody has `seen`, one for each line. */
export const notAsSeen = (lines: readonly QuotedLine[], seen: readonly (Money | null)[]): Issue[] =>
  lines.every(({ price }, index) => isSameMoney(price, seen[index] ?? null))
    ? []
    : [{ field: reviewField, code: "price-not-as-seen", severity: "error", params: {} }];

/**
 * Asks a colleague to approve an order at the prices that whoever asks has `seen`. What was declared is
 * kept with the request and with its event. Issues are of the fields of the form.
 */
export async function requestOrder(
  deps: Pick<Deps, "db" | "now" | "partnerCenter"> & PersonActs,
  input: TypedOrder & { seen: readonly (Money | null)[] },
): Promise<Result<Customer>> {
  const quoted = await quoteOrder(deps, input);
  if (!quoted.ok) return quoted;
  const { lines, resellers } = quoted.value;
  const { customerId, declared, seen } = input;
  const refused = refusedLines(lines);
  const issues = refused.length > 0 ? refused : notAsSeen(lines, seen);
  if (issues.length > 0) return fail({ kind: "invalid", issues });
  const now = deps.now();
  return deps.db.transaction(async (tx) => {
    await lockCustomer(tx, customerId);
    const found = await findOrderable(tx, deps.actor.id, customerId);
    if (!found.ok) return found;
    const request = { subject: "placeOrder" as const, customerId, requestedBy: deps.actor.id };
    const { id: approvalId } = await requestApproval(tx, now, request);
    await insertOrder(
      tx,
      {
        approvalId,
        customerId,
        status: "waiting",
        declared: [...declared],
        reseller: resellers.first,
        additionalResellers: [...resellers.additional],
        changedAt: now,
      },
      lines.map(({ offer, term, name, quantity, price }) => ({
        productId: offer.productId,
        skuId: offer.skuId,
        name,
        term: term.duration,
        billingCycle: term.billingCycle,
        quantity,
        priceMinor: price?.minor ?? null,
        priceCurrency: price?.currency ?? null,
      })),
    );
    await record(tx, now, deps.actor, {
      type: "order.requested",
      subjectId: customerId,
      data: { approvalId, agent: deps.actor.id, declared: [...declared] },
    });
    await closeFormDraft(tx, { owner: deps.actor.id, form: orderForm, subject: customerId });
    return ok(found.value.customer);
  });
}
