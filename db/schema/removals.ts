import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { RemovalDeclaration } from "../../src/core/relationship/removal.ts";
import {
  finalRemovalStatuses,
  removalStatuses,
  type RemovalStatus,
} from "../../src/core/relationship/removal-status.ts";
import type { Refusal } from "../../src/core/result.ts";
import { approvals } from "./approvals.ts";
import { moment, oneOf } from "./columns.ts";
import { customers } from "./customers.ts";

const final = finalRemovalStatuses.map((status) => `'${status}'`).join(", ");

/** A relationship that somebody asked to end, beside the approval that it needs. */
export const removals = pgTable(
  "removals",
  {
    approvalId: uuid("approval_id")
      .primaryKey()
      .references(() => approvals.id, { onDelete: "cascade" }),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id, { onDelete: "cascade" }),
    status: text().$type<RemovalStatus>().notNull(),
    /** What whoever asked has declared. */
    declared: text().array().$type<RemovalDeclaration[]>().notNull(),
    /** The MS-RequestId of the call, stored before it. */
    requestId: uuid("request_id").notNull().defaultRandom(),
    refusal: jsonb().$type<Refusal>(),
    changedAt: moment("changed_at").notNull(),
  },
  (table) => [
    oneOf("removals_status", table.status, removalStatuses),
    index("removals_customer").on(table.customerId, table.changedAt),
    // A relationship is ended once.
    uniqueIndex("removals_open")
      .on(table.customerId)
      .where(sql`${table.status} not in (${sql.raw(final)})`),
  ],
);
export type Removal = typeof removals.$inferSelect;
