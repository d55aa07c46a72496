import { z } from "zod";
import { enqueuePage, readCustomersPage } from "../operations/read-customers.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob } from "./job.ts";
import { nightly } from "./nightly.ts";
import { retryLater } from "./partner-center.ts";

/** Begins to read Partner Center's customer list. */
export const readCustomers = nightly({
  queue: "read-customers",
  hour: 3,
  run: async (deps) => {
    if (deps.partnerCenter !== null) await enqueuePage(deps.db, deps.now(), null);
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
