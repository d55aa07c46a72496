import { remindOfInvitationJob, sendAttestationJob, watchAgreementJob } from "./agreement.ts";
import { announce } from "./announce.ts";
import { expireApprovalJob, remindApproversJob } from "./approval-deadlines.ts";
import { noticeBillingChangeJob, writeBillingEditJob } from "./billing.ts";
import { cleanUpJob } from "./clean-up.ts";
import { createCustomerJob } from "./create-customer.ts";
import type { JobDeps } from "./deps.ts";
import { requestEducationJob, watchEducationJob } from "./education.ts";
import { endReveal, expirePassword } from "./end-reveal.ts";
import type { JobKind } from "./job.ts";
import type { NightlyJob } from "./nightly.ts";
import { placeOrderJob } from "./place-order.ts";
import { readCustomers, readCustomersPageJob } from "./read-customers.ts";
import { readPeople } from "./read-people.ts";
import { readResellersJob } from "./read-resellers.ts";
import { keepWebhookJob } from "./keep-webhook.ts";
import { noticeAcceptanceJob, noticeEndJob, remindOfRequestJob, removeRelationshipJob } from "./relationship.ts";
import { refreshCards } from "./refresh-cards.ts";
import { refreshHomes } from "./refresh-homes.ts";
import { renewConsent } from "./renew-consent.ts";
import { watchVerification } from "./watch-verification.ts";

/** What runs every night; scheduled at start. */
export const nightlyJobs: readonly NightlyJob[] = [
  readPeople,
  readCustomers,
  readResellersJob,
  renewConsent,
  keepWebhookJob,
  cleanUpJob,
];

/** Everything that runs later. */
export const jobKinds: readonly JobKind<JobDeps>[] = [
  announce,
  refreshCards,
  refreshHomes,
  createCustomerJob,
  watchVerification,
  watchAgreementJob,
  sendAttestationJob,
  remindOfInvitationJob,
  noticeAcceptanceJob,
  noticeEndJob,
  removeRelationshipJob,
  placeOrderJob,
  requestEducationJob,
  watchEducationJob,
  remindOfRequestJob,
  writeBillingEditJob,
  noticeBillingChangeJob,
  remindApproversJob,
  expireApprovalJob,
  endReveal,
  expirePassword,
  readCustomersPageJob,
  ...nightlyJobs,
];
