import { sql } from "drizzle-orm";
import { check, index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { BillingData, BillingField } from "../../src/core/billing/data.ts";
import {
  billingEditStatuses,
  finalBillingEditStatuses,
  type BillingEditStatus,
} from "../../src/core/billing/edit-status.ts";
import type { Warning } from "../../src/core/customer/review.ts";
import type { Refusal } from "../../src/core/result.ts";
import type { Issue } from "../../src/core/rule.ts";
import { approvals } from "./approvals.ts";
import { moment, oneOf } from "./columns.ts";
import { customers } from "./customers.ts";

/** What was typed, and what it was shown against. */
export interface TypedBilling {
  was: BillingData;
  wanted: BillingData;
  /** What the requester confirmed in the review. */
  acknowledged: Issue[];
  warnings: Warning[];
}

const final = finalBillingEditStatuses.map((status) => `'${status}'`).join(", ");

/** A correction of a customer's billing data that somebody asked for, beside the approval that it needs. */
export const billingEdits = pgTable(
  "billing_edits",
  {
    approvalId: uuid("approval_id")
      .primaryKey()
      .references(() => approvals.id, { onDelete: "cascade" }),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id, { onDelete: "cascade" }),
    status: text().$type<BillingEditStatus>().notNull(),
    /** Which fields become others. */
    fields: text().array().$type<BillingField[]>().notNull(),
    /** Null once it has come to its end. */
    typed: jsonb().$type<TypedBilling>(),
    /** Of the profile that the difference was shown against; once it is written, of what it became. */
    etag: text().notNull(),
    /** The MS-RequestId of the call, stored before it. */
    requestId: uuid("request_id").notNull().defaultRandom(),
    refusal: jsonb().$type<Refusal>(),
    changedAt: moment("changed_at").notNull(),
  },
  (table) => [
    oneOf("billing_edits_status", table.status, billingEditStatuses),
    check("billing_edits_forgotten", sql`(${table.typed} is null) = (${table.status} in (${sql.raw(final)}))`),
    index("billing_edits_customer").on(table.customerId, table.changedAt),
    // Two corrections at once would be shown against the same data.
    uniqueIndex("billing_edits_open")
      .on(table.customerId)
      .where(sql`${table.status} not in (${sql.raw(final)})`),
  ],
);
export type BillingEdit = typeof billingEdits.$inferSelect;
