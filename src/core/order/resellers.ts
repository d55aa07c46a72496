import type { PartnerType } from "../access.ts";
import { euEftaCountries } from "../reference/eu-efta.ts";
import type { Issue } from "../rule.ts";

/** Source: 002_713d6d2573c77612.txt, note on the EU and EFTA. */
export const mostAdditionalResellers = 5;

/** In the form, and of issues. */
export const firstResellerField = "resellerId";
export const additionalResellersField = "additionalResellers";

/** What the partner's list of resellers says of one. `gone`: it is not, or no longer, on it. */
export type ResellerStanding = "active" | "inactive" | "gone";

/** What Partner Center knows of the Microsoft partner agreement of another partner. `unknown`: no reseller has this ID. */
export type PartnerAgreement = "signed" | "not-signed" | "other-region" | "unknown";

/** Resellers on record, by their partner IDs. Without a first one the partner sells directly. */
export interface ResellersOnRecord {
  first: string | null;
  additional: readonly string[];
}

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
  | "reseller-unknown"
  | "reseller-inactive"
  | "reseller-without-id"
  | "reseller-refused"
  | "agreement-not-signed"
  | "partner-id-unknown"
  | "partner-other-region";

/**
 * Everything that is wrong with the resellers at once. `own`: the partner's own ID, null where it is not known. Whether each
 * has signed the partner agreement only Partner Center knows: see `judgeAgreement`.
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

/** What speaks against the reseller that was chosen as the first one. An order names it by its partner ID. */
export function judgeFirst(name: string, standing: ResellerStanding, partnerId: string | null): Issue[] {
  if (standing === "gone") return [{ ...issue("reseller-unknown"), field: firstResellerField }];
  if (standing === "inactive") return [{ ...issue("reseller-inactive", { name }), field: firstResellerField }];
  return partnerId === null ? [{ ...issue("reseller-without-id", { name }), field: firstResellerField }] : [];
}

const withoutAgreement = {
  "not-signed": "agreement-not-signed",
  "other-region": "partner-other-region",
  unknown: "partner-id-unknown",
} as const satisfies Record<Exclude<PartnerAgreement, "signed">, ResellerIssueCode>;

/** A reseller that Partner Center does not let take part. */
export function judgeAgreement(id: string, agreement: PartnerAgreement, { first }: ResellersOnRecord): Issue[] {
  if (agreement === "signed") return [];
  const field = id === first ? firstResellerField : additionalResellersField;
  return [{ ...issue(withoutAgreement[agreement], { id }), field }];
}

/** Partner Center's refusals of a cart that are about a reseller: the list that the desk read may be a day old. */
const resellerRefusals: readonly (string | null)[] = ["800016", "800039", "900123", "900154"];

/** Which of several it means is not told. Empty for a refusal that is about something else. */
export const judgeRefusal = (
  { code, description }: { code: string | null; description: string },
  { additional }: ResellersOnRecord,
): Issue[] =>
  resellerRefusals.includes(code)
    ? [
        {
          ...issue("reseller-refused", { code: code ?? "", description }),
          field: additional.length === 0 ? firstResellerField : additionalResellersField,
        },
      ]
    : [];

/** Partner IDs are numbers. Their length is not documented; ten digits hold every 32-bit number. */
const isPartnerId = (id: string): boolean => /^[1-9]\d{0,9}$/.test(id);

const issue = (code: ResellerIssueCode, params: Issue["params"] = {}): Issue => ({
  field: additionalResellersField,
  code,
  severity: "error",
  params,
});
