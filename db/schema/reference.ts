import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { CountryRules } from "../../src/core/customer/country-rules.ts";
import { moment } from "./columns.ts";

/** What Partner Center said a country asks for. */
export const countryRules = pgTable("country_rules", {
  country: text().primaryKey(),
  rules: jsonb().$type<CountryRules>().notNull(),
  readAt: moment("read_at").notNull(),
});

/** An indirect provider's resellers, as Partner Center listed them. */
export const resellers = pgTable(
  "resellers",
  {
    tenantId: text("tenant_id").primaryKey(),
    name: text().notNull(),
    mpnId: text("mpn_id"),
    state: text().notNull(),
    readAt: moment("read_at").notNull(),
  },
  (table) => [index("resellers_mpn_id").on(table.mpnId)],
);
