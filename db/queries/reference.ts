import { eq } from "drizzle-orm";
import type { CountryRules } from "../../src/core/customer/country-rules.ts";
import type { Database, Transaction } from "../connect.ts";
import { countryRules } from "../schema/index.ts";

/** What Partner Center last said of a country; null when it was never asked, or said nothing. */
export async function findCountryRules(db: Database | Transaction, country: string): Promise<CountryRules | null> {
  const [row] = await db.select().from(countryRules).where(eq(countryRules.country, country));
  return row?.rules ?? null;
}

export async function saveCountryRules(db: Database | Transaction, rules: CountryRules, readAt: Date): Promise<void> {
  await db
    .insert(countryRules)
    .values({ country: rules.country, rules, readAt })
    .onConflictDoUpdate({ target: countryRules.country, set: { rules, readAt } });
}

export async function readCountryRulesAt(db: Database | Transaction, country: string): Promise<Date | null> {
  const [row] = await db
    .select({ readAt: countryRules.readAt })
    .from(countryRules)
    .where(eq(countryRules.country, country));
  return row?.readAt ?? null;
}
