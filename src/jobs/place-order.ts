import { z } from "zod";
import { placeOrder, stallOrder } from "../operations/place-order.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob, RetryLater } from "./job.ts";
import { retryLater } from "./partner-center.ts";

const notYetSeconds = 60;

/** Places an approved order; what stays unknown is asked again for more than an hour. */
export const placeOrderJob = defineJob({
  queue: "place-order",
  payload: z.object({ approvalId: z.uuid() }),
  maxAttempts: 13,
  async run(deps: JobDeps, payload, job) {
    const placing = await placeOrder(deps, payload);
    if (placing.done) return;
    if (placing.again === null) throw new RetryLater(notYetSeconds, "Partner Center does not show the cart");
    throw retryLater(placing.again, job.attempt);
  },
  onDead: (tx, deps, { approvalId }, reason) => stallOrder(tx, deps, { approvalId, reason }),
});
