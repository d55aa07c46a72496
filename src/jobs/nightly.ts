import { addDays } from "date-fns";
import { z } from "zod";
import type { Database, Transaction } from "../../db/connect.ts";
import { enqueueUnlessThere } from "../../db/queries/jobs.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob, type JobKind, type RunningJob } from "./job.ts";

export interface NightlyJob extends JobKind<JobDeps> {
  /** Called at every start; leaves a job that is waiting or running already as it is. */
  ensureScheduled: (db: Database, now: Date) => Promise<void>;
}

export interface Nightly {
  queue: string;
  /** When it runs, in UTC; jobs with different hours keep out of each other's way. */
  hour: number;
  /** 1 when left out: every night. One that was given up is tried the next night in any case. */
  everyDays?: number;
  /** Must be safe to run twice. What it throws is tried again later; a run that is given up does not end the nights. */
  run: (deps: JobDeps, job: RunningJob) => Promise<void>;
}

/** Runs once at the desk's first start and then every night, by the desk's clock, on one of all replicas. */
export function nightly({ queue, hour, everyDays = 1, run }: Nightly): NightlyJob {
  const schedule = (tx: Database | Transaction, runAt: Date): Promise<void> =>
    enqueueUnlessThere(tx, { queue, payload: {}, dedupeKey: "nightly", runAt });
  return {
    ...defineJob({
      queue,
      payload: z.object({}),
      maxAttempts: 8,
      async run(deps: JobDeps, _payload, job) {
        await run(deps, job);
        await deps.db.transaction(async (tx) => {
          await job.completeIn(tx);
          await schedule(tx, addDays(nightAfter(deps.now(), hour), everyDays - 1));
        });
      },
      onDead: (tx, deps) => schedule(tx, nightAfter(deps.now(), hour)),
    }),
    ensureScheduled: schedule,
  };
}

/** The next moment at which it is this hour in UTC. */
export function nightAfter(now: Date, hour: number): Date {
  const night = new Date(now);
  night.setUTCHours(hour, 0, 0, 0);
  if (night <= now) night.setUTCDate(night.getUTCDate() + 1);
  return night;
}
