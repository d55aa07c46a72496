import type { BillingData } from "../core/billing/data.ts";
import type { Address, AddressStatus } from "../core/customer/checks.ts";
import type { CountryRules } from "../core/customer/country-rules.ts";
import type { VerificationStatus } from "../core/customer/verification.ts";
import type { EducationSegment, Vetting } from "../core/qualification.ts";
import type { AuditRecord } from "../core/relationship/audit.ts";
import type { ActiveItems } from "../core/relationship/removal.ts";
import type { Secret } from "../core/secret-text.ts";
import type { Answer } from "./answer.ts";
import type { Ordering } from "./ordering.ts";

export type { Answer } from "./answer.ts";
export type * from "./ordering.ts";

/** The body of `POST /v1/customers`; made by `toNewCustomer`. */
export interface NewCustomer {
  enableGDAPByDefault: boolean;
  associatedPartnerId?: string;
  companyProfile: { domain: string; organizationRegistrationNumber?: string };
  billingProfile: {
    culture: string;
    language: string;
    email: string;
    companyName: string;
    firstName: string;
    lastName: string;
    defaultAddress: {
      firstName: string;
      lastName: string;
      addressLine1: string;
      addressLine2?: string;
      city?: string;
      state?: string;
      postalCode?: string;
      country: string;
      phoneNumber?: string;
    };
  };
}

export interface CreatedCustomer {
  tenantId: string;
  /** `admin@<domain>` as a rule; null when the answer brought no credentials. */
  userName: string | null;
  /** Null when a replayed answer came without it. It cannot be read later. */
  password: Secret | null;
  correlationId: string | null;
}

export interface ListedCustomer {
  tenantId: string;
  domain: string | null;
  companyName: string | null;
  /** Partner Center's word: reseller, advisor, none … Null when not told. */
  relationship: string | null;
}

export interface CustomerDetails extends ListedCustomer {
  registrationId: string | null;
  email: string | null;
  culture: string | null;
  language: string | null;
  address: Address | null;
  contact: { firstName: string; lastName: string; phone: string } | null;
  allowsDelegatedAccess: boolean | null;
}

export interface CustomerPage {
  customers: readonly ListedCustomer[];
  /** What `customersPage` takes to go on; null at the end. */
  next: string | null;
}

export interface ResellerChoice {
  tenantId: string;
  name: string;
  /** Partner Center's word, such as Active; null when not told. */
  state: string | null;
  mpnId: string | null;
  location: string | null;
}

export interface AddressCheck {
  /** `Unrecognised` is ours: a status that Partner Center has added since. */
  status: AddressStatus | "Unrecognised";
  /** The status as Partner Center wrote it. */
  said: string;
  suggestions: readonly Address[];
}

export interface Verification {
  status: VerificationStatus;
  lastUpdate: Date | null;
}

/** What Partner Center knows of a customer's Microsoft Customer Agreement. */
export interface AgreementState {
  /** The customer accepted in the Microsoft 365 admin center. */
  isSignedDirectly: boolean;
  /** The newest acceptance that a partner attested; null when none is listed. `acceptedOn`: `YYYY-MM-DD`. */
  attested: { by: string | null; acceptedOn: string | null } | null;
}

/** Somebody who accepted the agreement for a customer. */
export interface Signatory {
  firstName: string;
  lastName: string;
  email: string;
  /** Empty when not given. */
  phone: string;
}

/** `acceptedAt`: a moment that is not in the future. */
export interface NewAttestation {
  tenantId: string;
  signatory: Signatory;
  acceptedAt: Date;
}

/** Microsoft's page on which a customer reads and accepts. */
export interface AttestationLink {
  id: string;
  /** Null when the answer named none. */
  url: string | null;
  state: "waiting" | "accepted" | "expired" | "finalised";
}

/** What a customer is billed and verified by. */
export interface BillingProfile {
  /** Changes with every change of the profile, whoever makes it. */
  etag: string;
  country: string;
  data: BillingData;
  /** As it came: all of it has to be sent back. */
  whole: Readonly<Record<string, unknown>>;
}

/** `website`: the school's own, such as `contoso.edu`. */
export interface NewQualification {
  tenantId: string;
  segment: EducationSegment;
  website: string;
}

export interface AuditPage {
  /** Newest first, as Microsoft's sample has them. */
  records: readonly AuditRecord[];
  /** What `auditRecords` takes to go on; null at the end. */
  next: string | null;
}

/** Where Partner Center sends events, and which: one for the whole tenant, whoever made it. */
export interface WebhookRegistration {
  url: string;
  events: readonly string[];
  /** The signature comes in `x-ms-signature` instead of `Authorization`. Null when not told: it does not then. */
  signatureInOwnHeader: boolean | null;
}

export interface TestEvent {
  /** Partner Center's word in small letters. Only `completed` is documented. */
  status: string;
  /** One for each attempt to deliver it. */
  results: readonly TestEventResult[];
}

export interface TestEventResult {
  /** Such as `OK`: .NET's name of the HTTP status that the desk answered. */
  code: string | null;
  message: string | null;
  /** The fault is on Partner Center's side, or on the way. */
  isSystemError: boolean | null;
  at: Date | null;
}

