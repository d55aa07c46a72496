import { and, eq } from "drizzle-orm";
import { customers, type Customer } from "../../db/schema/index.ts";
import type { CustomerDetails } from "../partner-center/contract.ts";
import type { Deps } from "./deps.ts";
import { withinSeconds } from "./within-seconds.ts";

/**
 * The customer with its country. Partner Center's list leaves that out, so it is asked for when somebody looks at the
 * customer, and kept. Without an answer in time the customer stays as it is.
 */
export async function learnCountry(
  deps: Pick<Deps, "db" | "partnerCenter" | "rhythm">,
  customer: Customer,
): Promise<Customer> {
  const { tenantId, country: known } = customer;
  if (known !== "" || tenantId === null || deps.partnerCenter === null) return customer;
  const answer = await withinSeconds(deps.rhythm.checkSeconds, deps.partnerCenter.customer(tenantId));
  return keepCountry(deps, customer, answer?.ok ? answer.value : null);
}

/** The same from what Partner Center has answered already. */
export async function keepCountry(
  deps: Pick<Deps, "db">,
  customer: Customer,
  found: CustomerDetails | null,
): Promise<Customer> {
  const country = found?.address?.country;
  if (customer.country !== "" || !country) return customer;
  await deps.db
    .update(customers)
    .set({ country })
    .where(and(eq(customers.id, customer.id), eq(customers.country, "")));
  return { ...customer, country };
}
