import type { Approval, Customer, StoredEvent, TypedBilling } from "../../db/schema/index.ts";
import { readBillingData } from "../../src/core/billing/data.ts";
import { answersFromInput, inputFromAnswers, type Answers } from "../../src/core/customer/answers.ts";
import type { Check } from "../../src/core/customer/checks.ts";
import { bundledRules, withLiveRules, type CountryRules } from "../../src/core/customer/country-rules.ts";
import { customerFields, type CustomerInput } from "../../src/core/customer/fields.ts";
import { chosenAddress, reviewOf } from "../../src/core/customer/review.ts";
import { issuesOf } from "../../src/core/customer/rules/index.ts";
import type { EventType } from "../../src/core/events.ts";
import type { PartnerType } from "../../src/core/access.ts";
import type { AgreementWay } from "../../src/core/agreement/ways.ts";
import { nameKey } from "../../src/core/text.ts";
import { duplicateIssues, type Duplicates } from "../../src/operations/find-duplicates.ts";
import type { ReadStory } from "../../src/operations/read-agreement.ts";
import type { Story } from "../../src/operations/read-story.ts";
import type { Page } from "../../src/operations/turn-page.ts";
import { customerInputWith } from "./customer-input.ts";

export const customerId = "7c0e3a52-0000-4000-8000-000000000001";
export const approvalId = "7c0e3a52-0000-4000-8000-000000000002";
const draftId = "7c0e3a52-0000-4000-8000-000000000003";
export const orderId = "7c0e3a52-0000-4000-8000-000000000006";
export const removalId = "7c0e3a52-0000-4000-8000-000000000004";
export const billingEditId = "7c0e3a52-0000-4000-8000-000000000007";
const secretId = "7c0e3a52-0000-4000-8000-000000000004";
const tenantId = "7c0e3a52-0000-4000-8000-000000000005";
export const at = new Date("2026-11-23T09:14:00Z");
export const later = new Date("2026-11-27T09:14:00Z");

const settings: NonNullable<Story["settings"]> = {
  id: 1,
  partnerName: "Fabrikam",
  partnerType: "direct-bill",
  partnerDomains: ["fabrikam.com"],
  approvalsChannel: "C0APPROVALS",
  statusChannel: "C0STATUS",
  reachableChannels: ["C0APPROVALS", "C0STATUS"],
  roleHolders: {},
  ownApproval: false,
  agreementWay: "direct-acceptance",
  ownLink: null,
  providerLinks: [],
  updatedAt: at,
};

const requestToContoso: NonNullable<Story["request"]> = {
  id: approvalId,
  customerId,
  status: "open",
  withAgreement: false,
  provider: null,
  link: "https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship#/BillingAccounts/partner-invitation",
  language: "en",
  sentTo: "ana@contosointeriores.com.br",
  subject: "A reseller relationship",
  body: "Please accept it.",
  sentBy: "U0SAM",
  sentAt: at,
  remindersSent: 0,
  answeredAt: null,
};

const sentBilling = readBillingData(answersFromInput(customerInputWith()));
export const typedBilling: TypedBilling = {
  was: sentBilling,
  wanted: {
    ...sentBilling,
    companyName: "Contoso & Filhos Ltda.",
    "address.line2": "Sala <12>",
    "contact.email": "ana@filhos.example",
    culture: "en-US",
  },
  acknowledged: [{ field: "contact.phone", code: "contact-phone-unusual", severity: "acknowledge", params: {} }],
  warnings: ["address-not-checked"],
};

export interface StoryParts {
  details?: CustomerInput;
  customer?: Partial<Customer>;
  approval?: Partial<Approval> | null;
  verification?: Partial<NonNullable<Story["verification"]>>;
  /** Left out: nothing is followed. */
  watch?: { overdueToldAt: Date | null };
  secret?: Partial<NonNullable<Story["secret"]>>;
  /** Left out: nobody has looked. */
  agreement?: Partial<NonNullable<Story["agreement"]>>;
  invitation?: Partial<NonNullable<Story["invitation"]>>;
  attestation?: Partial<Story["attestations"][number]>;
  /** Left out: the customer was never asked. */
  relationship?: Partial<NonNullable<Story["relationship"]>>;
  request?: Partial<NonNullable<Story["request"]>>;
  question?: Story["question"];
  /** Left out: nobody asked for one. */
  qualification?: Partial<NonNullable<Story["qualification"]>>;
  portalSteps?: (Pick<Story["portalSteps"][number], "step"> & Partial<Story["portalSteps"][number]>)[];
  removal?: Partial<NonNullable<Story["removal"]>["removal"]>;
  /** Of the removal. */
  removalApproval?: Partial<Approval>;
  order?: Partial<NonNullable<Story["order"]>["order"]>;
  /** Of the order. */
  orderApproval?: Partial<Approval>;
  orderLines?: readonly Partial<NonNullable<Story["order"]>["lines"][number]>[];
  orderReseller?: string;
  billingEdit?: Partial<NonNullable<Story["billingEdit"]>["edit"]>;
  /** Of the correction. */
  billingEditApproval?: Partial<Approval>;
  partnerType?: PartnerType;
  agreementWay?: AgreementWay;
  resellerName?: string;
  history?: StoredEvent[];
  createdAt?: Date | null;
  isVerificationAsked?: boolean;
}

