import type { StoredEvent } from "../../db/schema/index.ts";
import type { Check } from "../../src/core/customer/checks.ts";
import { customerStatuses } from "../../src/core/customer/lifecycle.ts";
import { gate, type GateFacts } from "../../src/core/customer/order-gate.ts";
import { verificationStatuses } from "../../src/core/customer/verification.ts";
import type { CustomerLine, CustomersPage } from "../../src/operations/list-customers.ts";
import { agreementCard } from "../../src/slack/cards/agreement-card.ts";
import { approvalCard } from "../../src/slack/cards/approval-card.ts";
import { adminNews } from "../../src/slack/cards/admin-news.ts";
import { customerList } from "../../src/slack/cards/customer-list.ts";
import { customersPage } from "../../src/slack/cards/customers-page.ts";
import { gateCard } from "../../src/slack/cards/gate-card.ts";
import type { Message } from "../../src/slack/cards/message.ts";
import { portalStepsCard } from "../../src/slack/cards/portal-steps-card.ts";
import { removalCard } from "../../src/slack/cards/removal-card.ts";
import { questionCard } from "../../src/slack/cards/question-card.ts";
import { statusFor } from "../../src/slack/cards/request-card.ts";
import { orderCard } from "../../src/slack/cards/order-card.ts";
import { billingEditCard } from "../../src/slack/cards/billing-edit-card.ts";
import { finalBillingEditStatuses } from "../../src/core/billing/edit-status.ts";
import { cardOfApproval } from "../../src/slack/cards/card-of-approval.ts";
import { waitingList } from "../../src/slack/cards/home.ts";
import { testEventCard, webhookCard } from "../../src/slack/cards/webhook-card.ts";
import type { Webhook } from "../../src/operations/read-webhook.ts";
import { statusCard } from "../../src/slack/cards/status-card.ts";
import { told, toldRequester } from "../../src/slack/cards/told.ts";
import { draftOfferFor } from "../../src/slack/flows/agreement/draft-offer.ts";
import { helpMessage } from "../../src/slack/flows/menu.ts";
import { customerInputWith } from "../support/customer-input.ts";
import {
  activeStory,
  approvalId,
  at,
  billingEditId,
  orderId,
  customerId,
  removalId,
  eventOf,
  later,
  readStoryOf,
  storyOf,
  type StoryParts,
} from "../support/story.ts";

type Scene = () => Message | null;

const candidates: NonNullable<StoryParts["question"]>["candidates"] = [
  {
    id: approvalId,
    status: "open",
    sentBy: "U0SAM",
    sentAt: at,
    companyName: "Tailspin & Sons",
    domain: "tailspin.example",
  },
  { id: customerId, status: "open", sentBy: "U0MIA", sentAt: later, companyName: "Tailspin Toys", domain: "" },
  {
    id: "7c0e3a52-0000-4000-8000-00000000000e",
    status: "stopped",
    sentBy: "U0MIA",
    sentAt: at,
    companyName: "Wingtip",
    domain: "",
  },
];

const refusal = {
  code: "600002",
  status: 400,
  description: "Organization registration number is not supported for this country.",
  correlationId: "7c0e3a52-0000-4000-8000-00000000000c",
};
const domainTaken: Check[] = [{ check: "domain", result: "taken", free: null }];
const ofOrder = { approvalId: orderId, agent: "U0SAM" };
const partlyPlaced: NonNullable<StoryParts["orderLines"]> = [
  { status: "placed" },
  { name: "Power BI <Pro>", status: "failed", refusal: { ...refusal, code: "10015" } },
];
const decided = { status: "approved", decidedBy: "U0DANA", decidedAt: later } as const;
/** Nothing is in the way of an order. */
const mayBuy = { verification: { status: "allowed" }, agreement: { status: "attested" } } as const;
const asked = { data: { approvalId } };
const refusedEvent: Partial<StoredEvent> = {
  after: "creation_refused",
  data: { code: refusal.code, correlationId: refusal.correlationId },
};

const pageOf = (given: Partial<CustomersPage> = {}): CustomersPage => ({
  text: "",
  customers: [
    { ...lineOf("active", 1), relationship: "reseller", agreement: "attested", verification: "allowed" },
    { ...lineOf("active", 2), companyName: "Books & <Games>", relationship: null },
    { ...lineOf("prospect", 3), domain: "", country: "", relationship: "requested" },
    { ...lineOf("ended", 4), relationship: "ended", agreement: "none" },
  ],
  hasEarlier: false,
  hasMore: false,
  partnerType: "direct-bill",
  ...given,
});
const lineOf = (status: CustomerLine["status"], number: number): CustomerLine => ({
  id: `00000000-0000-4000-8000-00000000000${number}`,
  status,
  companyName: `Tailspin Toys ${number}`,
  nameKey: `tailspintoys${number}`,
  domain: `tailspin${number}.onmicrosoft.com`,
  country: "US",
  relationship: null,
  agreement: null,
  verification: null,
  tenantId: status === "active" ? `f0000000-0000-4000-8000-00000000000${number}` : null,
  recordedBy: null,
  since: null,
});
const byHand = { tenantId: null, relationship: "reseller", recordedBy: "U0SAM", since: at } as const;

const sams = { agent: "U0SAM" };
const ofRemoval = { approvalId: removalId, ...sams };
const removalAsked = { id: removalId, subject: "removeRelationship" } as const;
const ofBilling = { approvalId: billingEditId, ...sams };
const billingAsked = { id: billingEditId, subject: "editBilling" } as const;
const endedBilling = (status: (typeof finalBillingEditStatuses)[number]) => ({ status, typed: null });
const attestedBySam = { attestationId: approvalId, ...sams };

