import { verificationMeanings } from "../../core/customer/verification.ts";
import type { Story } from "../../operations/read-story.ts";

/** Not approved, or late: somebody has to find out why. */
export function needsMending({
  customer,
  verification,
  watch,
}: Pick<Story, "customer" | "verification" | "watch">): boolean {
  if (customer.status === "ended") return false;
  if (verification === null || verificationMeanings[verification.status].orders === "open") return false;
  return verification.status === "not_allowed" || (watch !== null && watch.overdueToldAt !== null);
}