const approvalWith = (given: Partial<Approval> = {}): Approval => ({
  id: approvalId,
  subject: "addCustomer",
  customerId,
  status: "waiting",
  requestedBy: "U0SAM",
  requestedAt: at,
  decidedBy: null,
  decidedAt: null,
  reason: null,
  remindersSent: 0,
  ...given,
});

/** What a card is drawn from: by default a customer in Brazil that U0SAM asked for, waiting for approval. */
export function storyOf(given: StoryParts = {}): Story {
  const details = given.details ?? customerInputWith();
  const { companyName } = details;
  return {
    customer: {
      id: customerId,
      status: "awaiting_approval",
      tenantId: null,
      companyName,
      nameKey: nameKey(companyName),
      domain: `${details.domainPrefix}.onmicrosoft.com`,
      country: details.address.country,
      details,
      acknowledged: [],
      checks: [],
      requestedBy: "U0SAM",
      requestedAt: at,
      createRequestId: null,
      refusal: null,
      createdAt: at,
      updatedAt: at,
      ...given.customer,
    },
    approval: given.approval === null ? null : approvalWith(given.approval),
    verification: given.verification
      ? { customerId, status: "under_review", lastUpdate: at, since: at, checkedAt: at, ...given.verification }
      : null,
    watch: given.watch
      ? { id: draftId, kind: "verification", customerId, startedAt: at, nextCheck: later, ...given.watch }
      : null,
    secret: given.secret
      ? {
          id: secretId,
          customerId,
          status: "sealed",
          userName: `admin@${details.domainPrefix}.onmicrosoft.com`,
          owner: "U0SAM",
          expiresAt: later,
          revealedAt: null,
          ...given.secret,
        }
      : null,
    agreement: given.agreement
      ? { customerId, status: "none", since: at, checkedAt: at, acceptedBy: null, acceptedOn: null, ...given.agreement }
      : null,
    invitation: given.invitation
      ? {
          id: secretId,
          customerId,
          kind: "agreement",
          language: "en",
          sentTo: "ana@contosointeriores.com.br",
          subject: "The Microsoft Customer Agreement",
          body: "Please accept it.",
          sentBy: "U0SAM",
          sentAt: at,
          remindersSent: 0,
          closedAt: null,
          ...given.invitation,
        }
      : null,
    attestations: given.attestation
      ? [
          {
            id: secretId,
            customerId,
            way: "direct-acceptance",
            status: "recorded",
            contact: { firstName: "Ana", lastName: "Souza", email: "ana@contosointeriores.com.br", phone: "" },
            contactKey: "ana|souza|ana@contosointeriores.com.br|",
            acceptedOn: "2026-11-20",
            acceptedSeenAt: null,
            evidence: "Contract 17, page 3",
            recordedBy: "U0SAM",
            recordedAt: at,
            requestId: draftId,
            refusal: null,
            externalId: null,
            link: null,
            ...given.attestation,
          },
        ]
      : [],
    relationship: given.relationship
      ? { customerId, status: "reseller", since: at, recordedBy: null, ...given.relationship }
      : null,
    request: given.request ? { ...requestToContoso, ...given.request } : null,
    removal: given.removal
      ? {
          removal: {
            approvalId: removalId,
            customerId,
            status: "waiting",
            declared: ["good-faith", "legal-notice"],
            requestId: draftId,
            refusal: null,
            changedAt: at,
            ...given.removal,
          },
          approval: approvalWith({ id: removalId, subject: "removeRelationship", ...given.removalApproval }),
        }
      : null,
    qualification: given.qualification
      ? {
          customerId,
          segment: "K12",
          website: "contoso.edu",
          status: "in_review",
          requestId: draftId,
          listedBefore: null,
          reason: null,
          refusal: null,
          requestedBy: "U0SAM",
          requestedAt: at,
          since: at,
          ...given.qualification,
        }
      : null,
    portalSteps: (given.portalSteps ?? []).map((one) => ({
      customerId,
      answer: "done",
      answeredBy: "U0SAM",
      answeredAt: at,
      ...one,
    })),
    order: given.order
      ? {
          order: {
            approvalId: orderId,
            customerId,
            status: "waiting",
            declared: ["partner-role", "no-reselling-in-group"],
            reseller: null,
            additionalResellers: [],
            cartRequestId: draftId,
            checkoutRequestId: draftId,
            cartId: null,
            cartMadeAt: null,
            cartExpiresAt: null,
            checkoutSentAt: null,
            refusal: null,
            changedAt: at,
            ...given.order,
          },
          approval: approvalWith({ id: orderId, subject: "placeOrder", ...given.orderApproval }),
          lines: (given.orderLines ?? [{}]).map((line, position) => ({
            approvalId: orderId,
            position,
            productId: "CFQ7TTC0LH18",
            skuId: "0001",
            name: "Microsoft 365 Business Basic",
            term: "P1Y" as const,
            billingCycle: "monthly" as const,
            quantity: 25,
            priceMinor: 14_000,
            priceCurrency: "EUR",
            status: "waiting" as const,
            refusal: null,
            ...line,
          })),
          resellerName: given.orderReseller ?? null,
        }
      : null,
    billingEdit: given.billingEdit
      ? {
          edit: {
            approvalId: billingEditId,
            customerId,
            status: "waiting",
            fields: ["companyName", "address.line2", "contact.email", "culture"],
            typed: typedBilling,
            etag: "17",
            requestId: draftId,
            refusal: null,
            changedAt: at,
            ...given.billingEdit,
          },
          approval: approvalWith({ id: billingEditId, subject: "editBilling", ...given.billingEditApproval }),
        }
      : null,
    question: given.question ?? null,
    settings: {
      ...settings,
      partnerType: given.partnerType ?? settings.partnerType,
      agreementWay: given.agreementWay ?? settings.agreementWay,
    },
    orderers: [],
    approvalChannel: settings.approvalsChannel,
    resellerName: given.resellerName ?? null,
    history: given.history ?? [],
    createdAt: given.createdAt ?? null,
    isVerificationAsked: given.isVerificationAsked ?? false,
  };
}

