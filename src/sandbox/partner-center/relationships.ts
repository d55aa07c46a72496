import type { Answer } from "./answer.ts";
import { recordActivity } from "./audit-log.ts";
import { fieldsOf, textOf, type Call } from "./call.ts";
import { findCustomer } from "./customers.ts";
import { isHeld } from "./entitlements.ts";
import { invalid } from "./pages.ts";
import { refuse } from "./refusals.ts";
import { isInTheWay } from "./subscriptions.ts";
import type { SimulatedCustomer, World } from "./world.ts";

/**
 * Known: the request, the answer, that 3000 came to somebody who removed a relationship that was not there, and that
 * nothing may be active. Assumed: that 1002 is what it answers then.
 */
export function patchCustomer(call: Call, world: World): Answer {
  const customer = findCustomer(call, world);
  if ("status" in customer) return customer;
  const body = fieldsOf(call.body);
  if (textOf(body, "relationshipToPartner") !== "none") return invalid("relationshipToPartner");
  const objectType = textOf(fieldsOf(body.get("attributes")), "objectType");
  if (objectType !== undefined && objectType !== "Customer") return invalid("attributes.objectType");
  const requestId = call.headers.get("ms-requestid")?.toLowerCase();
  // The same MS-RequestId is the same call, whose answer may have been lost.
  if (requestId !== undefined && customer.removedBy === requestId) return removed;
  if (customer.relationship === "none") {
    return refuse(3000, "The relationship between the partner and customer does not exist");
  }
  if (hasAnythingActive(customer, world.now())) {
    return refuse(1002, "The relationship cannot be removed: the customer has active subscriptions or reservations.");
  }
  endRelationship(world, customer, call.token);
  if (requestId !== undefined) customer.removedBy = requestId;
  return removed;
}

export function hasAnythingActive(customer: SimulatedCustomer, now: Date): boolean {
  return customer.subscriptions.some(isInTheWay) || customer.entitlements.some((one) => isHeld(one, now));
}

export function endRelationship(world: World, customer: SimulatedCustomer, by: Call["token"] | "colleague"): void {
  customer.relationship = "none";
  recordActivity(world, {
    customer,
    operationType: "remove_partner_customer_relationship",
    resourceType: "partner_customer_relationship",
    by,
  });
}

/** As Microsoft's sample writes it: this answer, unlike others, begins its names with capitals. */
const removed: Answer = {
  status: 200,
  body: {
    Id: null,
    CommerceId: null,
    CompanyProfile: null,
    BillingProfile: null,
    RelationshipToPartner: "none",
    AllowDelegatedAccess: null,
    UserCredentials: null,
    CustomDomains: null,
    AssociatedPartnerId: null,
    Attributes: { ObjectType: "Customer" },
  },
};
