import { explain } from "../../core/partner-center-errors.ts";
import { copy } from "../../copy/index.ts";
import type { Refusal } from "../../../db/schema/index.ts";
import { escape } from "../form.ts";

/** What Partner Center answered, in words, with its code and correlation ID, and the one next step that helps. */
export function explainRefusal(refusal: Refusal | null): string {
  if (refusal === null) return "";
  const remedy = explain({
    kind: "upstream",
    outcome: "refused",
    retryable: false,
    retryAfterSeconds: null,
    ...refusal,
  });
  return copy.refusals.sentence(remedy, { ...refusal, description: escape(refusal.description) });
}
