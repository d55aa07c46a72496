import { z } from "zod";
import { checkEducation, sendEducationRequest, stallEducation } from "../operations/follow-education.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob, RetryLater } from "./job.ts";
import { retryLater } from "./partner-center.ts";

const refusedPauseSeconds = 60 * 60;

/** Asks Microsoft for an education qualification; what stays unknown is asked again for more than an hour. */
export const requestEducationJob = defineJob({
  queue: "request-education",
  payload: z.object({ customerId: z.uuid() }),
  maxAttempts: 13,
  async run(deps: JobDeps, payload, job) {
    const sending = await sendEducationRequest(deps, payload);
    if (!sending.done) throw retryLater(sending.again, job.attempt);
  },
  onDead: (tx, deps, { customerId }, reason) => stallEducation(tx, deps, { customerId, reason }),
});

/** Looks what became of a qualification. A watch never gives up. */
export const watchEducationJob = defineJob({
  queue: "watch-education",
  payload: z.object({ customerId: z.uuid() }),
  maxAttempts: Infinity,
  async run(deps: JobDeps, payload, job) {
    const look = await checkEducation(deps, payload);
    if (look.done) return;
    const { outcome, code, status } = look.again;
    if (outcome === "refused") throw new RetryLater(refusedPauseSeconds, `Partner Center: ${code ?? status}`);
    throw retryLater(look.again, job.attempt);
  },
});
