import { sql, type SQL } from "drizzle-orm";
import { check, integer, text, timestamp, type AnyPgColumn } from "drizzle-orm/pg-core";
import type { InvitationLanguage } from "../../src/core/agreement/invitation.ts";

export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Statuses are text with a check: a Postgres enum cannot gain a value and use it in one migration run. */
export const oneOf = (name: string, column: AnyPgColumn, values: readonly string[]) => {
  const list: SQL = sql.raw(values.map((value) => `'${value}'`).join(", "));
  return check(name, sql`${column} in (${list})`);
};

/** A mail with a link to accept, as somebody has sent it to a customer, and how often that person was reminded of it. */
export const sentMail = {
  language: text().$type<InvitationLanguage>().notNull(),
  /** The mail address it went to. */
  sentTo: text("sent_to").notNull(),
  /** As it was sent. */
  subject: text().notNull(),
  body: text().notNull(),
  sentBy: text("sent_by").notNull(),
  sentAt: moment("sent_at").notNull(),
  remindersSent: integer("reminders_sent").notNull().default(0),
};
