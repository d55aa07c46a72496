import { boolean, pgTable, text } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/** The workspace's people as the desk last read them; roles are decided from here before an ack. */
export const people = pgTable("people", {
  /** Slack user ID. */
  id: text().primaryKey(),
  name: text().notNull(),
  locale: text(),
  timeZone: text("time_zone"),
  isAdmin: boolean("is_admin").notNull().default(false),
  isBot: boolean("is_bot").notNull().default(false),
  isGuest: boolean("is_guest").notNull().default(false),
  isDeleted: boolean("is_deleted").notNull().default(false),
  readAt: moment("read_at").notNull(),
});

export const userGroups = pgTable("user_groups", {
  /** Slack user group ID. */
  id: text().primaryKey(),
  name: text().notNull(),
  handle: text().notNull(),
  members: text().array().notNull(),
  readAt: moment("read_at").notNull(),
});
