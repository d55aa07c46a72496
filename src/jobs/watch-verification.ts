import { z } from "zod";
import { checkVerification } from "../operations/check-verification.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob } from "./job.ts";
import { retryLater } from "./partner-center.ts";

/** Looks at one customer's account verification. A watch never gives up: a day of failures is followed by another look. */
export const watchVerification = defineJob({
  queue: "watch-verification",
  payload: z.object({ customerId: z.uuid() }),
  maxAttempts: 1_000,
  async run(deps: JobDeps, payload, job) {
    const look = await checkVerification(deps, payload);
    if (!look.done) throw retryLater(look.again, job.attempt);
  },
});
