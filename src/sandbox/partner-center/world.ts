import type { AuditRecord } from "./audit-log.ts";
import type { LineFailure, SimulatedCart } from "./carts.ts";
import type { Outbox } from "./deliveries.ts";
import type { SimulatedEntitlement } from "./entitlements.ts";
import type { SimulatedOrder } from "./orders.ts";
import type { QualificationPlan, SimulatedQualification } from "./qualifications.ts";
import type { Registration } from "./registration.ts";
import type { Stamp } from "./stamps.ts";
import type { SimulatedSubscription } from "./subscriptions.ts";
import type { ValidationEvent } from "./validation-events.ts";
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

/** What a customer does with an invitation or an agreement; "ignores" is to never answer. */
export type CustomersAnswer = "accepts" | "declines" | "ignores";

export interface Contact {
  firstName: string;
  lastName: string;
  email: string;
  phoneNumber?: string;
}

export interface SignedAgreement {
  /** Of the partner's user who attested. */
  userId: string;
  primaryContact: Contact;
  templateId: string;
  dateAgreed: string;
  type: "MicrosoftCustomerAgreement" | "MicrosoftCloudAgreement";
  agreementLink: string;
}

/** An enhanced attestation: its signatory reads and accepts on a page of Microsoft's. */
export interface SimulatedAttestation {
  id: string;
  /** The MS-RequestId that created it. */
  requestId: string;
  createdAt: Date;
  country: string;
  language: string;
  companyName: string;
  signatory: Contact;
  /** What the customer did on the page; null while nothing. */
  answer: CustomersAnswer | null;
  /** An agreement was made of it. */
  isFinalised: boolean;
}

/** A company that is no customer of this partner yet. */
export interface Prospect {
  id: string;
  company: { companyName: string; domain: string; country: string };
  /** What it said to the partner's invitation; null while it has not been asked. */
  answer: CustomersAnswer | null;
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
  /** Those that the partner attested. */
  agreements: SignedAgreement[];
  /** What the customer did with the Microsoft Customer Agreement itself; null while nothing. */
  agreementAnswer: CustomersAnswer | null;
  relationship: "reseller" | "none";
  /** The MS-RequestId that removed the relationship. */
  removedBy?: string;
  /** Those with whom it accepted an invitation. */
  resellerIds: string[];
  subscriptions: SimulatedSubscription[];
  entitlements: SimulatedEntitlement[];
  /** Oldest first. */
  qualifications: SimulatedQualification[];
  carts: SimulatedCart[];
  orders: SimulatedOrder[];
  /** When it was last verified anew; undefined: its verification began with its creation. */
  verifiedAnewAt?: Date;
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
  /** The partner's own partner ID. */
  partnerId: string;
  /** A time that no other moment here has. */
  stamp: () => Stamp;
  tenantId: string;
  clientId: string;
  consentingUserId: string;
  /** Former ones included. */
  customers: SimulatedCustomer[];
  prospects: Prospect[];
  /** The partner asked for its invitation link. */
  hasInvited: boolean;
  /** The resellers for whom it asked for a link together with its own. */
  invitedWith: Set<string>;
  registration: Registration | null;
  validationEvents: ValidationEvent[];
  outbox: Outbox;
  auditLog: AuditRecord[];
  /** Whether what happens is recorded in the audit log. */
  keepsAuditLog: boolean;
  /** Whether the partner may still attest agreements without the customer's page. */
  takesAttestations: boolean;
  attestations: SimulatedAttestation[];
  resellers: SimulatedReseller[];
  /** The partner's own partner ID. */
  mpnId: string;
  /** Whether carts and orders state prices. */
  statesPrices: boolean;
  /** Of one licence for a month, in hundredths, where it is not the catalogue's any more; by catalogue item. */
  prices: Map<string, number>;
  /** Milliseconds until a new order is listed. */
  ordersAppearAfter: number;
  /** What cannot be ordered at the moment, by catalogue item. */
  failingItems: Map<string, LineFailure>;
  /** What a cart is told to be wrong at the moment, by catalogue item. */
  refusedItems: Map<string, LineFailure>;
  takenDomains: Set<string>;
  countriesOutsideRegion: Set<string>;
  partnerDomains: Set<string>;
  replayPassword: boolean;
  countryRulesShape: "flat" | "nested";
  verificationTakes: number;
  plan: VerificationPlan;
  qualificationPlan: QualificationPlan;
}

export function isSameContact(one: Contact, other: Contact): boolean {
  const keyOf = ({ firstName, lastName, email, phoneNumber = "" }: Contact) =>
    JSON.stringify([firstName, lastName, email, phoneNumber]).toLowerCase();
  return keyOf(one) === keyOf(other);
}

export function isTaken(world: World, domain: string): boolean {
  const wanted = domain.toLowerCase();
  return (
    [...world.takenDomains].some((taken) => taken.toLowerCase() === wanted) ||
    world.customers.some((customer) => customer.domain.toLowerCase() === wanted)
  );
}

/** Throws when there is none. */
export function getCustomer(world: World, id: string): SimulatedCustomer {
  const found = world.customers.find((customer) => customer.id === id);
  if (found === undefined) throw new Error(`The simulated Partner Center has no customer ${id}.`);
  return found;
}
