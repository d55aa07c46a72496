import { z } from "zod";
import { checkVerification } from "../operations/check-verification.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob, RetryLater } from "./job.ts";
import { retryLater } from "./partner-center.ts";

const refusedPauseSeconds = 60 * 60;

/** Looks at one customer's account verification. A watch never gives up: a day of failures is followed by another look. */
export const watchVerification = defineJob({
  queue: "watch-verification",
  payload: z.object({ customerId: z.uuid() }),
  maxAttempts: Infinity,
  async run(deps: JobDeps, payload, job) {
    const look = await checkVerification(deps, payload);
    if (look.done) return;
    const { outcome, code, status } = look.again;
    // A definite no, such as a missing role: people mend that, so asking at once again is of no use.
    if (outcome === "refused") throw new RetryLater(refusedPauseSeconds, `Partner Center: ${code ?? status}`);
    throw retryLater(look.again, job.attempt);
  },
});
