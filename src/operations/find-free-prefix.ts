import { domainSuffix, type CustomerInput } from "../core/customer/fields.ts";
import { otherPrefixes } from "../core/customer/other-prefixes.ts";
import type { PartnerCenter } from "../partner-center/contract.ts";

/** A domain prefix like the taken one that nobody has; null when none of the usual ones is known to be free. */
export async function findFreePrefix(
  partnerCenter: PartnerCenter,
  input: Pick<CustomerInput, "domainPrefix" | "address">,
): Promise<string | null> {
  for (const prefix of otherPrefixes(input)) {
    const taken = await partnerCenter.isDomainTaken(prefix + domainSuffix);
    if (taken.ok && !taken.value) return prefix;
  }
  return null;
}