/** The same once the customer exists in Partner Center. */
export const activeStory = (given: StoryParts = {}): Story =>
  storyOf({
    approval: { status: "approved", decidedBy: "U0DANA", decidedAt: at },
    createdAt: at,
    ...given,
    customer: { status: "active", tenantId, ...given.customer },
  });

/** The same after Partner Center was asked for the agreement: by default it answered. */
export const readStoryOf = (given: StoryParts = {}, reading: Partial<ReadStory["reading"]> = {}): ReadStory => ({
  ...activeStory(given),
  reading: { at: later, answered: true, ...reading },
});

export const eventOf = (type: EventType, given: Partial<StoredEvent> = {}): StoredEvent => ({
  id: 7,
  type,
  subjectId: customerId,
  actor: { kind: "person", id: "U0DANA" },
  at,
  before: null,
  after: null,
  data: {},
  ...given,
});

/** A draft as the form shows it, judged like `turnPage` does. */
export function pageOf(
  typed: Answers = answersFromInput(customerInputWith()),
  given: {
    live?: Partial<CountryRules>;
    checks?: Check[];
    partnerType?: PartnerType;
    duplicates?: Partial<Duplicates>;
  } = {},
): Page {
  const written = inputFromAnswers(typed);
  const bundled = bundledRules(written.address.country);
  const country = withLiveRules(bundled, given.live ? { ...bundled, ...given.live } : null);
  const facts = { partnerDomains: settings.partnerDomains, country };
  const checks = given.checks ?? null;
  const duplicates: Duplicates = { sameDomain: null, sameName: [], sameRequests: [], ...given.duplicates };
  const review = reviewOf([...issuesOf(written, facts), ...duplicateIssues(duplicates)], checks);
  const address = chosenAddress(review, typed);
  return {
    draft: {
      id: draftId,
      customerId,
      owner: "U0SAM",
      answers: { ...typed },
      revision: 2,
      actionTs: "0",
      checks,
      expiresAt: later,
      updatedAt: at,
    },
    answers: typed,
    input: address === null ? written : { ...written, address },
    facts,
    duplicates,
    review,
    partnerType: given.partnerType ?? "direct-bill",
  };
}

/** The longest that fits into each field, of signs that take five times their room once they are escaped. */
export const longestInput = (): CustomerInput =>
  customerInputWith({
    companyName: "&".repeat(255),
    address: {
      line1: "&".repeat(200),
      line2: "<".repeat(200),
      city: "&".repeat(100),
      state: "&".repeat(100),
      postalCode: "&".repeat(20),
    },
    registrationId: "&".repeat(50),
    domainPrefix: "x".repeat(27),
    educationSegment: "HigherEducation",
    educationWebsite: `${"a.".repeat(125)}edu`,
    contact: {
      firstName: "&".repeat(40),
      lastName: "&".repeat(40),
      email: "&".repeat(254),
      phone: "&".repeat(30),
    },
    culture: "pt-BR",
    resellerId: tenantId,
  });

/** As much as Slack lets anybody type into every field. */
export const overlongAnswers = (country = "US"): Answers => ({
  ...Object.fromEntries(customerFields.map((field) => [field, "&".repeat(3000)])),
  "address.country": country,
  "address.state": null,
  culture: null,
  educationSegment: "HigherEducation",
  defaultGdap: "yes",
  alreadyBuys: "no",
});
