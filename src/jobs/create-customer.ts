import { z } from "zod";
import { createCustomer } from "../operations/create-customer.ts";
import { stallCreation } from "../operations/judge-creation.ts";
import { retryLater } from "./partner-center.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob } from "./job.ts";

/** Creates an approved customer; what stays unknown is asked again for more than an hour before it counts as stalled. */
export const createCustomerJob = defineJob({
  queue: "create-customer",
  payload: z.object({ customerId: z.uuid() }),
  maxAttempts: 13,
  async run(deps: JobDeps, payload, job) {
    const creation = await createCustomer(deps, payload);
    if (!creation.done) throw retryLater(creation.again, job.attempt);
  },
  onDead: (tx, deps, { customerId }, reason) => stallCreation(tx, deps, { customerId, reason }),
});
