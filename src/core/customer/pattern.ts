import { compilePattern } from "./country-rules.ts";
import { fieldLimits } from "./fields.ts";

/** The fields that Partner Center has patterns for; none is longer than what `mayTakeForever` reckons with. */
type PatternField = "address.postalCode" | "registrationId" | "contact.phone";

/**
 * True when Partner Center's pattern is known, can be used here and does not match. A text over its field's limit is
 * not put to a pattern: the length has been reported, and a pattern may take very long over it.
 */
export function isRefusedBy(pattern: string | null, text: string, field: PatternField): boolean {
  if (pattern === null || text === "" || text.length > fieldLimits[field]) return false;
  return compilePattern(pattern)?.test(text) === false;
}
