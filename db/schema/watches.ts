import { index, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { moment, oneOf } from "./columns.ts";
import { customers } from "./customers.ts";

export const watchKinds = ["verification", "agreement"] as const;
export type WatchKind = (typeof watchKinds)[number];

/** A status that is being followed. A finished watch has no `nextCheck`. */
export const watches = pgTable(
  "watches",
  {
    id: uuid().primaryKey().defaultRandom(),
    kind: text().$type<WatchKind>().notNull(),
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id, { onDelete: "cascade" }),
    startedAt: moment("started_at").notNull(),
    nextCheck: moment("next_check"),
    /** When the requester was told that it takes longer than usual. */
    overdueToldAt: moment("overdue_told_at"),
  },
  (table) => [
    oneOf("watches_kind", table.kind, watchKinds),
    uniqueIndex("watches_customer").on(table.kind, table.customerId),
    index("watches_next_check").on(table.nextCheck),
  ],
);
export type Watch = typeof watches.$inferSelect;
