import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { invitationLanguages } from "../../src/core/agreement/invitation.ts";
import { relationshipStatuses, type RelationshipStatus } from "../../src/core/relationship/lifecycle.ts";
import { requestStatuses, type RequestStatus } from "../../src/core/relationship/request-status.ts";
import { requestOrigins, type RequestOrigin } from "../../src/core/relationship/request.ts";
import { moment, oneOf, sentMail } from "./columns.ts";
import { customers } from "./customers.ts";

/** Whether the partner may sell to a customer. A customer without a row was never asked and has not left: a reseller's. */
export const relationships = pgTable(
  "relationships",
  {
    customerId: uuid("customer_id")
      .primaryKey()
      .references(() => customers.id, { onDelete: "cascade" }),
    status: text().$type<RelationshipStatus>().notNull(),
    since: moment("since").notNull(),
    /** Who said so, where there is no API; null: Partner Center. */
    recordedBy: text("recorded_by"),
  },
  (table) => [oneOf("relationships_status", table.status, relationshipStatuses)],
);
export type Relationship = typeof relationships.$inferSelect;

/** A company that was asked for a relationship and is no customer yet: its person and where it came from. */
export const prospects = pgTable(
  "prospects",
  {
    customerId: uuid("customer_id")
      .primaryKey()
      .references(() => customers.id, { onDelete: "cascade" }),
    contact: jsonb().$type<{ firstName: string; lastName: string; email: string }>().notNull(),
    cameFrom: text("came_from").$type<RequestOrigin>().notNull(),
  },
  (table) => [oneOf("prospects_came_from", table.cameFrom, requestOrigins)],
);
export type Prospect = typeof prospects.$inferSelect;

/** An invitation to a relationship that somebody has sent. Its link is the partner's own and names no customer. */
export const relationshipRequests = pgTable(
  "relationship_requests",
  {
    id: uuid().primaryKey().defaultRandom(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id, { onDelete: "cascade" }),
    status: text().$type<RequestStatus>().notNull(),
    /** The customer accepts the Microsoft Customer Agreement in the same step. */
    withAgreement: boolean("with_agreement").notNull(),
    /** The provider that is asked for at once; null: the partner alone. */
    provider: text(),
    link: text().notNull(),
    ...sentMail,
    answeredAt: moment("answered_at"),
  },
  (table) => [
    oneOf("relationship_requests_status", table.status, requestStatuses),
    oneOf("relationship_requests_language", table.language, invitationLanguages),
    index("relationship_requests_customer").on(table.customerId, table.sentAt),
    index("relationship_requests_sent_by").on(table.sentBy, table.sentAt),
    // A newer request to the same company replaces the older one.
    uniqueIndex("relationship_requests_open")
      .on(table.customerId)
      .where(sql`${table.status} = 'open'`),
  ],
);
export type RelationshipRequest = typeof relationshipRequests.$inferSelect;

/** A customer has accepted, and a person has to say whose request that answers. */
export const acceptanceQuestions = pgTable(
  "acceptance_questions",
  {
    customerId: uuid("customer_id")
      .primaryKey()
      .references(() => customers.id, { onDelete: "cascade" }),
    /** Requests that may be meant, the likeliest first. */
    candidates: uuid().array().notNull(),
    askedAt: moment("asked_at").notNull(),
    answeredBy: text("answered_by"),
    answeredAt: moment("answered_at"),
  },
  (table) => [
    index("acceptance_questions_open")
      .on(table.askedAt)
      .where(sql`${table.answeredAt} is null`),
  ],
);
export type AcceptanceQuestion = typeof acceptanceQuestions.$inferSelect;

/** When something of Partner Center's was last read to its end, such as the audit log, or when an event last came. */
export const readings = pgTable("readings", {
  name: text().$type<"audit-log" | "customer-list" | "event" | "test-event">().primaryKey(),
  readAt: moment("read_at").notNull(),
});

/** Records of the audit log that were seen: it is asked for by days and has no IDs. */
export const seenRecords = pgTable(
  "seen_records",
  { key: text().primaryKey(), seenAt: moment("seen_at").notNull() },
  (table) => [index("seen_records_seen_at").on(table.seenAt)],
);
