import { eq } from "drizzle-orm";
import { findCustomerByTenant, findDomainHolder } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import { saveReading } from "../../db/queries/readings.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import { customers, type Customer } from "../../db/schema/index.ts";
import type { Actor } from "../core/events.ts";
import type { UpstreamFailure } from "../core/result.ts";
import { nameKey, tidyText } from "../core/text.ts";
import type { ListedCustomer } from "../partner-center/contract.ts";
import { acceptRelationship } from "./accept-relationship.ts";
import type { Deps } from "./deps.ts";
import { enqueueNotice } from "./notice-acceptance.ts";

export type PageRead = { done: true } | { done: false; again: UpstreamFailure };

const partnerCenter: Actor = { kind: "partner-center" };

/** Asks for one page of the customer list to be read; null begins at the start. A reading that runs already goes on. */
export const enqueuePage = (tx: Database | Transaction, now: Date, next: string | null): Promise<void> =>
  enqueue(tx, { queue: "read-customers-page", payload: { next }, dedupeKey: "page", runAt: now });

/**
 * Takes one page of Partner Center's customer list into the desk and asks for the following one in the same
 * transaction, so that a reading that was cut off goes on where it stood.
 */
export async function readCustomersPage(
  deps: Pick<Deps, "db" | "now" | "partnerCenter" | "rhythm">,
  input: { next: string | null },
): Promise<PageRead> {
  if (deps.partnerCenter === null) return { done: true };
  const answer = await deps.partnerCenter.customersPage(input.next);
  if (!answer.ok) return { done: false, again: answer.failure };
  const { customers: listed, next } = answer.value;
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    for (const one of listed.filter(isResold)) await takeIn(tx, deps, one);
    if (next === null) await saveReading(tx, "customer-list", now);
    else await enqueuePage(tx, now, next);
  });
  return { done: true };
}

/** The list also holds companies that the partner only advises; nothing can be sold to those. */
const isResold = ({ relationship }: ListedCustomer): boolean =>
  relationship === null || relationship.toLowerCase() === "reseller";

async function takeIn(tx: Transaction, deps: Pick<Deps, "now" | "rhythm">, listed: ListedCustomer): Promise<void> {
  const known = await findCustomerByTenant(tx, listed.tenantId);
  const lookByItself = () =>
    enqueueNotice(tx, { tenantId: listed.tenantId.toLowerCase(), isAcceptance: false }, deps.now());
  // The list may lag behind the end of a relationship: such a customer is asked for by itself.
  if (known?.status === "ended") return lookByItself();
  if (known?.status !== "active") {
    const accepted = await acceptRelationship(tx, deps, listed, { isAcceptance: false });
    return accepted === "unsettled" ? lookByItself() : undefined;
  }
  const domain = (listed.domain ?? "").toLowerCase();
  const holder = await findDomainHolder(tx, domain);
  const isFree = holder === null || holder.id === known.id;
  const companyName = tidyText(listed.companyName ?? "");
  await update(tx, deps.now(), known, {
    ...(companyName === "" ? {} : { companyName, nameKey: nameKey(companyName) }),
    ...(domain !== "" && isFree ? { domain } : {}),
  });
}

type Told = Partial<Pick<Customer, "companyName" | "nameKey" | "domain">>;

async function update(tx: Transaction, now: Date, known: Customer, told: Told): Promise<void> {
  const fields = (["companyName", "domain"] as const).filter((field) => (told[field] ?? known[field]) !== known[field]);
  if (fields.length === 0) return;
  await tx
    .update(customers)
    .set({ ...told, updatedAt: now })
    .where(eq(customers.id, known.id));
  await record(tx, now, partnerCenter, { type: "customer.renamed", subjectId: known.id, data: { fields } });
}
