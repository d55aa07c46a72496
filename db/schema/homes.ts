import { index, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/** Who has opened the desk's Home tab, and what it shows them. */
export const homes = pgTable(
  "homes",
  {
    /** Slack user ID. */
    person: text().primaryKey(),
    openedAt: moment("opened_at").notNull(),
    /** Digest of what was last published; null before that. */
    shown: text(),
  },
  (table) => [index("homes_opened_at").on(table.openedAt)],
);
