import { parse } from "tldts";
import { asHost, hostOfEmail, isHostWithin } from "./customer/email.ts";
import type { CustomerInput } from "./customer/fields.ts";
import { educationSegments, type EducationSegment } from "./qualification.ts";
import type { Issue } from "./rule.ts";
import { sharedDomains } from "./reference/shared-domains.ts";

export const educationFields = ["segment", "website", "email"] as const;
export type EducationField = (typeof educationFields)[number];
export const educationProblems = ["segment-missing", "website-invalid", "email-invalid", "email-shared"] as const;
type EducationProblem = (typeof educationProblems)[number];

export interface EducationInput {
  segment: EducationSegment;
  website: string;
  email: string;
}

/** What somebody typed, or everything that is wrong in it. The address is judged, and sent nowhere. */
export function readEducation(
  answers: Readonly<Record<string, string | null>>,
): { input: EducationInput } | { issues: readonly Issue[] } {
  const segment = educationSegments.find((one) => one === answers["segment"]);
  const website = readWebsite(answers["website"] ?? "");
  const email = (answers["email"] ?? "").trim();
  const issue = (field: EducationField, code: EducationProblem): Issue => ({
    field,
    code,
    severity: "error",
    params: {},
  });
  const issues = [
    ...(segment === undefined ? [issue("segment", "segment-missing")] : []),
    ...(website === null ? [issue("website", "website-invalid")] : []),
    ...(hostOfEmail(email) === null ? [issue("email", "email-invalid")] : []),
    ...(educationEmailProblem(email, website ?? "") === "shared" ? [issue("email", "email-shared")] : []),
  ];
  return segment === undefined || website === null || issues.length > 0
    ? { issues }
    : { input: { segment, website, email } };
}

export type School = Pick<EducationInput, "segment" | "website">;

/** As which school a customer is added; null for one that is none. What was sent before there was a choice holds none. */
export function educationOf({ educationSegment: segment, educationWebsite }: CustomerInput): School | null {
  return segment ? { segment, website: readWebsite(educationWebsite) ?? educationWebsite } : null;
}

/** A school's website as Partner Center's sample has it, `contoso.edu`, of what a person pastes; null when it is none. */
export function readWebsite(typed: string): string | null {
  const host = asHost(
    typed
      .trim()
      .replace(/^https?:\/\//i, "")
      .replace(/[/?#].*$/s, "")
      .replace(/\.$/, ""),
  );
  return host === null || isShared(host) ? null : (asHost(host.replace(/^www\./, "")) ?? host);
}

/**
 * What education asks of the contact's address beyond the rules of every customer: no service where anybody has one
 * (`shared`), and the school's own domain (`other-domain`). An address or a website that is none has rules of its own.
 */
export function educationEmailProblem(email: string, website: string): "shared" | "other-domain" | null {
  const host = hostOfEmail(email);
  if (host === null) return null;
  if (isShared(host)) return "shared";
  const site = readWebsite(website);
  if (site === null) return null;
  return parse(host).domain === parse(site).domain ? null : "other-domain";
}

const isShared = (host: string): boolean => [...sharedDomains].some((shared) => isHostWithin(host, shared));
