import { explain, type Remedy } from "../partner-center-errors.ts";
import type { Check } from "./checks.ts";
import type { CustomerField } from "./fields.ts";

interface Refused {
  code: string | null;
  status: number | null;
  description: string;
  correlationId: string | null;
}

/** Partner Center says of a taken domain only that a property is invalid; the look at the domain afterwards tells. */
export const isDomainTaken = (checks: readonly Check[]): boolean =>
  checks.some((one) => one.check === "domain" && one.result === "taken");

/** What helps after a refused creation. */
export function remedyFor(refusal: Refused, checks: readonly Check[]): Remedy {
  const remedy = explain({
    kind: "upstream",
    outcome: "refused",
    retryable: false,
    retryAfterSeconds: null,
    ...refusal,
  });
  return remedy.kind === "unknown" && isDomainTaken(checks) ? { kind: "choose-other-domain" } : remedy;
}

/** The field to correct after a refused creation; null when it is none in particular. */
export function refusedField(refusal: Refused, checks: readonly Check[]): CustomerField | null {
  switch (remedyFor(refusal, checks).kind) {
    case "fix-registration-id":
    case "send-without-registration-id":
      return "registrationId";
    case "phone-missing":
      return "contact.phone";
    case "choose-other-reseller":
      return "resellerId";
    case "choose-other-domain":
      return "domainPrefix";
    case "country-outside-region":
      return "address.country";
    default:
      return null;
  }
}
