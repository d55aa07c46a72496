import { bigserial, index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { Actor, DeskEvent } from "../../src/core/events.ts";
import { moment } from "./columns.ts";

/** Append-only. Holds field names and IDs, never personal data. No foreign key: history outlives its subject. */
export const events = pgTable(
  "events",
  {
    id: bigserial({ mode: "number" }).primaryKey(),
    type: text().$type<DeskEvent["type"]>().notNull(),
    subjectId: text("subject_id").notNull(),
    actor: jsonb().$type<Actor>().notNull(),
    at: moment("at").notNull(),
    before: text(),
    after: text(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (table) => [index("events_subject").on(table.subjectId, table.id)],
);
export type StoredEvent = typeof events.$inferSelect;

/** Deliveries from Slack that were handled already. */
export const inbound = pgTable(
  "inbound",
  { id: text().primaryKey(), receivedAt: moment("received_at").notNull() },
  (table) => [index("inbound_received_at").on(table.receivedAt)],
);
