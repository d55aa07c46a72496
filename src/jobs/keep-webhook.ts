import type { Database } from "../../db/connect.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import { keepWebhook } from "../operations/keep-webhook.ts";
import { nightly } from "./nightly.ts";
import { retryLater } from "./partner-center.ts";

const queue = "keep-webhook";

/** Repairs the registration for Partner Center's events, every night and at every start. */
export const keepWebhookJob = nightly({
  queue,
  hour: 4,
  async run(deps, job) {
    const kept = await keepWebhook(deps);
    if (!kept.ok) throw retryLater(kept.failure, job.attempt);
    if (kept.value.state === "elsewhere") deps.log.warn("Partner Center's events go to another address");
  },
});

/** The desk starts, perhaps at another address than before. */
export const enqueueKeepWebhook = (db: Database, now: Date): Promise<void> =>
  enqueue(db, { queue, payload: {}, dedupeKey: "nightly", runAt: now });
