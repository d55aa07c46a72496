import { copy } from "../../copy/index.ts";
import { isDeskCode } from "../../core/partner-center-errors.ts";
import type { Attestation } from "../../../db/schema/index.ts";
import { escape } from "../form.ts";

/** Refusals of what was said of the person, which can be corrected: a property that is wrong, a phone that is missing. */
const aboutPerson: readonly (string | null)[] = ["3000", "600051"];

/**
 * What Partner Center answered to an attestation. Microsoft does not say what it answers to the retired call, so that
 * every other refusal of it may mean that.
 */
export function whyRefused({ way, refusal }: Pick<Attestation, "way" | "refusal">): string {
  if (refusal === null) return "";
  const said = copy.failures.partnerCenter({ ...refusal, description: escape(refusal.description) });
  const mayBeRetired = way === "agreements-api" && !aboutPerson.includes(refusal.code) && !isDeskCode(refusal.code);
  return mayBeRetired ? `${said} ${copy.agreement.agent.retired}` : said;
}
