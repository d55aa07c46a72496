import { announce } from "./announce.ts";
import { expireApprovalJob, remindApproversJob } from "./approval-deadlines.ts";
import { createCustomerJob } from "./create-customer.ts";
import type { JobDeps } from "./deps.ts";
import type { JobKind } from "./job.ts";
import { refreshCards } from "./refresh-cards.ts";
import { watchVerification } from "./watch-verification.ts";

/** Everything that runs later. */
export const jobKinds: readonly JobKind<JobDeps>[] = [
  announce,
  refreshCards,
  createCustomerJob,
  watchVerification,
  remindApproversJob,
  expireApprovalJob,
];
