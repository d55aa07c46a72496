import { subDays } from "date-fns";
import { findCountryRules, readCountryRulesAt, saveCountryRules } from "../../db/queries/reference.ts";
import type { Deps } from "./deps.ts";

const keptDays = 7;

/**
 * Asks Partner Center what a country wants, unless it said so within a week. True when the rules are others than before,
 * so that an open form has to be drawn again.
 */
export async function learnCountryRules(
  deps: Pick<Deps, "db" | "now" | "partnerCenter">,
  input: { country: string },
): Promise<boolean> {
  if (deps.partnerCenter === null || input.country === "") return false;
  const readAt = await readCountryRulesAt(deps.db, input.country);
  if (readAt !== null && readAt > subDays(deps.now(), keptDays)) return false;
  const known = await findCountryRules(deps.db, input.country);
  const answer = await deps.partnerCenter.countryRules(input.country);
  if (!answer.ok || answer.value === null) return false;
  await saveCountryRules(deps.db, answer.value, deps.now());
  // Compared as stored: the database orders the members its own way.
  return JSON.stringify(known) !== JSON.stringify(await findCountryRules(deps.db, input.country));
}
