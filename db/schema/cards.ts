import { bigint, index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/** Every message the desk has posted or is about to post. One row a message; a card is updated in place. */
export const cards = pgTable(
  "cards",
  {
    id: uuid().primaryKey().defaultRandom(),
    /** What it shows: an approval, a customer's status, or one event told in a thread or a direct message. */
    kind: text().notNull(),
    /** The customer, approval or event that it shows. */
    subjectId: text("subject_id").notNull(),
    /** Where it was sent: a channel's or a person's Slack ID. */
    place: text().notNull(),
    /** The conversation and time stamp Slack answered; null until then. */
    channel: text(),
    ts: text(),
    eventId: bigint("event_id", { mode: "number" }),
    /** When posting was first tried; with no `ts` the answer was lost and the channel is read before posting again. */
    attemptedAt: moment("attempted_at"),
    /** Digest of what was last sent. */
    shown: text(),
    updatedAt: moment("updated_at").notNull(),
  },
  (table) => [
    uniqueIndex("cards_subject").on(table.kind, table.subjectId, table.place),
    index("cards_message").on(table.channel, table.ts),
    index("cards_event").on(table.eventId),
  ],
);
export type Card = typeof cards.$inferSelect;
