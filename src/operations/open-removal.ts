import { findCustomer } from "../../db/queries/customers.ts";
import { findOpenRemoval } from "../../db/queries/removals.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import type { Customer } from "../../db/schema/index.ts";
import { isKnownByHand } from "../core/customer/known-by-hand.ts";
import { present } from "../core/present.ts";
import { whatIsInTheWay, type Obstacle } from "../core/relationship/removal.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";

export interface OpenedRemoval {
  customer: Customer;
  /** Everything to end first, as Partner Center lists it now. */
  obstacles: readonly Obstacle[];
}

/** What has to be ended before the relationship with a customer can be, read from Partner Center. */
export async function openRemoval(
  deps: Pick<Deps, "db" | "partnerCenter"> & PersonActs,
  input: { customerId: string },
): Promise<Result<OpenedRemoval>> {
  const customer = await findRemovable(deps.db, deps.actor.id, input.customerId);
  if (!customer.ok) return customer;
  const tenantId = present(customer.value.tenantId, "the customer's ID in Partner Center");
  const items = await present(deps.partnerCenter, "Partner Center").activeItems(tenantId);
  if (!items.ok) return items;
  return ok({ customer: customer.value, obstacles: whatIsInTheWay(items.value) });
}

/** The customer, if this person may end the relationship with it and nobody has asked to. */
export async function findRemovable(
  db: Database | Transaction,
  person: string,
  customerId: string,
): Promise<Result<Customer>> {
  const allowed = await allow(db, person, "removeRelationship");
  if (!allowed.ok) return allowed;
  const customer = await findCustomer(db, customerId);
  if (customer === null) return fail({ kind: "not_found", what: "customer" });
  if (customer.status === "ended") return fail({ kind: "conflict", status: "ended", by: null, at: customer.updatedAt });
  // Without its ID Partner Center cannot be asked to end it: that is recorded by hand.
  if (customer.status !== "active" || isKnownByHand(customer)) return fail({ kind: "not_found", what: "customer" });
  const open = await findOpenRemoval(db, customerId);
  if (open === null) return ok(customer);
  const { requestedBy: by, requestedAt: at } = open.approval;
  return fail({ kind: "conflict", status: "removal_requested", by, at });
}
