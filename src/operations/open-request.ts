import { findCustomer } from "../../db/queries/customers.ts";
import { findProspect, findRelationship } from "../../db/queries/relationships.ts";
import type { Customer, Prospect } from "../../db/schema/index.ts";
import { present } from "../core/present.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";

export interface OpenedRequest {
  partnerName: string;
  /** From Partner Center, letter by letter. */
  link: string;
  customer: Customer;
  /** Whom to write to; null when nothing is known of them. */
  contact: Prospect["contact"] | null;
}

/** What an invitation to a relationship begins with: the partner's own link, and whom to write to. */
export async function openRequest(
  deps: Pick<Deps, "db" | "partnerCenter"> & PersonActs,
  input: { customerId: string },
): Promise<Result<OpenedRequest>> {
  const allowed = await allow(deps.db, deps.actor.id, "requestRelationship");
  if (!allowed.ok) return allowed;
  const customer = await findCustomer(deps.db, input.customerId);
  if (customer === null) return fail({ kind: "not_found", what: "customer" });
  if (customer.status === "active") {
    const since = (await findRelationship(deps.db, customer.id))?.since ?? null;
    return fail({ kind: "conflict", status: "reseller", by: null, at: since });
  }
  // Whoever has no API is an indirect reseller, and was told so above.
  const link = await present(deps.partnerCenter, "the API of a partner that has one").relationshipLink();
  if (!link.ok) return link;
  const prospect = await findProspect(deps.db, customer.id);
  const contact = prospect?.contact ?? customer.details?.contact ?? null;
  return ok({ partnerName: allowed.value.settings.partnerName, link: link.value.address, customer, contact });
}
