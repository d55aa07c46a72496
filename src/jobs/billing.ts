import { z } from "zod";
import { noticeBillingChange } from "../operations/notice-billing-change.ts";
import { stallBillingEdit, writeBillingEdit } from "../operations/write-billing-edit.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob } from "./job.ts";
import { retryLater } from "./partner-center.ts";

/** Writes an approved correction; what stays unknown is asked again for more than an hour. */
export const writeBillingEditJob = defineJob({
  queue: "write-billing-edit",
  payload: z.object({ approvalId: z.uuid() }),
  maxAttempts: 13,
  async run(deps: JobDeps, payload, job) {
    const writing = await writeBillingEdit(deps, payload);
    if (!writing.done) throw retryLater(writing.again, job.attempt);
  },
  onDead: (tx, deps, { approvalId }, reason) => stallBillingEdit(tx, deps, { approvalId, reason }),
});

/** Reads the billing data of a customer that may have been changed in Partner Center itself. */
export const noticeBillingChangeJob = defineJob({
  queue: "notice-billing-change",
  payload: z.object({ tenantId: z.guid() }),
  maxAttempts: 20,
  async run(deps: JobDeps, payload, job) {
    const noticed = await noticeBillingChange(deps, payload);
    if (!noticed.done) throw retryLater(noticed.again, job.attempt);
  },
});