/** For each event that is told somewhere, the story in which it happens. */
export const happenings: Record<string, { event: StoredEvent; story: StoryParts; isActive?: true }> = {
  requested: { event: eventOf("customer.requested", { after: "awaiting_approval", ...asked }), story: {} },
  approved: {
    event: eventOf("customer.approved", { after: "creating", ...asked }),
    story: { customer: { status: "creating" }, approval: decided },
  },
  rejected: {
    event: eventOf("customer.rejected", { after: "rejected", ...asked }),
    story: {
      customer: { status: "rejected", details: null },
      approval: { ...decided, status: "rejected", reason: "Too dear" },
    },
  },
  "changes-requested": {
    event: eventOf("customer.changes_requested", { after: "changes_requested", ...asked }),
    story: {
      customer: { status: "changes_requested" },
      approval: { ...decided, status: "changes_requested", reason: "Which Contoso?\nThere are two." },
    },
  },
  withdrawn: {
    event: eventOf("customer.withdrawn", { after: "withdrawn", actor: { kind: "person", id: "U0SAM" }, ...asked }),
    story: { customer: { status: "withdrawn", details: null }, approval: { ...decided, status: "withdrawn" } },
  },
  "request-expired": {
    event: eventOf("customer.request_expired", { after: "draft", actor: { kind: "desk" }, ...asked }),
    story: { customer: { status: "draft" }, approval: { ...decided, status: "expired" } },
  },
  created: {
    event: eventOf("customer.created", { after: "active", data: { tenantId: customerId, withPassword: true } }),
    story: { secret: { status: "sealed" } },
    isActive: true,
  },
  "created-and-accepted": {
    event: eventOf("customer.created", { after: "active", data: { tenantId: customerId, withPassword: true } }),
    story: { secret: { status: "sealed" }, details: customerInputWith({ agreementAccepted: true }) },
    isActive: true,
  },
  "creation-refused": {
    event: eventOf("customer.creation_refused", refusedEvent),
    story: { customer: { status: "creation_refused", refusal }, approval: decided },
  },
  "creation-refused-for-its-domain": {
    event: eventOf("customer.creation_refused", {
      ...refusedEvent,
      data: { code: "3000", correlationId: refusal.correlationId },
    }),
    story: {
      customer: { status: "creation_refused", refusal: { ...refusal, code: "3000" }, checks: domainTaken },
      approval: decided,
    },
  },
  "address-questioned": {
    event: eventOf("customer.address_questioned", {
      after: "address_in_question",
      data: { fields: ["address.line1"] },
    }),
    story: { customer: { status: "address_in_question" }, approval: decided },
  },
  "domain-questioned": {
    event: eventOf("customer.address_questioned", {
      after: "address_in_question",
      data: { fields: ["domainPrefix"] },
    }),
    story: { customer: { status: "address_in_question", checks: domainTaken }, approval: decided },
  },
  stalled: {
    event: eventOf("customer.stalled", { after: "stalled", data: { reason: "Partner Center: timeout" } }),
    story: { customer: { status: "stalled" }, approval: decided },
  },
  "stalled-at-the-sign-in": {
    event: eventOf("customer.stalled", { after: "stalled", data: { reason: "Partner Center: sign-in-refused" } }),
    story: {
      customer: {
        status: "stalled",
        refusal: { code: "sign-in-refused", status: null, description: "", correlationId: null },
      },
      approval: decided,
    },
  },
  retried: {
    event: eventOf("customer.retried", { after: "creating", actor: { kind: "person", id: "U0SAM" } }),
    story: { customer: { status: "creating" }, approval: decided },
  },
  "creation-resumed": {
    event: eventOf("customer.creation_resumed", { after: "creating", actor: { kind: "partner-center" } }),
    story: { customer: { status: "creating" }, approval: decided },
  },
  reminded: {
    event: eventOf("approval.reminded", { data: { approvalId, number: 1 } }),
    story: { approval: { remindersSent: 1 } },
  },
  "verification-allowed": {
    event: eventOf("verification.changed", { before: "under_review", after: "allowed", data: { lastUpdate: null } }),
    story: { verification: { status: "allowed" } },
    isActive: true,
  },
  "verification-not-allowed": {
    event: eventOf("verification.changed", {
      before: "under_review",
      after: "not_allowed",
      data: { lastUpdate: null },
    }),
    story: { verification: { status: "not_allowed" } },
    isActive: true,
  },
  "verification-overdue": {
    event: eventOf("verification.overdue", { data: { businessDays: 3, status: "under_review" } }),
    story: { verification: { status: "under_review" }, watch: { overdueToldAt: later } },
    isActive: true,
  },
  "verification-allowed-and-agreed": {
    event: eventOf("verification.changed", { before: "under_review", after: "allowed", data: { lastUpdate: null } }),
    story: { verification: { status: "allowed" }, agreement: { status: "accepted_directly" } },
    isActive: true,
  },
  "agreement-invited": {
    event: eventOf("agreement.invited", {
      before: "none",
      after: "invited",
      data: { invitationId: approvalId, ...sams },
    }),
    story: { agreement: { status: "invited" }, invitation: {} },
    isActive: true,
  },
  "agreement-given-up": {
    event: eventOf("agreement.given_up", { before: "invited", after: "none", data: sams }),
    story: { agreement: { status: "none" }, invitation: { closedAt: later } },
    isActive: true,
  },
  "agreement-accepted": {
    event: eventOf("agreement.changed", {
      before: "invited",
      after: "accepted_directly",
      data: { how: "directly", ...sams },
    }),
    story: { agreement: { status: "accepted_directly" }, invitation: { closedAt: later } },
    isActive: true,
  },
  "agreement-accepted-last": {
    event: eventOf("agreement.changed", {
      before: "invited",
      after: "accepted_directly",
      data: { how: "directly", ...sams },
    }),
    story: { agreement: { status: "accepted_directly" }, verification: { status: "allowed" } },
    isActive: true,
  },
  "agreement-attested-elsewhere": {
    event: eventOf("agreement.changed", { before: "none", after: "attested", data: { how: "attested", agent: null } }),
    story: { agreement: { status: "attested" } },
    isActive: true,
  },
  "agreement-lost": {
    event: eventOf("agreement.changed", { before: "attested", after: "none", data: { how: "not", agent: null } }),
    story: { agreement: { status: "none" } },
    isActive: true,
  },
  "agreement-accepted-under-review": {
    event: eventOf("agreement.changed", {
      before: "invited",
      after: "accepted_directly",
      data: { how: "directly", ...sams },
    }),
    story: { agreement: { status: "accepted_directly" }, verification: { status: "under_review" } },
    isActive: true,
  },
  "agreement-recorded-besides": {
    event: eventOf("agreement.recorded", { data: attestedBySam }),
    story: { agreement: { status: "accepted_directly" }, attestation: {} },
    isActive: true,
  },
  "agreement-recorded": {
    event: eventOf("agreement.recorded", { data: attestedBySam }),
    story: { agreement: { status: "none" }, attestation: {} },
    isActive: true,
  },
  "attestation-taken": {
    event: eventOf("agreement.attestation_taken", { data: { ...attestedBySam, wasThere: false } }),
    story: { agreement: { status: "attested" }, attestation: { status: "attested" } },
    isActive: true,
  },
  "attestation-was-there": {
    event: eventOf("agreement.attestation_taken", { data: { ...attestedBySam, wasThere: true } }),
    story: { agreement: { status: "attested" }, attestation: { status: "attested" } },
    isActive: true,
  },
  "attestation-refused": {
    event: eventOf("agreement.attestation_refused", {
      data: { ...attestedBySam, code: "600006", correlationId: null },
    }),
    story: {
      agreement: { status: "none" },
      attestation: {
        id: approvalId,
        way: "agreements-api",
        status: "refused",
        refusal: { ...refusal, code: "600006", description: "Agreements can no longer be attested here." },
      },
    },
    isActive: true,
  },
  "attestation-stalled": {
    event: eventOf("agreement.attestation_stalled", { data: { ...attestedBySam, reason: "Partner Center: timeout" } }),
    story: { agreement: { status: "none" }, attestation: { id: approvalId, status: "stalled" } },
    isActive: true,
  },
  "attestation-link": {
    event: eventOf("agreement.link_created", { before: "none", after: "link_sent", data: attestedBySam }),
    story: {
      agreement: { status: "link_sent" },
      attestation: {
        id: approvalId,
        way: "enhanced-attestation",
        status: "link_sent",
        link: "https://partner.microsoft.example/attestation?id=7&c=BR",
      },
    },
    isActive: true,
  },
  "attestation-link-over": {
    event: eventOf("agreement.link_created", { before: "none", after: "link_sent", data: attestedBySam }),
    story: {
      agreement: { status: "attested" },
      attestation: { id: approvalId, way: "enhanced-attestation", status: "attested", link: "https://ms.example/7" },
    },
    isActive: true,
  },
  "attestation-stalled-before": {
    event: eventOf("agreement.attestation_stalled", { data: { ...attestedBySam, reason: "Partner Center: timeout" } }),
    story: { agreement: { status: "attested" }, attestation: { id: approvalId, status: "attested" } },
    isActive: true,
  },
  "attestation-refused-for-the-person": {
    event: eventOf("agreement.attestation_refused", {
      data: { ...attestedBySam, code: "3000", correlationId: null },
    }),
    story: {
      agreement: { status: "none" },
      attestation: {
        id: approvalId,
        way: "agreements-api",
        status: "refused",
        refusal: { ...refusal, code: "3000", description: "The e-mail is not valid." },
      },
    },
    isActive: true,
  },
  "attestation-link-expired": {
    event: eventOf("agreement.link_expired", { before: "link_sent", after: "none", data: attestedBySam }),
    story: { agreement: { status: "none" } },
    isActive: true,
  },
  "attestation-link-withdrawn": {
    event: eventOf("agreement.link_withdrawn", {
      before: "link_sent",
      after: "none",
      actor: { kind: "person", id: "U0DANA" },
      data: attestedBySam,
    }),
    story: { agreement: { status: "none" } },
    isActive: true,
  },
  "attestation-accepted": {
    event: eventOf("agreement.customer_accepted", {
      before: "link_sent",
      after: "ready_to_finalise",
      data: attestedBySam,
    }),
    story: { agreement: { status: "ready_to_finalise" } },
    isActive: true,
  },
  "agreement-reminded": {
    event: eventOf("agreement.reminded", { data: { invitationId: approvalId, ...sams, number: 2 } }),
    story: { agreement: { status: "invited" }, invitation: {} },
    isActive: true,
  },
  "relationship-accepted": {
    event: eventOf("relationship.accepted", {
      actor: { kind: "partner-center" },
      before: "requested",
      after: "reseller",
      data: { requestId: approvalId, ...sams, by: "domain" },
    }),
    story: { relationship: { status: "reseller" }, request: { status: "accepted" } },
    isActive: true,
  },
  "relationship-accepted-unasked": {
    event: eventOf("relationship.accepted", {
      actor: { kind: "partner-center" },
      before: "none",
      after: "reseller",
      data: { requestId: null, agent: null, by: "nobody" },
    }),
    story: { relationship: { status: "reseller" }, partnerType: "indirect-reseller" },
    isActive: true,
  },
  "relationship-accepted-and-asked-about": {
    event: eventOf("relationship.accepted", {
      actor: { kind: "partner-center" },
      before: "none",
      after: "reseller",
      data: { requestId: null, agent: null, by: "nobody" },
    }),
    story: { relationship: { status: "reseller" }, question: { candidates, answeredBy: null } },
    isActive: true,
  },
  "relationship-accepted-by-hand": {
    event: eventOf("relationship.accepted", {
      actor: { kind: "person", id: "U0MIA" },
      before: "requested",
      after: "reseller",
      data: { requestId: approvalId, ...sams, by: "person" },
    }),
    story: {
      customer: { status: "active" },
      relationship: { recordedBy: "U0MIA" },
      request: { status: "accepted" },
      partnerType: "indirect-reseller",
    },
  },
  "relationship-ended-by-hand": {
    event: eventOf("relationship.ended_by_hand", {
      actor: { kind: "person", id: "U0MIA" },
      before: "reseller",
      after: "ended",
      data: {},
    }),
    story: {
      customer: { status: "ended" },
      relationship: { status: "ended", recordedBy: "U0MIA" },
      partnerType: "indirect-reseller",
    },
  },
  "relationship-reminded-by-hand": {
    event: eventOf("relationship.reminded", {
      actor: { kind: "desk" },
      data: { requestId: approvalId, ...sams, number: 1 },
    }),
    story: {
      customer: { status: "prospect" },
      relationship: { status: "requested" },
      request: {},
      partnerType: "indirect-reseller",
    },
  },
  "relationship-matched": {
    event: eventOf("relationship.matched", { data: { requestId: approvalId, ...sams } }),
    story: { relationship: { status: "reseller" }, request: { status: "accepted" } },
    isActive: true,
  },
  "relationship-declined": {
    event: eventOf("relationship.declined", {
      before: "requested",
      after: "none",
      data: { requestId: approvalId, ...sams },
    }),
    story: { customer: { status: "withdrawn" }, relationship: { status: "none" }, request: { status: "declined" } },
  },
  "relationship-reminded": {
    event: eventOf("relationship.reminded", {
      actor: { kind: "desk" },
      data: { requestId: approvalId, ...sams, number: 2 },
    }),
    story: { customer: { status: "prospect" }, relationship: { status: "requested" }, request: {} },
  },
  "relationship-reminded-before": {
    event: eventOf("relationship.reminded", {
      actor: { kind: "desk" },
      data: { requestId: approvalId, ...sams, number: 1 },
    }),
    story: { relationship: { status: "reseller" }, request: { status: "accepted" } },
    isActive: true,
  },
  "education-requested": {
    event: eventOf("education.requested", { data: sams }),
    story: { qualification: {} },
    isActive: true,
  },
  "education-chosen": {
    event: eventOf("education.requested", { actor: { kind: "desk" }, data: sams }),
    story: { qualification: { status: "requesting" } },
    isActive: true,
  },
  ...Object.fromEntries(
    (["in_review", "approved", "denied"] as const).map((status) => [
      `education-${status.replace("_", "-")}`,
      {
        event: eventOf("education.changed", {
          actor: { kind: "partner-center" },
          before: "requesting",
          after: status,
          data: sams,
        }),
        story: { qualification: { status, reason: status === "denied" ? "Not an Academic Domain" : null } },
        isActive: true,
      },
    ]),
  ),
  "education-refused": {
    event: eventOf("education.refused", {
      actor: { kind: "desk" },
      data: { ...sams, code: "600006", correlationId: "c-1" },
    }),
    story: {
      qualification: {
        status: "refused",
        refusal: { code: "600006", status: 400, description: "Approved or in review.", correlationId: "c-1" },
      },
    },
    isActive: true,
  },
  "education-stalled": {
    event: eventOf("education.stalled", { actor: { kind: "desk" }, data: { ...sams, reason: "The end." } }),
    story: { qualification: { status: "stalled" } },
    isActive: true,
  },
  "education-stalled-at-the-end": {
    event: eventOf("education.stalled", { actor: { kind: "desk" }, data: { ...sams, reason: "The end." } }),
    story: { customer: { status: "ended" }, qualification: { status: "stalled" } },
    isActive: true,
  },
  "removal-requested": {
    event: eventOf("relationship.removal_requested", { data: { ...ofRemoval, declared: ["good-faith"] } }),
    story: { removal: {}, approval: removalAsked },
    isActive: true,
  },
  ...Object.fromEntries(
    (["approved", "rejected", "changes_requested", "withdrawn", "expired", "overtaken"] as const).map((decision) => [
      `removal-${decision.replace("_", "-")}`,
      {
        event: eventOf("relationship.removal_decided", {
          actor:
            decision === "expired" || decision === "overtaken" ? { kind: "desk" } : { kind: "person", id: "U0DANA" },
          data: { ...ofRemoval, decision },
        }),
        story: {
          removal: { status: decision === "approved" ? ("removing" as const) : ("dropped" as const) },
          approval: { ...removalAsked, ...decided, status: decision, reason: "They renew on Monday." },
        },
        isActive: true,
      },
    ]),
  ),
  "order-requested": {
    event: eventOf("order.requested", { data: { ...ofOrder, declared: ["partner-role"] } }),
    story: { order: {} },
    isActive: true,
  },
  ...Object.fromEntries(
    (["approved", "rejected", "changes_requested", "withdrawn", "expired", "overtaken"] as const).map((decision) => [
      `order-${decision.replace("_", "-")}`,
      {
        event: eventOf("order.decided", {
          actor:
            decision === "expired" || decision === "overtaken" ? { kind: "desk" } : { kind: "person", id: "U0DANA" },
          data: { ...ofOrder, decision },
        }),
        story: {
          order: { status: decision === "approved" ? ("placing" as const) : ("dropped" as const) },
          orderApproval: { status: decision },
          approval: { ...decided, status: decision, reason: "Twenty are enough." },
        },
        isActive: true,
      },
    ]),
  ),
  "order-placed": {
    event: eventOf("order.placed", { actor: { kind: "desk" }, data: ofOrder }),
    story: { order: { status: "placed" }, orderLines: [{ status: "placed" }] },
    isActive: true,
  },
  "order-partly-placed": {
    event: eventOf("order.partly_placed", { actor: { kind: "desk" }, data: ofOrder }),
    story: { order: { status: "partly_placed" }, orderLines: partlyPlaced },
    isActive: true,
  },
  "order-blocked": {
    event: eventOf("order.blocked", {
      actor: { kind: "desk" },
      data: { ...ofOrder, reasons: ["agreement-missing", "price-changed", "offer-gone"] },
    }),
    story: { order: { status: "blocked" } },
    isActive: true,
  },
  "order-never-confirmed": {
    event: eventOf("order.blocked", { actor: { kind: "desk" }, data: { ...ofOrder, reasons: ["never-confirmed"] } }),
    story: { order: { status: "blocked", checkoutSentAt: at } },
    isActive: true,
  },
  "order-refused": {
    event: eventOf("order.refused", {
      actor: { kind: "desk" },
      data: { ...ofOrder, code: "800069", correlationId: refusal.correlationId },
    }),
    story: {
      order: { status: "refused", refusal: { ...refusal, code: "800069" } },
      orderLines: [{ status: "failed" }],
    },
    isActive: true,
  },
  "order-stalled": {
    event: eventOf("order.stalled", {
      actor: { kind: "desk" },
      data: { ...ofOrder, reason: "timeout", wasSent: true },
    }),
    story: { order: { status: "stalled", checkoutSentAt: at } },
    isActive: true,
  },
  "order-not-sent": {
    event: eventOf("order.stalled", {
      actor: { kind: "desk" },
      data: { ...ofOrder, reason: "timeout", wasSent: false },
    }),
    story: { order: { status: "stalled" } },
    isActive: true,
  },
  "order-retried": {
    event: eventOf("order.retried", { data: ofOrder }),
    story: { order: { status: "placing" } },
    isActive: true,
  },
  "billing-edit-requested": {
    event: eventOf("billing.edit_requested", { data: { ...ofBilling, fields: ["companyName"] } }),
    story: { billingEdit: {}, approval: billingAsked },
    isActive: true,
  },
  ...Object.fromEntries(
    (["approved", "rejected", "changes_requested", "withdrawn", "expired", "overtaken"] as const).map((decision) => [
      `billing-edit-${decision.replace("_", "-")}`,
      {
        event: eventOf("billing.edit_decided", {
          actor:
            decision === "expired" || decision === "overtaken" ? { kind: "desk" } : { kind: "person", id: "U0DANA" },
          data: { ...ofBilling, decision },
        }),
        story: {
          billingEdit: decision === "approved" ? { status: "writing" as const } : endedBilling("dropped"),
          billingEditApproval: { status: decision },
          approval: { ...billingAsked, ...decided, status: decision, reason: "The register says <Ltd.>" },
        },
        isActive: true,
      },
    ]),
  ),
  "billing-edit-written": {
    event: eventOf("billing.edit_written", {
      actor: { kind: "desk" },
      data: { ...ofBilling, fields: ["companyName", "address.line2"] },
    }),
    story: { billingEdit: endedBilling("written"), approval: { ...billingAsked, ...decided } },
    isActive: true,
  },
  "billing-edit-outdated": {
    event: eventOf("billing.edit_outdated", { actor: { kind: "desk" }, data: ofBilling }),
    story: { billingEdit: endedBilling("outdated"), approval: { ...billingAsked, ...decided } },
    isActive: true,
  },
  "billing-edit-refused": {
    event: eventOf("billing.edit_refused", {
      actor: { kind: "desk" },
      data: { ...ofBilling, code: "3000", correlationId: null },
    }),
    story: {
      billingEdit: {
        ...endedBilling("refused"),
        refusal: { ...refusal, code: "3000", description: "Invalid property: <state>." },
      },
      approval: { ...billingAsked, ...decided },
    },
    isActive: true,
  },
  "billing-edit-stalled": {
    event: eventOf("billing.edit_stalled", {
      actor: { kind: "desk" },
      data: { ...ofBilling, reason: "Partner Center: 503" },
    }),
    story: { billingEdit: { status: "stalled" }, approval: { ...billingAsked, ...decided } },
    isActive: true,
  },
  "billing-edit-retried": {
    event: eventOf("billing.edit_retried", { data: ofBilling }),
    story: { billingEdit: { status: "writing" }, approval: { ...billingAsked, ...decided } },
    isActive: true,
  },
  "billing-edit-dropped": {
    event: eventOf("billing.edit_dropped", { actor: { kind: "desk" }, data: ofBilling }),
    story: {
      customer: { status: "ended" },
      billingEdit: endedBilling("dropped"),
      approval: { ...billingAsked, ...decided },
    },
    isActive: true,
  },
  "billing-changed-elsewhere": {
    event: eventOf("billing.changed_elsewhere", { actor: { kind: "partner-center" }, data: sams }),
    story: {},
    isActive: true,
  },
  "removal-blocked": {
    event: eventOf("relationship.removal_blocked", {
      actor: { kind: "desk" },
      data: { ...ofRemoval, obstacles: ["subscription", "software"] },
    }),
    story: { removal: { status: "blocked" }, approval: { ...removalAsked, ...decided } },
    isActive: true,
  },
  "removal-refused": {
    event: eventOf("relationship.removal_refused", {
      actor: { kind: "desk" },
      data: { ...ofRemoval, code: "1002", correlationId: null },
    }),
    story: {
      removal: { status: "refused", refusal: { ...refusal, code: "1002", description: "It cannot be removed." } },
      approval: { ...removalAsked, ...decided },
    },
    isActive: true,
  },
  "removal-stalled": {
    event: eventOf("relationship.removal_stalled", {
      actor: { kind: "desk" },
      data: { ...ofRemoval, reason: "Partner Center: 503" },
    }),
    story: { removal: { status: "stalled" }, approval: { ...removalAsked, ...decided } },
    isActive: true,
  },
  "removal-retried": {
    event: eventOf("relationship.removal_retried", { data: ofRemoval }),
    story: { removal: { status: "removing" }, approval: { ...removalAsked, ...decided } },
    isActive: true,
  },
  "relationship-removed": {
    event: eventOf("relationship.removed", {
      actor: { kind: "desk" },
      before: "reseller",
      after: "ended",
      data: ofRemoval,
    }),
    story: {
      customer: { status: "ended" },
      removal: { status: "removed" },
      approval: { ...removalAsked, ...decided },
      relationship: { status: "ended" },
    },
    isActive: true,
  },
  "relationship-lost": {
    event: eventOf("relationship.lost", {
      actor: { kind: "partner-center" },
      before: "reseller",
      after: "ended",
      data: sams,
    }),
    story: { customer: { status: "ended" }, relationship: { status: "ended" } },
    isActive: true,
  },
  "password-not-shown": {
    event: eventOf("secret.not_shown", { data: { secretId: approvalId } }),
    story: { secret: { status: "sealed" } },
    isActive: true,
  },
  "password-saved": {
    event: eventOf("secret.saved", { data: { secretId: approvalId } }),
    story: { secret: { status: "destroyed", revealedAt: later } },
    isActive: true,
  },
  "password-saved-and-all-open": {
    event: eventOf("secret.saved", { data: { secretId: approvalId } }),
    story: {
      secret: { status: "destroyed", revealedAt: later },
      verification: { status: "allowed" },
      agreement: { status: "attested" },
    },
    isActive: true,
  },
  "password-expired": {
    event: eventOf("secret.expired", { data: { secretId: approvalId, shown: false } }),
    story: { secret: { status: "destroyed" } },
    isActive: true,
  },
};

