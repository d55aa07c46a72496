import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, uniqueIndex, uuid, integer } from "drizzle-orm/pg-core";
import { customerStatuses, domainHolders, type CustomerStatus } from "../../src/core/customer/lifecycle.ts";
import { verificationStatuses, type VerificationStatus } from "../../src/core/customer/verification.ts";
import type { CustomerInput } from "../../src/core/customer/fields.ts";
import type { Check } from "../../src/core/customer/checks.ts";
import type { Refusal } from "../../src/core/result.ts";
import type { Issue } from "../../src/core/rule.ts";
import { moment, oneOf } from "./columns.ts";

const holders = domainHolders.map((status) => `'${status}'`).join(", ");

export const customers = pgTable(
  "customers",
  {
    id: uuid().primaryKey().defaultRandom(),
    status: text().$type<CustomerStatus>().notNull(),
    /** Partner Center's customer ID; null until the customer exists there. */
    tenantId: text("tenant_id").unique(),
    companyName: text("company_name").notNull(),
    /** `nameKey(companyName)`: how equal names are found. */
    nameKey: text("name_key").notNull(),
    /** Full domain, lower case; empty while a draft has none. */
    domain: text().notNull(),
    /** ISO alpha-2; empty when Partner Center's list did not say. */
    country: text().notNull(),
    /** What the requester sent; null for a customer that was found in Partner Center. */
    details: jsonb().$type<CustomerInput>(),
    /** What the requester confirmed in the review, shown to the approver. */
    acknowledged: jsonb().$type<Issue[]>().notNull().default([]),
    /** What the last look at Partner Center said before sending. */
    checks: jsonb().$type<Check[]>().notNull().default([]),
    requestedBy: text("requested_by"),
    requestedAt: moment("requested_at"),
    /** The MS-RequestId of the creation, stored before the call; the same one goes out while its answer is unknown. */
    createRequestId: uuid("create_request_id"),
    refusal: jsonb().$type<Refusal>(),
    createdAt: moment("created_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (table) => [
    oneOf("customers_status", table.status, customerStatuses),
    index("customers_name_key").on(table.nameKey),
    index("customers_any_domain").on(table.domain),
    index("customers_requested_by").on(table.requestedBy, table.status),
    // One record per domain from the moment Partner Center is asked to create it.
    uniqueIndex("customers_domain")
      .on(table.domain)
      .where(sql`${table.status} in (${sql.raw(holders)}) and ${table.domain} <> ''`),
  ],
);
export type Customer = typeof customers.$inferSelect;

/** What somebody has typed so far; the customer's record is a draft, or was sent back for changes. */
export const drafts = pgTable(
  "drafts",
  {
    id: uuid().primaryKey().defaultRandom(),
    customerId: uuid("customer_id")
      .notNull()
      .unique()
      .references(() => customers.id, { onDelete: "cascade" }),
    owner: text().notNull(),
    /** Typed answers by field path, exactly as they stand in the form. */
    answers: jsonb().$type<Record<string, string | null>>().notNull(),
    /** Raised by Next, Back and submit; an action of an older revision is dropped. */
    revision: integer().notNull().default(0),
    /** Slack's `action_ts` of the last stored answer of this view; the larger one wins. */
    actionTs: text("action_ts").notNull().default("0"),
    checks: jsonb().$type<Check[]>(),
    expiresAt: moment("expires_at").notNull(),
    updatedAt: moment("updated_at").notNull(),
  },
  (table) => [index("drafts_owner").on(table.owner, table.expiresAt), index("drafts_expires_at").on(table.expiresAt)],
);
export type Draft = typeof drafts.$inferSelect;

/** Microsoft's account verification as the desk last saw it. */
export const verifications = pgTable(
  "verifications",
  {
    customerId: uuid("customer_id")
      .primaryKey()
      .references(() => customers.id, { onDelete: "cascade" }),
    status: text().$type<VerificationStatus>().notNull(),
    /** Partner Center's lastUpdateDateTime; null when it names none. */
    lastUpdate: moment("last_update"),
    since: moment("since").notNull(),
    checkedAt: moment("checked_at").notNull(),
  },
  (table) => [oneOf("verifications_status", table.status, verificationStatuses)],
);
export type Verification = typeof verifications.$inferSelect;
