import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { secretStatuses, type SecretStatus } from "../../src/core/initial-password.ts";
import { moment, oneOf } from "./columns.ts";
import { customers } from "./customers.ts";

/** The initial administrator's password, sealed until it is shown once. */
export const secrets = pgTable(
  "secrets",
  {
    id: uuid().primaryKey().defaultRandom(),
    customerId: uuid("customer_id")
      .notNull()
      .unique()
      .references(() => customers.id, { onDelete: "cascade" }),
    status: text().$type<SecretStatus>().notNull(),
    userName: text("user_name").notNull(),
    /** Null once destroyed. */
    sealed: text(),
    /** The only person who may see it. */
    owner: text().notNull(),
    expiresAt: moment("expires_at").notNull(),
    revealedAt: moment("revealed_at"),
  },
  (table) => [oneOf("secrets_status", table.status, secretStatuses), index("secrets_expires_at").on(table.expiresAt)],
);
export type Secret = typeof secrets.$inferSelect;

/** What the desk itself must keep secret: the rotated refresh token of Partner Center. */
export const credentials = pgTable("credentials", {
  name: text().primaryKey(),
  sealed: text().notNull(),
  /** Digest of the value that stood in the environment last: a new value there starts afresh. */
  origin: text().notNull(),
  updatedAt: moment("updated_at").notNull(),
});