const storyIn = ({ story, isActive }: (typeof happenings)[string], more: StoryParts = {}) =>
  (isActive ? activeStory : storyOf)({ ...story, ...more, customer: { ...story.customer, ...more.customer } });

/** What every happening says, to the requester and in the thread, about a customer with these data. */
export const toldScenes = (more?: StoryParts): Record<string, Record<string, Scene>> => ({
  told: scenesOf(told, more),
  toldRequester: scenesOf(toldRequester, more),
});

const scenesOf = (draw: typeof told, more?: StoryParts): Record<string, Scene> =>
  Object.fromEntries(
    Object.entries(happenings).map(([name, one]) => [name, () => draw(one.event, storyIn(one, more))]),
  );

const byPage = { agreementWay: "enhanced-attestation" } as const;
const linkSent = {
  way: "enhanced-attestation",
  status: "link_sent",
  acceptedOn: null,
  evidence: null,
  externalId: "7",
  link: "https://partner.microsoft.example/attestation?id=7&c=BR",
} as const;

const mayOrder: GateFacts = {
  verification: "allowed",
  agreement: "attested",
  relationship: "reseller",
  roles: ["sales-agent"],
  partnerType: "direct-bill",
};

/** A customer of an indirect reseller, whose relationship somebody recorded. */
const onAWord = (more: StoryParts): StoryParts => ({
  ...more,
  approval: null,
  createdAt: null,
  customer: { ...more.customer, tenantId: null, details: null },
  relationship: { recordedBy: "U0MIA" },
  request: { status: "accepted" },
  partnerType: "indirect-reseller",
});

