import { randomInt } from "node:crypto";
import type { Answer } from "./answer.ts";
import { recordActivity, type Activity } from "./audit-log.ts";
import { fieldsOf, type Call } from "./call.ts";
import { readCustomerRequest } from "./customer-request.ts";
import { billingProfileOf } from "./customers.ts";
import { refuse } from "./refusals.ts";
import type { CustomerData, SimulatedCustomer, World } from "./world.ts";

export function answerBillingProfile(customer: SimulatedCustomer): Answer {
  const { firstName, lastName } = customer.address;
  return { status: 200, body: { ...billingProfileOf(customer), firstName, lastName } };
}

/**
 * Known: the whole object with the etag in quotation marks, and the code for one that is no longer valid. Assumed: that a missing
 * one is refused alike, that the data is judged as a new customer's, and that the country cannot become another.
 */
export function putBillingProfile(call: Call, customer: SimulatedCustomer, world: World): Answer {
  if (call.headers.get("if-match") !== `"${customer.etag}"`) return refuse(2055);
  const address = fieldsOf(fieldsOf(call.body).get("defaultaddress"));
  if (address.get("country") !== customer.address.country) {
    return refuse(3000, "Invalid property: defaultAddress.country cannot be changed.", ["defaultAddress.country"]);
  }
  const { domain, registrationId: organizationRegistrationNumber } = customer;
  const asNew = { companyProfile: { domain, organizationRegistrationNumber }, billingProfile: call.body };
  const read = readCustomerRequest(asNew, world);
  if ("refused" in read) return read.refused;
  const { companyName, email, culture, language, address: written } = read.data;
  changeBilling(world, customer, { companyName, email, culture, language, address: written }, call.token);
  return answerBillingProfile(customer);
}

/** Any change makes Microsoft verify the account again. */
export function changeBilling(
  world: World,
  customer: SimulatedCustomer,
  changes: Partial<CustomerData>,
  by: Activity["by"],
): void {
  const oldValue = billingProfileOf(customer);
  Object.assign(customer, changes, {
    etag: String(randomInt(2 ** 47)),
    verification: { kind: "planned", plan: world.plan },
    verifiedAnewAt: world.now(),
  });
  const newValue = billingProfileOf(customer);
  const what = { operationType: "update_customer_billing_profile", resourceType: "customer" };
  recordActivity(world, { customer, ...what, by, oldValue, newValue });
}
