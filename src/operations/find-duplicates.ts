import { and, desc, eq, inArray, ne, or } from "drizzle-orm";
import { customers, type Customer } from "../../db/schema/index.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import { domainSuffix, type CustomerInput } from "../core/customer/fields.ts";
import { domainHolders, type CustomerStatus } from "../core/customer/lifecycle.ts";
import type { ReviewCode } from "../core/customer/review.ts";
import { nameKey } from "../core/text.ts";
import type { Issue } from "../core/rule.ts";

const known: CustomerStatus[] = [...domainHolders];
const asked: CustomerStatus[] = ["awaiting_approval", "changes_requested", "address_in_question", "creation_refused"];

export interface Duplicates {
  /** The partner's customer with this very domain, or null. */
  sameDomain: Customer | null;
  /** The newest first. */
  sameName: readonly Customer[];
  /** Requests of the same name or domain that are not settled, the newest first. */
  sameRequests: readonly Customer[];
}

/** Customers that may be the one about to be added. */
export async function findDuplicates(
  db: Database | Transaction,
  input: CustomerInput,
  customerId: string,
): Promise<Duplicates> {
  const others = and(inArray(customers.status, known), ne(customers.id, customerId));
  const key = nameKey(input.companyName);
  const [sameDomain] =
    input.domainPrefix === ""
      ? []
      : await db
          .select()
          .from(customers)
          .where(and(others, eq(customers.domain, input.domainPrefix + domainSuffix)));
  const sameName =
    key === ""
      ? []
      : await db
          .select()
          .from(customers)
          .where(and(others, eq(customers.nameKey, key)))
          .orderBy(desc(customers.createdAt))
          .limit(3);
  return {
    sameDomain: sameDomain ?? null,
    sameName: sameName.filter((other) => other.id !== sameDomain?.id),
    sameRequests: await findRequests(db, input, customerId),
  };
}

async function findRequests(
  db: Database | Transaction,
  { companyName, domainPrefix }: CustomerInput,
  customerId: string,
): Promise<Customer[]> {
  const key = nameKey(companyName);
  const same = [
    ...(key === "" ? [] : [eq(customers.nameKey, key)]),
    ...(domainPrefix === "" ? [] : [eq(customers.domain, domainPrefix + domainSuffix)]),
  ];
  if (same.length === 0) return [];
  return db
    .select()
    .from(customers)
    .where(and(inArray(customers.status, asked), ne(customers.id, customerId), or(...same)))
    .orderBy(desc(customers.requestedAt))
    .limit(3);
}

/** Customers and requests that look alike are asked about; the "No, another company" is kept with the request. */
export const duplicateIssues = ({ sameName, sameRequests }: Duplicates): Issue[] => [
  ...isItThis("equal-name", sameName),
  ...isItThis("equal-request", sameRequests),
];

function isItThis(code: ReviewCode, others: readonly Customer[]): Issue[] {
  if (others.length === 0) return [];
  const companies = others.map(({ companyName, domain }) => `${companyName} (${domain})`).join("; ");
  return [{ field: "companyName", code, severity: "acknowledge", params: { companies } }];
}
