import { sql } from "drizzle-orm";
import { index, integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import {
  approvalStatuses,
  approvalSubjects,
  type ApprovalStatus,
  type ApprovalSubject,
} from "../../src/core/approval.ts";
import { moment, oneOf } from "./columns.ts";
import { customers } from "./customers.ts";

export const approvals = pgTable(
  "approvals",
  {
    id: uuid().primaryKey().defaultRandom(),
    subject: text().$type<ApprovalSubject>().notNull(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id, { onDelete: "cascade" }),
    status: text().$type<ApprovalStatus>().notNull(),
    requestedBy: text("requested_by").notNull(),
    requestedAt: moment("requested_at").notNull(),
    decidedBy: text("decided_by"),
    decidedAt: moment("decided_at"),
    /** Required with a rejection and with a wish for changes. */
    reason: text(),
    remindersSent: integer("reminders_sent").notNull().default(0),
  },
  (table) => [
    oneOf("approvals_status", table.status, approvalStatuses),
    oneOf("approvals_subject", table.subject, approvalSubjects),
    index("approvals_customer").on(table.customerId, table.requestedAt),
    index("approvals_waiting")
      .on(table.requestedAt)
      .where(sql`${table.status} = 'waiting'`),
  ],
);
export type Approval = typeof approvals.$inferSelect;
