import { announce } from "./announce.ts";
import { expireApprovalJob, remindApproversJob } from "./approval-deadlines.ts";
import { createCustomerJob } from "./create-customer.ts";
import type { JobDeps } from "./deps.ts";
import type { JobKind } from "./job.ts";
import type { NightlyJob } from "./nightly.ts";
import { readPeople } from "./read-people.ts";
import { refreshCards } from "./refresh-cards.ts";
import { watchVerification } from "./watch-verification.ts";

/** What runs every night; scheduled at start. */
export const nightlyJobs: readonly NightlyJob[] = [readPeople];

/** Everything that runs later. */
export const jobKinds: readonly JobKind<JobDeps>[] = [
  announce,
  refreshCards,
  createCustomerJob,
  watchVerification,
  remindApproversJob,
  expireApprovalJob,
  ...nightlyJobs,
];
