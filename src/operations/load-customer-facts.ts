import { findCountryRules } from "../../db/queries/reference.ts";
import { findQualification } from "../../db/queries/qualifications.ts";
import { findSettings } from "../../db/queries/settings.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import type { PartnerType } from "../core/access.ts";
import { bundledRules, withLiveRules } from "../core/customer/country-rules.ts";
import type { CustomerFacts } from "../core/customer/facts.ts";

export async function loadCustomerFacts(
  db: Database | Transaction,
  country: string,
): Promise<CustomerFacts & { partnerType: PartnerType }> {
  const settings = await findSettings(db);
  const live = await findCountryRules(db, country);
  const bundled = bundledRules(country);
  return {
    partnerType: settings?.partnerType ?? "direct-bill",
    partnerDomains: settings?.partnerDomains ?? [],
    country: live === null ? bundled : withLiveRules(bundled, live),
  };
}

/** The same for a customer that there is: Microsoft may know it as a school. */
export async function loadBillingFacts(
  db: Database | Transaction,
  { customerId, country }: { customerId: string; country: string },
): Promise<CustomerFacts> {
  return { ...(await loadCustomerFacts(db, country)), school: await findQualification(db, customerId) };
}
