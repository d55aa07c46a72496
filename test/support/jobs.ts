import { z } from "zod";
import { asc } from "drizzle-orm";
import { expect, onTestFinished } from "vitest";
import type { Connection, Database } from "../../db/connect.ts";
import { jobs, type StoredJob } from "../../db/schema/index.ts";
import { systemClock, type Clock, type MovableClock } from "../../src/clock.ts";
import { defineJob, type JobDefinition, type JobKind } from "../../src/jobs/job.ts";
import { startJobRunner, type JobRunner } from "../../src/jobs/runner.ts";
import { createLog } from "../../src/log.ts";
import { defaultRhythm, type JobRhythm } from "../../src/rhythm.ts";
import { eventually } from "./eventually.ts";

const log = createLog({ level: "silent" });

const payload = z.object({ name: z.string() });
export type Named = z.output<typeof payload>;

/** A job kind whose payload is a name. */
export const namedJob = (definition: Partial<JobDefinition<object, Named>>): JobKind<object> =>
  defineJob({ queue: "test", payload, maxAttempts: 3, run: async () => {}, ...definition });

/** A replica that runs jobs until the test ends, quickly. */
export async function startReplica(
  connection: Connection,
  kinds: JobKind<object>[],
  { clock = systemClock, ...rhythm }: Partial<JobRhythm> & { clock?: Clock } = {},
): Promise<JobRunner> {
  const quick = { ...defaultRhythm.jobs, leaseSeconds: 10, pollMs: 50, firstRetryMs: 10, stopMs: 2_000, ...rhythm };
  const runner = await startJobRunner({ connection, kinds, deps: {}, clock, rhythm: quick, log });
  onTestFinished(() => runner.stop());
  return runner;
}

export const storedJobs = (db: Database): Promise<StoredJob[]> => db.select().from(jobs).orderBy(asc(jobs.id));

/** Moves the clock to each next try of the only job of this queue, until it has used them up. */
export const givesUp = (
  { clock }: { clock: Pick<MovableClock, "now" | "move"> },
  db: Database,
  queue: string,
): Promise<void> =>
  eventually(async () => {
    const [job] = (await storedJobs(db)).filter((one) => one.queue === queue);
    if (job?.state === "ready") clock.move(Math.max(0, job.runAt.getTime() - clock.now().getTime()));
    expect(job?.state).toBe("dead");
  });
