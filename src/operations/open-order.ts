import { findCustomer } from "../../db/queries/customers.ts";
import { findOpenOrder } from "../../db/queries/orders.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import type { Customer } from "../../db/schema/index.ts";
import type { PartnerType } from "../core/access.ts";
import { isKnownByHand } from "../core/customer/known-by-hand.ts";
import type { Gate } from "../core/customer/order-gate.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";
import { canOrder, type ReadStory } from "./read-agreement.ts";

export const orderForm = "order-subscriptions";

export interface OpenedOrder {
  customer: Customer;
  story: ReadStory;
  gate: Gate;
}

/** Whether something can be ordered for a customer now, and what stands in the way, read from Partner Center. */
export async function openOrder(
  deps: Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm"> & PersonActs,
  input: { customerId: string },
): Promise<Result<OpenedOrder>> {
  const orderable = await findOrderable(deps.db, deps.actor.id, input.customerId);
  if (!orderable.ok) return orderable;
  const read = await canOrder(deps, input);
  if (!read.ok) return read;
  // Reading may have told the customer's country.
  return ok({ customer: read.value.story.customer, story: read.value.story, gate: read.value.gate });
}

/** The customer, if this person may order for it and nobody's order is on its way. A former one is told by the gate. */
export async function findOrderable(
  db: Database | Transaction,
  person: string,
  customerId: string,
): Promise<Result<{ customer: Customer; partnerType: PartnerType }>> {
  const allowed = await allow(db, person, "placeOrder");
  if (!allowed.ok) return allowed;
  const customer = await findCustomer(db, customerId);
  if (customer?.status !== "active" && customer?.status !== "ended")
    return fail({ kind: "not_found", what: "customer" });
  // Without its ID Partner Center takes no cart for it.
  if (isKnownByHand(customer)) return fail({ kind: "not_found", what: "customer" });
  const open = await findOpenOrder(db, customerId);
  if (open === null) return ok({ customer, partnerType: allowed.value.settings.partnerType });
  const { requestedBy: by, requestedAt: at } = open.approval;
  return fail({ kind: "conflict", status: "order_requested", by, at });
}
