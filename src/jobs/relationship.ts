import { z } from "zod";
import { noticeEnd } from "../operations/end-relationship.ts";
import { remindOfRequest } from "../operations/follow-request.ts";
import { noticeAcceptance } from "../operations/notice-acceptance.ts";
import { removeRelationship, stallRemoval } from "../operations/remove-relationship.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob, RetryLater } from "./job.ts";
import { retryLater } from "./partner-center.ts";

const notYetSeconds = 60;
const mostLooksAtOnce = 5;
const mostAttempts = 20;
const daySeconds = 24 * 60 * 60;

/**
 * Reads a customer that may have accepted. It is not given up because of Partner Center, nor while the desk has a creation
 * of the same domain under way: that one may wait for a person.
 */
export const noticeAcceptanceJob = defineJob({
  queue: "notice-acceptance",
  payload: z.object({ tenantId: z.guid(), isAcceptance: z.boolean() }),
  maxAttempts: mostAttempts,
  async run(deps: JobDeps, payload, job) {
    const noticed = await noticeAcceptance(deps, payload);
    if (noticed.done) return;
    if (noticed.again === "unsettled") {
      // These looks take more than a week, and the weekly list speaks of it again.
      if (job.attempt === mostAttempts) return;
      const pause = Math.min(notYetSeconds * 2 ** (job.attempt - 1), daySeconds);
      throw new RetryLater(pause, "A creation of the same domain is not settled");
    }
    if (noticed.again !== null) throw retryLater(noticed.again, job.attempt);
    // What is not there after these looks is found at night.
    if (job.attempt <= mostLooksAtOnce)
      throw new RetryLater(notYetSeconds, "Partner Center does not show the acceptance");
  },
});

/** Reads a customer whose relationship may have ended in Partner Center itself. */
export const noticeEndJob = defineJob({
  queue: "notice-end",
  payload: z.object({ tenantId: z.guid() }),
  maxAttempts: 20,
  async run(deps: JobDeps, payload, job) {
    const noticed = await noticeEnd(deps, payload);
    if (!noticed.done) throw retryLater(noticed.again, job.attempt);
  },
});

/** Ends an approved relationship; what stays unknown is asked again for more than an hour. */
export const removeRelationshipJob = defineJob({
  queue: "remove-relationship",
  payload: z.object({ approvalId: z.uuid() }),
  maxAttempts: 13,
  async run(deps: JobDeps, payload, job) {
    const removing = await removeRelationship(deps, payload);
    if (removing.done) return;
    if (removing.again === null) throw new RetryLater(notYetSeconds, "Partner Center still shows the relationship");
    throw retryLater(removing.again, job.attempt);
  },
  onDead: (tx, deps, { approvalId }, reason) => stallRemoval(tx, deps, { approvalId, reason }),
});

/** Reminds whoever asked for a relationship after three, seven and fourteen days. */
export const remindOfRequestJob = defineJob({
  queue: "remind-of-request",
  payload: z.object({ requestId: z.uuid(), number: z.number().int(), sentAt: z.coerce.date() }),
  maxAttempts: 10,
  run: (deps: JobDeps, payload) => remindOfRequest(deps, payload),
});
