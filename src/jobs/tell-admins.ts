import { enqueue } from "../../db/queries/jobs.ts";
import { listAdmins } from "../../db/queries/people.ts";
import type { StoredEvent } from "../../db/schema/index.ts";
import type { JobDeps } from "./deps.ts";
import { RetryLater, type RunningJob } from "./job.ts";

/** Makes one message a workspace admin out of "tell the admins"; each is then posted by a job of its own. */
export async function tellAdmins(deps: JobDeps, event: StoredEvent, job: RunningJob): Promise<void> {
  const admins = await listAdmins(deps.db);
  // Every workspace has an owner: nobody was read yet.
  if (admins.length === 0) throw new RetryLater(60, "no workspace admin is known yet", { counts: false });
  await deps.db.transaction(async (tx) => {
    for (const { id: admin } of admins) {
      await enqueue(tx, {
        queue: "announce",
        payload: { eventId: event.id, delivery: "admins", place: admin },
        dedupeKey: `${event.id}:admins:${admin}`,
        groupKey: `admins:${admin}`,
        runAt: deps.now(),
      });
    }
    await job.completeIn(tx);
  });
}