/**
 * Partner Center, one method a question. Nothing the network or Partner Center does makes a method throw.
 * A failure is `refused` (a definite answer), `unknown` (it may have been carried out: send the same request ID
 * again) or `not-sent` (no token, or turned away at the door: nothing was carried out).
 */
export interface PartnerCenter extends Ordering {
  /** `requestId` must be stored before the call and given again only while the answer is unknown. */
  createCustomer(body: NewCustomer, options: { requestId: string }): Answer<CreatedCustomer>;
  /** `domain` is the full name, such as `contoso.onmicrosoft.com`. */
  isDomainTaken(domain: string): Answer<boolean>;
  /** Null when Partner Center has no rules for the country. */
  countryRules(country: string): Answer<CountryRules | null>;
  checkAddress(address: Address): Answer<AddressCheck>;
  verification(tenantId: string): Answer<Verification>;
  /** One page of all customers; begin with null. */
  customersPage(next: string | null): Answer<CustomerPage>;
  /**
   * Null when Partner Center does not know the customer, or has no relationship with it: a former customer is not found
   * (1000) or refused (20002), Microsoft does not say which. One that it knows may still have the relationship `none`.
   */
  customer(tenantId: string): Answer<CustomerDetails | null>;
  /** The indirect resellers of this provider. */
  resellers(): Answer<readonly ResellerChoice[]>;
  agreement(tenantId: string): Answer<AgreementState>;
  /** True when it was attested for this person before, which is as good. See `createCustomer` for `requestId`. */
  attest(attestation: NewAttestation, options: { requestId: string }): Answer<{ wasThere: boolean }>;
  /** Enhanced attestation, first step. See `createCustomer` for `requestId`. */
  createAttestationLink(
    body: { signatory: Signatory; companyName: string; country: string; language: string },
    options: { requestId: string },
  ): Answer<AttestationLink>;
  attestationLink(id: string): Answer<AttestationLink>;
  /** Enhanced attestation, last step, once the customer has accepted. */
  finaliseAttestation(
    attestation: NewAttestation & { linkId: string },
    options: { requestId: string },
  ): Answer<{ wasThere: boolean }>;
  /**
   * The link with which a customer accepts, letter by letter as it came. With a reseller's tenant ID it is the one for
   * both, this partner or another provider, and that reseller.
   */
  relationshipLink(options?: { resellerId?: string; providerId?: string }): Answer<{ address: string }>;
  /**
   * `isNone`: the answer says that there is no relationship now. Where it is false, after an unknown outcome, and after
   * a refusal with 3000 (also the answer when there was none, and to a bad request), only reading the customer tells.
   * A refusal with 1002 may mean that something is still active. See `createCustomer` for `requestId`.
   */
  removeRelationship(tenantId: string, options: { requestId: string }): Answer<{ isNone: boolean }>;
  billingProfile(tenantId: string): Answer<BillingProfile>;
  /**
   * Writes `data` into the profile, which was read just now. Refused with 2055 when it has changed since. Microsoft verifies the
   * account again. See `createCustomer` for `requestId`.
   */
  saveBillingProfile(
    tenantId: string,
    profile: BillingProfile,
    data: BillingData,
    options: { requestId: string },
  ): Answer<BillingProfile>;
  /** What the customer has through this partner, ended things included. Whatever is not understood counts as unknown. */
  activeItems(tenantId: string): Answer<ActiveItems>;
  /**
   * One page of the audit log; begin with null. Both days, in UTC, are included. A first day of more than ninety days
   * ago is refused.
   */
  auditRecords(days: { from: string; to: string }, next: string | null): Answer<AuditPage>;
  /** The one that counts now; null when none was ever asked for. It says nothing of the account's verification. */
  educationQualification(tenantId: string): Answer<Vetting | null>;
  /** What is documented promises nothing for a request ID sent twice: look before asking again. */
  requestEducationQualification(qualification: NewQualification, options: { requestId: string }): Answer<Vetting>;
  /** The names of the events that there are. */
  webhookEvents(): Answer<readonly string[]>;
  /** Null when there is none. */
  webhookRegistration(): Answer<WebhookRegistration | null>;
  /**
   * Replaces what was registered, by whomever. `isNew`: there is none yet; refused with the status 409 when there is one
   * all the same: read it again. `signatureInOwnHeader` has to be given again to stay true.
   */
  saveWebhook(
    registration: Pick<WebhookRegistration, "url" | "events"> & {
      signatureInOwnHeader?: boolean | null;
      isNew: boolean;
    },
  ): Answer<WebhookRegistration>;
  /** Asks Partner Center for `test-created`, which must be registered; at most twice a minute. */
  sendTestEvent(): Answer<{ correlationId: string }>;
  /** What became of a test event; kept for seven days. */
  testEvent(correlationId: string): Answer<TestEvent>;
  /** The partner's own customer with exactly this domain, or null. */
  findByDomain(domain: string): Answer<ListedCustomer | null>;
  /** The partner's own partner ID; null where its profile names none. */
  ownPartnerId(): Answer<string | null>;
}
