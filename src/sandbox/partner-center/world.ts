import type { VerificationPlan, VerificationStatus } from "./verification.ts";

export interface SimulatedAddress {
  country: string;
  addressLine1: string;
  addressLine2?: string;
  city?: string;
  state?: string;
  postalCode?: string;
  firstName: string;
  lastName: string;
  middleName?: string;
  phoneNumber?: string;
}

export interface CustomerData {
  domain: string;
  companyName: string;
  registrationId?: string;
  email: string;
  culture: string;
  language: string;
  address: SimulatedAddress;
  enableGDAPByDefault: boolean;
  associatedPartnerId?: string;
}

export interface SimulatedCustomer extends CustomerData {
  id: string;
  commerceId: string;
  billingProfileId: string;
  etag: string;
  createdAt: Date;
  /** The MS-RequestId that created it; undefined when it was there before. */
  requestId?: string;
  /** Undefined for a customer that was there before. */
  password?: string;
  verification: { kind: "planned"; plan: VerificationPlan } | { kind: "set"; status: VerificationStatus; since: Date };
}

export interface SimulatedReseller {
  id: string;
  name: string;
  mpnId: string;
  location: string;
  state: "Active" | "Inactive";
  /** Its location is linked to an active indirect reseller; if not: 900154. */
  isLocationLinked: boolean;
  isAgreementSigned: boolean;
}

export interface World {
  now: () => Date;
  customers: SimulatedCustomer[];
  resellers: SimulatedReseller[];
  takenDomains: Set<string>;
  countriesOutsideRegion: Set<string>;
  partnerDomains: Set<string>;
  replayPassword: boolean;
  countryRulesShape: "flat" | "nested";
  verificationTakes: number;
  plan: VerificationPlan;
}

export function isTaken(world: World, domain: string): boolean {
  const wanted = domain.toLowerCase();
  return (
    [...world.takenDomains].some((taken) => taken.toLowerCase() === wanted) ||
    world.customers.some((customer) => customer.domain.toLowerCase() === wanted)
  );
}
