import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import {
  portalAnswers,
  portalSteps,
  type PortalAnswer,
  type PortalStep,
} from "../../src/core/customer/portal-steps.ts";
import { moment, oneOf } from "./columns.ts";
import { customers } from "./customers.ts";

/** What somebody has done for a customer in Partner Center's own pages, or says is not needed. Without a row it is open. */
export const portalStepAnswers = pgTable(
  "portal_step_answers",
  {
    customerId: uuid("customer_id")
      .notNull()
      .references(() => customers.id, { onDelete: "cascade" }),
    step: text().$type<PortalStep>().notNull(),
    answer: text().$type<PortalAnswer>().notNull(),
    answeredBy: text("answered_by").notNull(),
    answeredAt: moment("answered_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.customerId, table.step] }),
    oneOf("portal_step_answers_step", table.step, portalSteps),
    oneOf("portal_step_answers_answer", table.answer, portalAnswers),
  ],
);
export type PortalStepAnswer = typeof portalStepAnswers.$inferSelect;
