import { and, eq, inArray, ne } from "drizzle-orm";
import { customers, type Customer } from "../../db/schema/index.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import { domainSuffix, type CustomerInput } from "../core/customer/fields.ts";
import type { CustomerStatus } from "../core/customer/lifecycle.ts";
import type { ReviewCode } from "../core/customer/review.ts";
import { nameKey } from "../core/text.ts";
import type { Issue } from "../core/rule.ts";

const known: CustomerStatus[] = ["creating", "address_in_question", "stalled", "active", "ended"];

export interface Duplicates {
  /** The partner's customer with this very domain, or null. */
  sameDomain: Customer | null;
  sameName: readonly Customer[];
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
          .limit(3);
  return { sameDomain: sameDomain ?? null, sameName: sameName.filter((other) => other.id !== sameDomain?.id) };
}

/** An equal name is asked about; the requester's "No, another company" is kept with the request. */
export function duplicateIssues({ sameName }: Duplicates): Issue[] {
  const code: ReviewCode = "equal-name";
  return sameName.slice(0, 1).map((other) => ({
    field: "companyName",
    code,
    severity: "acknowledge",
    params: { name: other.companyName, domain: other.domain },
  }));
}
