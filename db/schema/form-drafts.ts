import { index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { moment } from "./columns.ts";

/** What somebody has typed into a form and not sent: one row a person, form and what it is about. */
export const formDrafts = pgTable(
  "form_drafts",
  {
    owner: text().notNull(),
    /** The form's callback ID. */
    form: text().notNull(),
    /** What it is about, such as a customer's record ID. */
    subject: text().notNull(),
    /** Changes each time the form is opened; what is typed into an older window is dropped. */
    opening: uuid().notNull(),
    /** Null until something was typed. */
    answers: jsonb().$type<Record<string, string | null>>(),
    /** Slack's `action_ts` of the last stored answer; the larger one wins. */
    actionTs: text("action_ts").notNull().default("0"),
    updatedAt: moment("updated_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.owner, table.form, table.subject] }),
    index("form_drafts_updated_at").on(table.updatedAt),
  ],
);
export type FormDraft = typeof formDrafts.$inferSelect;
