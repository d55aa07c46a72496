import type { School } from "../education-answers.ts";
import type { CountryRules } from "./country-rules.ts";

/** What the rules of a new customer must know of the world; loaded before they run. */
export interface CustomerFacts {
  /** The partner's own e-mail domains, lower case. */
  partnerDomains: readonly string[];
  /** The rules of the customer's country: bundled, with what Partner Center says laid over them. */
  country: CountryRules;
  /** As which school Microsoft was asked about it already; left out while it is added. */
  school?: School | null;
}
