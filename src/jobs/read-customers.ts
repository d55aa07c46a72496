import { z } from "zod";
import { readCustomersPage } from "../operations/read-customers.ts";
import { reconcile } from "../operations/reconcile.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob } from "./job.ts";
import { nightly } from "./nightly.ts";
import { retryLater } from "./partner-center.ts";

/** Looks for what no event told; now and then that is the whole customer list. */
export const readCustomers = nightly({
  queue: "read-customers",
  hour: 3,
  async run(deps, job) {
    const reconciled = await reconcile(deps);
    if (!reconciled.done) throw retryLater(reconciled.again, job.attempt);
  },
});

/** One page of the list; each asks for the next. */
export const readCustomersPageJob = defineJob({
  queue: "read-customers-page",
  payload: z.object({ next: z.string().nullable() }),
  maxAttempts: 8,
  async run(deps: JobDeps, payload, job) {
    const read = await readCustomersPage(deps, payload);
    if (!read.done) throw retryLater(read.again, job.attempt);
  },
});
