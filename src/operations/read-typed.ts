import { findCustomer } from "../../db/queries/customers.ts";
import { answersFromInput, type Answers } from "../core/customer/answers.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";

/** What somebody typed of a company that was not created, for them to go on with elsewhere. */
export async function readTyped(
  deps: Pick<Deps, "db"> & PersonActs,
  input: { customerId: string },
): Promise<Result<Answers>> {
  const customer = await findCustomer(deps.db, input.customerId);
  if (customer === null) return fail({ kind: "not_found", what: "customer" });
  if (customer.requestedBy !== deps.actor.id) return fail({ kind: "denied", denial: { reason: "not-yours" } });
  return ok(customer.details === null ? {} : answersFromInput(customer.details));
}