const companyIn = (status: CustomerLine["status"]) => ({ customer: { status, tenantId: null, requestedBy: "U0SAM" } });

/** Where a company stands whose answers people record. */
const handled: [string, StoryParts][] = [
  ["known-by-hand", companyIn("active")],
  ["asked-by-hand", { ...companyIn("prospect"), relationship: { status: "requested" }, request: {} }],
  [
    "declined-by-hand",
    {
      ...companyIn("withdrawn"),
      relationship: { status: "none", recordedBy: "U0MIA" },
      request: { status: "declined" },
    },
  ],
  ["ended-by-hand", { ...companyIn("ended"), relationship: { status: "ended", recordedBy: "U0MIA" } }],
];

/** What stands in the way of orders, by what differs from a customer for whom everything is open. */
const gates: Record<string, Partial<GateFacts>> = {
  open: {},
  "under-review-without-agreement": { verification: "under_review", agreement: "none" },
  "not-approved": { verification: "not_allowed" },
  invited: { agreement: "invited" },
  "waits-for-the-customer": { verification: "no_record", agreement: "link_sent" },
  "not-known": { verification: null, agreement: null },
  "no-relationship": { relationship: "none", verification: null, agreement: null, roles: ["helpdesk-agent"] },
  "of-a-reseller": { partnerType: "indirect-reseller", agreement: "none" },
};

