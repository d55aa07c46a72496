import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { findCustomerByTenant, findDomainHolder, moveCustomer } from "../../db/queries/customers.ts";
import { record } from "../../db/queries/events.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import { customers, type Customer } from "../../db/schema/index.ts";
import type { Actor } from "../core/events.ts";
import type { UpstreamFailure } from "../core/result.ts";
import { nameKey, tidyText } from "../core/text.ts";
import type { ListedCustomer } from "../partner-center/contract.ts";
import type { Deps } from "./deps.ts";

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
  deps: Pick<Deps, "db" | "now" | "partnerCenter">,
  input: { next: string | null },
): Promise<PageRead> {
  if (deps.partnerCenter === null) return { done: true };
  const answer = await deps.partnerCenter.customersPage(input.next);
  if (!answer.ok) return { done: false, again: answer.failure };
  const { customers: listed, next } = answer.value;
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    for (const one of listed.filter(isResold)) await takeIn(tx, now, one);
    if (next !== null) await enqueuePage(tx, now, next);
  });
  return { done: true };
}

/** The list also holds companies that the partner only advises; nothing can be sold to those. */
const isResold = ({ relationship }: ListedCustomer): boolean =>
  relationship === null || relationship.toLowerCase() === "reseller";

async function takeIn(tx: Transaction, now: Date, listed: ListedCustomer): Promise<void> {
  const domain = (listed.domain ?? "").toLowerCase();
  const known = await findCustomerByTenant(tx, listed.tenantId);
  const holder = await findDomainHolder(tx, domain);
  // The desk is creating this one right now, or lost the answer: its own record becomes the customer.
  if (known === null && holder !== null && holder.tenantId === null) return;
  const isFree = holder === null || holder.id === known?.id;
  const companyName = tidyText(listed.companyName ?? "");
  const told = {
    ...(companyName === "" ? {} : { companyName, nameKey: nameKey(companyName) }),
    ...(domain !== "" && isFree ? { domain } : {}),
  };
  if (known === null) await add(tx, now, listed, told);
  else await update(tx, now, known, told);
}

type Told = Partial<Pick<Customer, "companyName" | "nameKey" | "domain">>;

async function add(tx: Transaction, now: Date, listed: ListedCustomer, told: Told): Promise<void> {
  const companyName = told.companyName ?? listed.domain ?? listed.tenantId;
  const id = randomUUID();
  await tx.insert(customers).values({
    id,
    status: "active",
    tenantId: listed.tenantId,
    companyName,
    nameKey: nameKey(companyName),
    domain: told.domain ?? "",
    country: "",
    createdAt: now,
    updatedAt: now,
  });
  const data = { tenantId: listed.tenantId };
  await record(tx, now, partnerCenter, {
    type: "customer.found",
    subjectId: id,
    before: null,
    after: "active",
    data,
  });
}

async function update(tx: Transaction, now: Date, known: Customer, told: Told): Promise<void> {
  const back = await moveCustomer(tx, known.id, "relationshipAccepted", { ...told, updatedAt: now });
  if (back !== null) {
    await record(tx, now, partnerCenter, {
      type: "customer.found",
      subjectId: known.id,
      before: back.before,
      after: back.customer.status,
      data: { tenantId: known.tenantId ?? "" },
    });
    return;
  }
  const fields = (["companyName", "domain"] as const).filter((field) => (told[field] ?? known[field]) !== known[field]);
  if (fields.length === 0) return;
  await tx
    .update(customers)
    .set({ ...told, updatedAt: now })
    .where(eq(customers.id, known.id));
  await record(tx, now, partnerCenter, { type: "customer.renamed", subjectId: known.id, data: { fields } });
}
