import { countJobs, listJobs as jobsIn } from "../../db/queries/jobs.ts";
import type { StoredJob } from "../../db/schema/index.ts";
import type { Deps } from "./deps.ts";

/** What somebody who looks after the desk may see of a job: never its payload. */
export type JobAtHand = Pick<StoredJob, "id" | "queue" | "runAt" | "attempts" | "lastError">;

export interface JobsAtHand {
  /** Given up: nothing happens with them by themselves. */
  dead: JobAtHand[];
  /** The next ones, and how many there are in all. */
  waiting: JobAtHand[];
  waitingInAll: number;
}

const mostDead = 500;
const mostWaiting = 50;

export async function listJobs({ db }: Pick<Deps, "db">): Promise<JobsAtHand> {
  return {
    dead: (await jobsIn(db, "dead", mostDead)).map(atHand),
    waiting: (await jobsIn(db, "ready", mostWaiting)).map(atHand),
    waitingInAll: await countJobs(db, "ready"),
  };
}

const atHand = ({ id, queue, runAt, attempts, lastError }: StoredJob): JobAtHand => ({
  id,
  queue,
  runAt,
  attempts,
  lastError,
});
