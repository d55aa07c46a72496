import type { PartnerType } from "../access.ts";
import { euEftaCountries } from "../reference/eu-efta.ts";
import type { Issue } from "../rule.ts";

/** Source: 002_713d6d2573c77612.txt, note on the EU and EFTA. */
export const mostAdditionalResellers = 5;

/** In the form, and of issues. */
export const firstResellerField = "resellerId";
export const additionalResellersField = "additionalResellers";

/** Resellers on record, by their partner IDs. Without a first one the partner sells directly. */
export interface ResellersOnRecord {
  first: string | null;
  additional: readonly string[];
}

export const noResellers: ResellersOnRecord = { first: null, additional: [] };

/** Whether there is a first reseller to choose, and whether others are declared beside it. */
export const asksForReseller = (partnerType: PartnerType): boolean => partnerType === "indirect-provider";
export const asksForAdditional = (partnerType: PartnerType, country: string): boolean =>
  asksForReseller(partnerType) && euEftaCountries.has(country);

/** The partner IDs that somebody typed, in any of the ways in which people part them. */
export const readPartnerIds = (typed: string): string[] => typed.split(/[\s,;]+/).filter((part) => part !== "");

export type ResellerIssueCode =
  | "additional-not-here"
  | "additional-before-first"
  | "additional-too-many"
  | "partner-id-form"
  | "partner-id-own"
  | "partner-id-twice"
  | "agreement-not-signed";

/**
 * Everything that is wrong with the resellers at once. `own`: the partner's own ID, null where it is not known. Whether each
 * has signed the partner agreement only Partner Center knows: see `notSigned`.
 */
export function judgeResellers(
  { first, additional }: ResellersOnRecord,
  { partnerType, country, own }: { partnerType: PartnerType; country: string; own: string | null },
): Issue[] {
  if (additional.length === 0) return [];
  if (!asksForAdditional(partnerType, country)) return [issue("additional-not-here", { country })];
  const repeated = additional.filter((id, index) => id === first || additional.indexOf(id) !== index);
  return [
    ...(first === null ? [issue("additional-before-first")] : []),
    ...(additional.length > mostAdditionalResellers
      ? [issue("additional-too-many", { most: mostAdditionalResellers, count: additional.length })]
      : []),
    ...additional.filter((id) => !isPartnerId(id)).map((id) => issue("partner-id-form", { id })),
    ...(own !== null && additional.includes(own) ? [issue("partner-id-own", { id: own })] : []),
    ...[...new Set(repeated)].map((id) => issue("partner-id-twice", { id })),
  ];
}

/** A reseller that has not signed the Microsoft Partner Agreement, or that Partner Center does not know. */
export const notSigned = (id: string, { first }: ResellersOnRecord): Issue => ({
  ...issue("agreement-not-signed", { id }),
  field: id === first ? firstResellerField : additionalResellersField,
});

/** Partner IDs are numbers. Their length is not documented; ten digits hold every 32-bit number. */
const isPartnerId = (id: string): boolean => /^[1-9]\d{0,9}$/.test(id);

const issue = (code: ResellerIssueCode, params: Issue["params"] = {}): Issue => ({
  field: additionalResellersField,
  code,
  severity: "error",
  params,
});
