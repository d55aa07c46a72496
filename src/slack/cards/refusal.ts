import { copy } from "../../copy/index.ts";
import { readPattern } from "../../core/customer/readable-pattern.ts";
import { remedyFor } from "../../core/customer/refused-field.ts";
import { isDeskCode, isPartnerCenterCode, partnerCenterErrors, type Remedy } from "../../core/partner-center-errors.ts";
import type { Customer } from "../../../db/schema/index.ts";
import type { Refusal } from "../../core/result.ts";
import { escape } from "../form.ts";

type Refused = Pick<Customer, "refusal" | "checks" | "domain">;

/** What Partner Center answered, in words, with its code and correlation ID, and the one next step that helps. */
export function explainRefusal(
  { refusal, checks, domain }: Refused,
  standing: "creation_refused" | "stalled" = "creation_refused",
): string {
  if (refusal === null) return "";
  const remedy = remedyFor(refusal, checks);
  const pattern = remedy.kind === "fix-registration-id" ? remedy.pattern : null;
  const shapes = pattern === null ? null : readPattern(pattern);
  const { description, code, correlationId } = refusal;
  const answer = { description: escape(description), code: shownCode(code), correlationId };
  return copy.refusals.sentence(matterOf(refusal, remedy, domain), remedy, shapes, answer, standing);
}

/** The same for a channel: without Partner Center's own words, which may quote what was typed. */
export function nameRefusal({ refusal, checks, domain }: Refused): string {
  if (refusal === null) return "";
  const matter = matterOf(refusal, remedyFor(refusal, checks), domain);
  return copy.refusals.brief(matter, shownCode(refusal.code), refusal.correlationId);
}

function matterOf({ code }: Refusal, remedy: Remedy, domain: string): string {
  if (remedy.kind === "choose-other-domain") return copy.refusals.domainTaken(domain);
  if (isPartnerCenterCode(code)) return copy.refusals.meanings[partnerCenterErrors[code].meaning];
  return isDeskCode(code) ? copy.refusals.deskMeanings[code] : "";
}

/** The desk's own codes mean nothing to Microsoft's support. */
const shownCode = (code: string | null): string | null => (isDeskCode(code) ? null : code);
