import { listCustomersPage, type CustomerLine, type Edge } from "../../db/queries/find-customers.ts";
import type { PartnerType } from "../core/access.ts";
import { domainSuffix } from "../core/customer/fields.ts";
import { ok, type Result } from "../core/result.ts";
import { nameKey, normaliseText } from "../core/text.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { allow } from "./get-acting.ts";

export type { CustomerLine } from "../../db/queries/find-customers.ts";

/** @public For tests. */
export const customersOnPage = 8;
const mostTyped = 200;

/** Where a page begins: behind a customer, before one, or at the first. Empty text: every customer. */
export interface PageWish {
  text: string;
  after?: Edge | undefined;
  before?: Edge | undefined;
}

export interface CustomersPage {
  text: string;
  customers: readonly CustomerLine[];
  hasEarlier: boolean;
  hasMore: boolean;
  partnerType: PartnerType;
}

/** One page of the customers whose name, domain or ID fits, in the order of their names. */
export async function listCustomers(
  deps: Pick<Deps, "db"> & PersonActs,
  { text, after, before }: PageWish,
): Promise<Result<CustomersPage>> {
  const allowed = await allow(deps.db, deps.actor.id, "seeCustomers");
  if (!allowed.ok) return allowed;
  const typed = normaliseText(text).slice(0, mostTyped);
  const lower = typed.toLowerCase();
  const search = typed === "" ? null : { key: nameKey(typed), typed: lower, domainSuffix };
  const found = await listCustomersPage(deps.db, {
    text: search,
    ...(after === undefined ? {} : { after }),
    ...(before === undefined ? {} : { before }),
    most: customersOnPage + 1,
  });
  const nearest = found.slice(0, customersOnPage);
  const isThereAnother = found.length > customersOnPage;
  return ok({
    text: typed,
    customers: before === undefined ? nearest : nearest.toReversed(),
    hasEarlier: before === undefined ? after !== undefined : isThereAnother,
    hasMore: before === undefined ? isThereAnother : true,
    partnerType: allowed.value.settings.partnerType,
  });
}
