import type { PartnerCenterSimulator } from "../partner-center/simulator.ts";
import type { VerificationStatus } from "../partner-center/verification.ts";
import { companies } from "./companies.ts";

/** Whom the partner had before the desk came, and whom it may win. */
export function seedPartnerCenter(partnerCenter: PartnerCenterSimulator, count: number): void {
  partnerCenter.seedCustomer({
    companyName: "Northwind Traders LLC",
    domain: "northwindtraders.onmicrosoft.com",
    address: { country: "US", city: "Portland", state: "OR", postalCode: "97204" },
  });
  const litware = partnerCenter.seedCustomer({
    companyName: "Litware GmbH",
    domain: "litware.onmicrosoft.com",
    address: { country: "DE", city: "Hamburg", postalCode: "20095" },
  });
  partnerCenter.seedSubscription(litware.id, { quantity: 25 });
  partnerCenter.seedEntitlement(litware.id);
  for (const [index, { companyName, domainPrefix, ...address }] of companies(count).entries()) {
    const domain = `${domainPrefix}.onmicrosoft.com`;
    partnerCenter.seedCustomer({ companyName, domain, address, verification: verificationOf(index) });
  }
  partnerCenter.seedProspect({ companyName: "Wingtip Toys", domain: "wingtiptoys.onmicrosoft.com", country: "US" });
  partnerCenter.seedProspect({ companyName: "Fourth Coffee", domain: "fourthcoffee.onmicrosoft.com", country: "GB" });
  partnerCenter.seedReseller({ name: "Adventure Works Cycles" });
  partnerCenter.seedReseller({ name: "Proseware Inc." });
}

/** Nearly all of a partner's customers are verified. */
function verificationOf(index: number): VerificationStatus {
  if (index % 25 === 7) return "UnderReview";
  return index % 50 === 31 ? "NotAllowed" : "Allowed";
}
