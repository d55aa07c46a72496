import { type SQL, and, asc, desc, eq, gt, inArray, lte, ne, or, sql } from "drizzle-orm";
import type { CustomerStatus } from "../../src/core/customer/lifecycle.ts";
import type { AgreementStatus } from "../../src/core/agreement/lifecycle.ts";
import type { VerificationStatus } from "../../src/core/customer/verification.ts";
import type { RelationshipStatus } from "../../src/core/relationship/lifecycle.ts";
import type { Database, Transaction } from "../connect.ts";
import {
  agreements,
  customers,
  relationships,
  verifications,
  type Customer,
  relationshipRequests,
} from "../schema/index.ts";

export type ListedRecord = Pick<Customer, "id" | "status" | "companyName" | "domain" | "country">;

const listed = {
  id: customers.id,
  status: customers.status,
  companyName: customers.companyName,
  domain: customers.domain,
  country: customers.country,
};

interface Typed {
  /** `nameKey` of what was typed; empty when it holds no letter or digit. */
  key: string;
  /** Lower case. */
  typed: string;
  /** What Microsoft appends to every first domain. */
  domainSuffix: string;
}

export interface Search extends Typed {
  viewer: string;
  most: number;
}

/** Where name, domain or ID fit what was typed: exactly, from the beginning, anywhere. */
function matches({ key, typed, domainSuffix }: Typed) {
  const pattern = typed.replace(/[\\%_]/g, "\\$&");
  const named = (test: SQL): SQL => (key === "" ? sql`false` : test);
  return {
    isExact: sql<boolean>`(${customers.tenantId} = ${typed} or ${customers.id}::text = ${typed}
    or ${customers.domain} in (${typed}, ${typed + domainSuffix}) or ${named(sql`${customers.nameKey} = ${key}`)})`,
    begins: sql`(${customers.domain} like ${`${pattern}%`} or ${named(sql`${customers.nameKey} like ${`${key}%`}`)})`,
    contains: sql`(${customers.domain} like ${`%${pattern}%`} or ${named(sql`${customers.nameKey} like ${`%${key}%`}`)})`,
  };
}

/** Records whose name, domain or ID fits, those that fit exactly first. Drafts are left out; they live in their forms. */
export async function searchCustomers(
  db: Database,
  { viewer, most, ...text }: Search,
): Promise<(ListedRecord & { isExact: boolean })[]> {
  const { isExact, begins, contains } = matches(text);
  return db
    .select({ ...listed, isExact: isExact.as("is_exact") })
    .from(customers)
    .where(
      and(
        ne(customers.status, "draft"),
        or(ne(customers.status, "discarded"), eq(customers.requestedBy, viewer)),
        sql`(${isExact} or ${contains})`,
      ),
    )
    .orderBy(desc(isExact), desc(begins), customers.companyName, customers.id)
    .limit(most);
}

/** Where a page ends: the last customer that it shows. */
export interface Edge {
  nameKey: string;
  id: string;
}

/** Null: the desk has not looked yet. */
export interface CustomerLine extends ListedRecord, Edge {
  relationship: RelationshipStatus | null;
  agreement: AgreementStatus | null;
  verification: VerificationStatus | null;
  /** Null: Partner Center cannot be asked about it. */
  tenantId: string | null;
  /** Who recorded the relationship, where Partner Center did not say it. */
  recordedBy: string | null;
  since: Date | null;
}

/** What a page shows: customers and companies that are asked to become one. Former ones are found by who looks for them. */
const listedStatuses: CustomerStatus[] = ["active", "prospect"];
const foundStatuses: CustomerStatus[] = [...listedStatuses, "ended"];

/**
 * Customers in the order of name and ID, behind `after` or before `before`, nearest to it first; `text` null: all. A
 * customer that is added meanwhile moves no other one.
 */
export async function listCustomersPage(
  db: Database | Transaction,
  page: { text: Typed | null; after?: Edge; before?: Edge; most: number },
): Promise<CustomerLine[]> {
  const place = sql`(${customers.nameKey}, ${customers.id})`;
  const edge = ({ nameKey, id }: Edge) => sql`(${nameKey}, ${id}::uuid)`;
  const { isExact, contains } = matches(page.text ?? { key: "", typed: "", domainSuffix: "" });
  const direction = page.before ? desc : asc;
  return db
    .select({
      ...listed,
      nameKey: customers.nameKey,
      relationship: relationships.status,
      agreement: agreements.status,
      verification: verifications.status,
      tenantId: customers.tenantId,
      recordedBy: relationships.recordedBy,
      since: relationships.since,
    })
    .from(customers)
    .leftJoin(relationships, eq(relationships.customerId, customers.id))
    .leftJoin(agreements, eq(agreements.customerId, customers.id))
    .leftJoin(verifications, eq(verifications.customerId, customers.id))
    .where(
      and(
        inArray(customers.status, page.text === null ? listedStatuses : foundStatuses),
        page.text === null ? undefined : sql`(${isExact} or ${contains})`,
        page.after && sql`${place} > ${edge(page.after)}`,
        page.before && sql`${place} < ${edge(page.before)}`,
      ),
    )
    .orderBy(direction(customers.nameKey), direction(customers.id))
    .limit(page.most);
}

/**
 * A company that was asked for a relationship and is no customer yet: of this domain, or of this name where one of the two
 * domains is not known. The newest; null for none.
 */
export async function findProspectLike(
  tx: Transaction,
  { nameKey, domain }: { nameKey: string; domain: string },
): Promise<Customer | null> {
  const [row] = await tx
    .select()
    .from(customers)
    .where(
      and(
        eq(customers.status, "prospect"),
        domain === ""
          ? eq(customers.nameKey, nameKey)
          : or(eq(customers.domain, domain), and(eq(customers.nameKey, nameKey), eq(customers.domain, ""))),
      ),
    )
    .orderBy(desc(customers.createdAt), desc(customers.id))
    .limit(1);
  return row ?? null;
}

/** Companies that somebody noted and nobody has asked since. */
export async function forgetUnasked(db: Database | Transaction, until: Date): Promise<void> {
  const isAsked = sql`exists (select 1 from ${relationshipRequests} where ${relationshipRequests.customerId} = ${customers.id})`;
  const isNoted = and(eq(customers.status, "prospect"), lte(customers.createdAt, until));
  await db.delete(customers).where(and(isNoted, sql`not ${isAsked}`));
}

const inProgress: CustomerStatus[] = [
  "awaiting_approval",
  "changes_requested",
  "creating",
  "address_in_question",
  "stalled",
  "creation_refused",
];

/** What somebody asked for that is not settled, or changed since; the newest change first. */
export async function listRequestsOf(
  db: Database,
  { person, since, most }: { person: string; since: Date; most: number },
): Promise<ListedRecord[]> {
  return db
    .select(listed)
    .from(customers)
    .leftJoin(verifications, eq(verifications.customerId, customers.id))
    .where(
      and(
        eq(customers.requestedBy, person),
        ne(customers.status, "draft"),
        ne(customers.status, "discarded"),
        or(
          inArray(customers.status, inProgress),
          and(
            eq(customers.status, "active"),
            or(sql`${verifications.status} is null`, ne(verifications.status, "allowed")),
          ),
          gt(customers.updatedAt, since),
          gt(verifications.since, since),
        ),
      ),
    )
    .orderBy(desc(sql`greatest(${customers.updatedAt}, ${verifications.since})`))
    .limit(most);
}