const registration = {
  url: "https://desk.fabrikam.com/partner-center/webhook",
  events: ["test-created"],
  signatureInOwnHeader: null,
};
const listening: Webhook = { wantedUrl: registration.url, registration, missing: [], heardAt: null };
const askedEvent = { correlationId: customerId, askedAt: at.getTime() };

/** Every card in the states that look different, by the function that draws it. */
export const cardScenes = (more: StoryParts = {}): Record<string, Record<string, Scene>> => ({
  approvalCard: {
    waiting: () => approvalCard(storyOf(more)),
    provider: () => approvalCard(storyOf({ ...more, partnerType: "indirect-provider", resellerName: "Tailspin Toys" })),
    school: () =>
      approvalCard(
        storyOf({
          ...more,
          details: customerInputWith({ educationSegment: "HigherEducation", educationWebsite: "www.contoso.edu" }),
        }),
      ),
    "to-confirm": () =>
      approvalCard(
        storyOf({
          ...more,
          customer: {
            acknowledged: [
              {
                field: "companyName",
                code: "company-name-domain-ending",
                severity: "acknowledge",
                params: { ending: ".com" },
              },
              { field: "companyName", code: "equal-name", severity: "acknowledge", params: {} },
              { field: "companyName", code: "equal-request", severity: "acknowledge", params: {} },
            ],
            checks: [{ check: "domain", result: "no-answer" }],
            ...more.customer,
          },
        }),
      ),
    approved: () => approvalCard(activeStory({ ...more, approval: decided })),
    rejected: () =>
      approvalCard(storyOf({ ...more, approval: { ...decided, status: "rejected", reason: "Too dear" } })),
  },
  statusCard: {
    "order-waits": () => statusCard(activeStory({ ...more, ...mayBuy, order: {} })),
    "order-waits-while-blocked": () =>
      statusCard(activeStory({ ...more, ...mayBuy, agreement: { status: "invited" }, order: {} })),
    "not-looked-yet": () => statusCard(activeStory({ ...more, watch: { overdueToldAt: null } })),
    ...Object.fromEntries(
      verificationStatuses.map((status) => [
        status.replaceAll("_", "-"),
        () => statusCard(activeStory({ ...more, verification: { status }, watch: { overdueToldAt: null } })),
      ]),
    ),
    "to-be-corrected": () =>
      statusCard(
        activeStory({
          ...more,
          verification: { status: "not_allowed" },
          watch: { overdueToldAt: null },
          billingEdit: {},
        }),
      ),
    "being-corrected": () => statusCard(activeStory({ ...more, billingEdit: { status: "writing" } })),
    "education-in-review": () => statusCard(activeStory({ ...more, qualification: {} })),
    "education-denied": () =>
      statusCard(activeStory({ ...more, qualification: { status: "denied", reason: "Not an Academic Domain" } })),
    "education-denied-at-a-reseller": () =>
      statusCard(activeStory({ ...more, partnerType: "indirect-reseller", qualification: { status: "denied" } })),
    "education-of-a-former-customer": () =>
      statusCard(activeStory({ ...more, customer: { status: "ended" }, qualification: {} })),
    "to-be-ended": () => statusCard(activeStory({ ...more, removal: {} })),
    "being-ended": () => statusCard(activeStory({ ...more, removal: { status: "removing" } })),
    ended: () =>
      statusCard(
        activeStory({
          ...more,
          customer: { status: "ended" },
          relationship: { status: "ended" },
          removal: { status: "removed" },
          removalApproval: decided,
        }),
      ),
    "ended-elsewhere": () =>
      statusCard(activeStory({ ...more, customer: { status: "ended" }, relationship: { status: "ended" } })),
    "agreement-missing": () =>
      statusCard(activeStory({ ...more, verification: { status: "allowed" }, agreement: { status: "none" } })),
    "under-review-without-agreement": () =>
      statusCard(
        activeStory({
          ...more,
          verification: { status: "under_review" },
          watch: { overdueToldAt: null },
          agreement: { status: "invited" },
          invitation: {},
        }),
      ),
    "may-order": () =>
      statusCard(
        activeStory({ ...more, verification: { status: "allowed" }, agreement: { status: "accepted_directly" } }),
      ),
    "order-on-its-way": () =>
      statusCard(
        activeStory({ ...more, verification: { status: "allowed" }, agreement: { status: "attested" }, order: {} }),
      ),
    late: () =>
      statusCard(activeStory({ ...more, verification: { status: "under_review" }, watch: { overdueToldAt: later } })),
    "not-approved-without-agreement": () =>
      statusCard(activeStory({ ...more, verification: { status: "not_allowed" }, agreement: { status: "none" } })),
    "page-waits": () =>
      statusCard(
        activeStory({
          ...more,
          ...byPage,
          verification: { status: "allowed" },
          agreement: { status: "link_sent" },
          attestation: linkSent,
        }),
      ),
    "not-followed": () =>
      statusCard(activeStory({ ...more, createdAt: null, agreement: { status: "accepted_directly" } })),
    "known-by-hand": () => statusCard(activeStory(onAWord(more))),
  },
  agreementCard: {
    "not-read": () => agreementCard(readStoryOf(more, { at: null, answered: false })),
    "read-before": () =>
      agreementCard(readStoryOf({ ...more, agreement: { status: "none" } }, { at, answered: false })),
    "found-and-not-read": () =>
      agreementCard(
        readStoryOf(
          { ...more, createdAt: null, agreement: { status: "none", checkedAt: null } },
          { at: null, answered: false },
        ),
      ),
    invited: () =>
      agreementCard(readStoryOf({ ...more, agreement: { status: "invited" }, invitation: {}, attestation: {} })),
    "page-waits": () =>
      agreementCard(readStoryOf({ ...more, ...byPage, agreement: { status: "link_sent" }, attestation: linkSent })),
    stalled: () =>
      agreementCard(
        readStoryOf({
          ...more,
          ...byPage,
          agreement: { status: "none" },
          attestation: { ...linkSent, status: "stalled", link: null, externalId: null },
        }),
      ),
    attested: () =>
      agreementCard(
        readStoryOf({
          ...more,
          agreement: { status: "attested", acceptedBy: "Ana Souza", acceptedOn: "2026-11-20" },
          attestation: { way: "agreements-api", status: "attested" },
        }),
      ),
    directly: () => agreementCard(readStoryOf({ ...more, agreement: { status: "accepted_directly" } })),
    "of-a-reseller": () =>
      agreementCard(readStoryOf({ ...more, partnerType: "indirect-reseller", agreement: { status: "none" } })),
    "known-by-hand": () =>
      agreementCard(readStoryOf({ ...onAWord(more), invitation: {} }, { at: null, answered: false })),
  },
  portalStepsCard: {
    "all-open": () =>
      portalStepsCard(
        activeStory({ ...more, verification: { status: "not_allowed" }, watch: { overdueToldAt: later } }),
      ),
    answered: () =>
      portalStepsCard(
        activeStory({
          ...more,
          portalSteps: [
            { step: "assign-gdap" },
            { step: "cost-management", answer: "not-needed", answeredBy: "U0DANA" },
          ],
        }),
      ),
    "of-a-former-customer": () => portalStepsCard(activeStory({ ...more, customer: { status: "ended" } })),
    none: () => portalStepsCard(storyOf(more)),
  },
  gateCard: {
    ...Object.fromEntries(
      Object.entries(gates).map(([name, facts]) => [
        name,
        () => {
          const { agreement, partnerType } = { ...mayOrder, ...facts };
          const story = { ...more, partnerType, ...(agreement ? { agreement: { status: agreement } } : {}) };
          return gateCard(
            readStoryOf(agreement === "link_sent" ? { ...story, ...byPage, attestation: linkSent } : story),
            gate({ ...mayOrder, ...facts }),
          );
        },
      ]),
    ),
    "invited-and-not-approved": () =>
      gateCard(
        readStoryOf({ ...more, agreement: { status: "invited" }, invitation: {} }),
        gate({ ...mayOrder, verification: "not_allowed", agreement: "invited" }),
      ),
    "known-by-hand": () =>
      gateCard(
        readStoryOf(onAWord(more), { at: null, answered: false }),
        gate({ ...mayOrder, partnerType: "indirect-reseller", verification: null, agreement: null }),
      ),
    "not-read": () => gateCard(readStoryOf(more, { at, answered: false }), gate({ ...mayOrder, agreement: null })),
  },
  statusFor: Object.fromEntries([
    ...handled.map(
      ([name, given]) => [name, () => statusFor(storyOf({ ...onAWord(more), ...given }), "U0SAM")] as const,
    ),
    ...customerStatuses.map(
      (status) =>
        [
          status.replaceAll("_", "-"),
          () =>
            statusFor(
              storyOf({
                ...more,
                verification: { status: "allowed" },
                approval: { ...decided, status: "changes_requested", reason: "Which Contoso?" },
                customer: {
                  status,
                  refusal: status === "creation_refused" ? refusal : null,
                  tenantId: status === "active" || status === "ended" ? approvalId : null,
                  ...more.customer,
                },
              }),
              "U0SAM",
            ),
        ] as const,
    ),
  ]),
  customerList: {
    three: () =>
      customerList(
        "Yours in progress",
        [0, 1, 2].map(() => storyOf(more).customer),
      ),
    "to-pick": () =>
      customerList("Several", [storyOf(more).customer], null, {
        text: "Customer agreement",
        actionId: "show-agreement",
      }),
    more: () => customerList("Several", [storyOf(more).customer], "There are more."),
  },
  customersPage: {
    middle: () => customersPage(pageOf({ hasEarlier: true, hasMore: true })),
    "of-a-reseller": () => customersPage(pageOf({ text: "tailspin", partnerType: "indirect-reseller" })),
    "recorded-by-hand": () =>
      customersPage(pageOf({ partnerType: "indirect-reseller", customers: [{ ...lineOf("active", 1), ...byHand }] })),
    "none-fits": () => customersPage(pageOf({ text: "tailspin", customers: [] })),
    none: () => customersPage(pageOf({ customers: [] })),
  },
  adminNews: {
    lost: () => adminNews(eventOf("consent.lost", { subjectId: "partner-center", data: { reason: "refused" } })),
    "channel-lost": () =>
      adminNews(eventOf("settings.channel_lost", { subjectId: "settings", data: { channel: "C0STATUS" } })),
    restored: () => adminNews(eventOf("consent.restored", { subjectId: "partner-center", at })),
    channelLost: () =>
      adminNews(eventOf("settings.channel_lost", { subjectId: "settings", data: { channel: "C0APPROVALS" } })),
  },
  removalCard: {
    waiting: () => removalCard(activeStory({ ...more, removal: {} })),
    "waiting-reminded": () => removalCard(activeStory({ ...more, removal: {}, removalApproval: { remindersSent: 2 } })),
    ...Object.fromEntries(
      (["removing", "stalled", "removed", "blocked", "refused"] as const).map((status) => [
        status,
        () => removalCard(activeStory({ ...more, removal: { status }, removalApproval: decided })),
      ]),
    ),
    rejected: () =>
      removalCard(
        activeStory({
          ...more,
          removal: { status: "dropped" },
          removalApproval: { ...decided, status: "rejected", reason: "They renew." },
        }),
      ),
    expired: () =>
      removalCard(
        activeStory({
          ...more,
          removal: { status: "dropped" },
          removalApproval: { status: "expired", decidedAt: later },
        }),
      ),
    overtaken: () =>
      removalCard(
        activeStory({
          ...more,
          removal: { status: "dropped" },
          removalApproval: { status: "overtaken", decidedAt: later },
        }),
      ),
  },
  orderCard: {
    waiting: () => orderCard(activeStory({ ...more, ...mayBuy, order: {} })),
    "waiting-uncertain": () => orderCard(activeStory({ ...more, watch: { overdueToldAt: null }, order: {} })),
    "waiting-not-followed": () => orderCard(activeStory({ ...more, order: {} })),
    "waiting-blocked": () =>
      orderCard(activeStory({ ...more, ...mayBuy, agreement: { status: "invited" }, order: {} })),
    "waiting-reminded-with-resellers": () =>
      orderCard(
        activeStory({
          ...more,
          ...mayBuy,
          order: { reseller: "4847001", additionalResellers: ["4847002", "4847003"] },
          orderReseller: "Northwind & Sons",
          orderApproval: { remindersSent: 2 },
          orderLines: [{}, { name: "Azure <plan>", term: "P1M", quantity: 1, priceMinor: null, priceCurrency: null }],
        }),
      ),
    ...Object.fromEntries(
      (["placing", "placed", "blocked", "refused"] as const).map((status) => [
        status,
        () => orderCard(activeStory({ ...more, order: { status }, orderApproval: decided })),
      ]),
    ),
    stalled: () =>
      orderCard(activeStory({ ...more, order: { status: "stalled", checkoutSentAt: at }, orderApproval: decided })),
    "not-sent": () => orderCard(activeStory({ ...more, order: { status: "stalled" }, orderApproval: decided })),
    "never-confirmed": () =>
      orderCard(activeStory({ ...more, order: { status: "blocked", checkoutSentAt: at }, orderApproval: decided })),
    "partly-placed": () =>
      orderCard(
        activeStory({
          ...more,
          order: { status: "partly_placed" },
          orderApproval: decided,
          orderLines: partlyPlaced,
        }),
      ),
    expired: () =>
      orderCard(
        activeStory({
          ...more,
          order: { status: "dropped" },
          orderApproval: { status: "expired", decidedAt: later },
        }),
      ),
    overtaken: () =>
      orderCard(
        activeStory({
          ...more,
          order: { status: "dropped" },
          orderApproval: { status: "overtaken", decidedAt: later },
        }),
      ),
  },
  billingEditCard: {
    waiting: () => billingEditCard(activeStory({ ...more, billingEdit: {} })),
    "waiting-reminded": () =>
      billingEditCard(activeStory({ ...more, billingEdit: {}, billingEditApproval: { remindersSent: 2 } })),
    ...Object.fromEntries(
      (["writing", "stalled"] as const).map((status) => [
        status,
        () => billingEditCard(activeStory({ ...more, billingEdit: { status }, billingEditApproval: decided })),
      ]),
    ),
    ...Object.fromEntries(
      (["written", "outdated", "refused", "dropped"] as const).map((status) => [
        status,
        () =>
          billingEditCard(activeStory({ ...more, billingEdit: endedBilling(status), billingEditApproval: decided })),
      ]),
    ),
    ...Object.fromEntries(
      (["rejected", "expired", "overtaken"] as const).map((status) => [
        status,
        () =>
          billingEditCard(
            activeStory({
              ...more,
              billingEdit: endedBilling("dropped"),
              billingEditApproval: { ...decided, status },
            }),
          ),
      ]),
    ),
  },
  cardOfApproval: {
    correction: () => cardOfApproval(activeStory({ ...more, approval: { subject: "editBilling" }, billingEdit: {} })),
    addition: () => cardOfApproval(storyOf(more)),
    removal: () => cardOfApproval(activeStory({ ...more, approval: { subject: "removeRelationship" }, removal: {} })),
  },
  waitingList: {
    both: () =>
      waitingList(
        (["addCustomer", "removeRelationship", "editBilling"] as const).map((subject) => ({
          subject,
          approvalId,
          customerId,
          companyName: "Wingtip & Toys",
          requestedBy: "U0SAM",
          at,
        })),
      ),
  },
  webhookCard: {
    "without-address": () => webhookCard({ ...listening, wantedUrl: null, registration: null }),
    missing: () => webhookCard({ ...listening, registration: null }),
    registered: () => webhookCard({ ...listening, heardAt: at }),
    incomplete: () => webhookCard({ ...listening, missing: ["test-created"] }),
    elsewhere: () =>
      webhookCard({ ...listening, registration: { ...registration, url: "https://other.example/?a=1&b=2" } }),
  },
  testEventCard: {
    waiting: () => testEventCard({ status: "pending", results: [], heardAt: null }, askedEvent),
    arrived: () =>
      testEventCard(
        { status: "completed", results: [{ code: "OK", message: null, isSystemError: false, at }], heardAt: later },
        askedEvent,
      ),
    failed: () =>
      testEventCard(
        {
          status: "failed",
          results: [{ code: "NotFound", message: "No <such> page", isSystemError: true, at }],
          heardAt: null,
        },
        askedEvent,
      ),
  },
  questionCard: {
    open: () => questionCard(activeStory({ ...more, question: { candidates, answeredBy: null } })),
    answered: () => questionCard(activeStory({ ...more, question: { candidates, answeredBy: "U0DANA" } })),
  },
  draftOfferFor: { typed: () => draftOfferFor("Tailspin & Sons") },
  helpMessage: { all: () => helpMessage(["add", "status", "setup"]) },
});
