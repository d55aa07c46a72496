import { findCustomer } from "../../db/queries/customers.ts";
import { findProspect, findRelationship } from "../../db/queries/relationships.ts";
import type { Customer, Prospect } from "../../db/schema/index.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow, type Allowed } from "./get-acting.ts";
import { readLink, type ChosenLink } from "./read-link.ts";

export interface OpenedRequest extends ChosenLink {
  partnerName: string;
  /** Without an API nobody sees the answer: a person records it. */
  isRecordedByHand: boolean;
  customer: Customer;
  /** Whom to write to; null when nothing is known of them. */
  contact: Prospect["contact"] | null;
}

/**
 * What an invitation to a relationship begins with: the partner's own link, or the one with the company chosen as
 * `together`, and whom to write to. See `readLink`.
 */
export async function openRequest(
  deps: Pick<Deps, "db" | "partnerCenter"> & PersonActs,
  input: { customerId: string; together: string | null },
): Promise<Result<OpenedRequest>> {
  const askable = await whomToAsk(deps, input);
  if (!askable.ok) return askable;
  const { settings, customer } = askable.value;
  const link = await readLink(deps, settings, input.together);
  if (!link.ok) return link;
  const prospect = await findProspect(deps.db, customer.id);
  const contact = prospect?.contact ?? customer.details?.contact ?? null;
  const isRecordedByHand = settings.partnerType === "indirect-reseller";
  return ok({ ...link.value, partnerName: settings.partnerName, isRecordedByHand, customer, contact });
}

/** A company that has no relationship yet, if this person may ask it. */
export async function whomToAsk(
  deps: Pick<Deps, "db"> & PersonActs,
  input: { customerId: string },
): Promise<Result<Pick<Allowed, "settings"> & { customer: Customer }>> {
  const allowed = await allow(deps.db, deps.actor.id, "requestRelationship");
  if (!allowed.ok) return allowed;
  const customer = await findCustomer(deps.db, input.customerId);
  if (customer === null) return fail({ kind: "not_found", what: "customer" });
  if (customer.status === "active") {
    const since = (await findRelationship(deps.db, customer.id))?.since ?? null;
    return fail({ kind: "conflict", status: "reseller", by: null, at: since });
  }
  return ok({ settings: allowed.value.settings, customer });
}
