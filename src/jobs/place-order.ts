import { z } from "zod";
import { placeOrder } from "../operations/place-order.ts";
import { lookRefused, stallOrder } from "../operations/settle-placing.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob, RetryLater } from "./job.ts";
import { retryLater } from "./partner-center.ts";

const notYetSeconds = 5 * 60;

/** Places an approved order; what stays unknown is asked again for more than an hour. */
export const placeOrderJob = defineJob({
  queue: "place-order",
  payload: z.object({ approvalId: z.uuid() }),
  maxAttempts: 13,
  async run(deps: JobDeps, payload, job) {
    const placing = await placeOrder(deps, payload);
    if (placing.done) return;
    const { again } = placing;
    if (again instanceof Date) {
      const seconds = Math.ceil((again.getTime() - deps.now().getTime()) / 1_000);
      throw new RetryLater(seconds, "The list may not be complete yet.", { counts: false });
    }
    // Neither the cart nor an order is there, or not whether anything may be bought.
    if (again === null) throw new RetryLater(notYetSeconds, "The answer is not there yet.");
    if (again.outcome === "refused") throw new RetryLater(notYetSeconds, lookRefused);
    throw retryLater(again, job.attempt);
  },
  onDead: (tx, deps, { approvalId }, reason) => stallOrder(tx, deps, { approvalId, reason }),
});
