import { sql } from "drizzle-orm";
import { check, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import {
  educationSegments,
  qualificationStatuses,
  type EducationSegment,
  type QualificationStatus,
} from "../../src/core/qualification.ts";
import type { Refusal } from "../../src/core/result.ts";
import { moment, oneOf } from "./columns.ts";
import { customers } from "./customers.ts";

/** What Partner Center listed before it was asked, as JSON keeps it. */
export interface ListedBefore {
  status: string;
  requestedAt: string | null;
}

/** The education qualification that somebody asked for, one a customer. */
export const qualifications = pgTable(
  "qualifications",
  {
    customerId: uuid("customer_id")
      .primaryKey()
      .references(() => customers.id, { onDelete: "cascade" }),
    segment: text().$type<EducationSegment>().notNull(),
    website: text().notNull(),
    status: text().$type<QualificationStatus>().notNull(),
    /** The MS-RequestId, stored before the call. */
    requestId: uuid("request_id").notNull().defaultRandom(),
    /** Null where nothing was listed, or the new one has been seen beside it. */
    listedBefore: jsonb("listed_before").$type<ListedBefore>(),
    /** Why Microsoft denied it, in its own words; null when it gave no reason. */
    reason: text(),
    /** Why Partner Center did not take the request. */
    refusal: jsonb().$type<Refusal>(),
    requestedBy: text("requested_by").notNull(),
    requestedAt: moment("requested_at").notNull(),
    /** Since when it stands like this. */
    since: moment("since").notNull(),
  },
  (table) => [
    oneOf("qualifications_segment", table.segment, educationSegments),
    oneOf("qualifications_status", table.status, qualificationStatuses),
    check("qualifications_website", sql`${table.website} <> ''`),
  ],
);
export type Qualification = typeof qualifications.$inferSelect;
