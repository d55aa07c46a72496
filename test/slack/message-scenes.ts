import type { StoredEvent } from "../../db/schema/index.ts";
import { customerStatuses } from "../../src/core/customer/lifecycle.ts";
import { verificationStatuses } from "../../src/core/customer/verification.ts";
import { approvalCard } from "../../src/slack/cards/approval-card.ts";
import { adminNews } from "../../src/slack/cards/admin-news.ts";
import { customerList } from "../../src/slack/cards/customer-list.ts";
import type { Message } from "../../src/slack/cards/message.ts";
import { statusFor } from "../../src/slack/cards/request-card.ts";
import { statusCard } from "../../src/slack/cards/status-card.ts";
import { told, toldRequester } from "../../src/slack/cards/told.ts";
import { helpMessage } from "../../src/slack/flows/menu.ts";
import { activeStory, approvalId, at, customerId, eventOf, later, storyOf, type StoryParts } from "../support/story.ts";

type Scene = () => Message | null;

const refusal = {
  code: "600002",
  status: 400,
  description: "Organization registration number is not supported for this country.",
  correlationId: "7c0e3a52-0000-4000-8000-00000000000c",
};
const decided = { status: "approved", decidedBy: "U0DANA", decidedAt: later } as const;
const asked = { data: { approvalId } };
const refusedEvent: Partial<StoredEvent> = {
  after: "creation_refused",
  data: { code: refusal.code, correlationId: refusal.correlationId },
};

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
  "creation-refused": {
    event: eventOf("customer.creation_refused", refusedEvent),
    story: { customer: { status: "creation_refused", refusal }, approval: decided },
  },
  "address-questioned": {
    event: eventOf("customer.address_questioned", {
      after: "address_in_question",
      data: { fields: ["address.line1"] },
    }),
    story: { customer: { status: "address_in_question" }, approval: decided },
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

/** Every card in the states that look different, by the function that draws it. */
export const cardScenes = (more: StoryParts = {}): Record<string, Record<string, Scene>> => ({
  approvalCard: {
    waiting: () => approvalCard(storyOf(more)),
    provider: () => approvalCard(storyOf({ ...more, partnerType: "indirect-provider", resellerName: "Tailspin Toys" })),
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
    "not-looked-yet": () => statusCard(activeStory({ ...more, watch: { overdueToldAt: null } })),
    ...Object.fromEntries(
      verificationStatuses.map((status) => [
        status.replaceAll("_", "-"),
        () => statusCard(activeStory({ ...more, verification: { status }, watch: { overdueToldAt: null } })),
      ]),
    ),
    late: () =>
      statusCard(activeStory({ ...more, verification: { status: "under_review" }, watch: { overdueToldAt: later } })),
  },
  statusFor: Object.fromEntries(
    customerStatuses.map((status) => [
      status.replaceAll("_", "-"),
      () =>
        statusFor(
          storyOf({
            ...more,
            verification: { status: "allowed" },
            approval: { ...decided, status: "changes_requested", reason: "Which Contoso?" },
            customer: { status, refusal: status === "creation_refused" ? refusal : null, ...more.customer },
          }),
          "U0SAM",
        ),
    ]),
  ),
  customerList: {
    three: () =>
      customerList(
        "Yours in progress",
        [0, 1, 2].map(() => storyOf(more).customer),
      ),
    more: () => customerList("Several", [storyOf(more).customer], "There are more."),
  },
  adminNews: {
    lost: () => adminNews(eventOf("consent.lost", { subjectId: "partner-center", data: { reason: "refused" } })),
    "channel-lost": () =>
      adminNews(eventOf("settings.channel_lost", { subjectId: "settings", data: { channel: "C0STATUS" } })),
    restored: () => adminNews(eventOf("consent.restored", { subjectId: "partner-center", at })),
    channelLost: () =>
      adminNews(eventOf("settings.channel_lost", { subjectId: "settings", data: { channel: "C0APPROVALS" } })),
  },
  helpMessage: { all: () => helpMessage(["add", "status", "setup"]) },
});
