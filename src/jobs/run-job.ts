import { bury, complete, payloadNotUnderstood, postpone, renew, type ClaimedJob } from "../../db/queries/jobs.ts";
import type { JobRhythm } from "../rhythm.ts";
import { LeaseLost, RetryLater, type JobKind, type RunningJob } from "./job.ts";
import type { RunnerOptions } from "./runner.ts";

/** Never throws: a job that cannot even be put off is taken again when its lease runs out. */
export async function runJob<Deps>(
  options: RunnerOptions<Deps>,
  claimed: ClaimedJob,
  aborter: AbortController,
): Promise<void> {
  const { log, clock } = options;
  const { db } = options.connection;
  const kind = options.kinds.find(({ queue }) => queue === claimed.queue);
  const accepted = kind?.accept(claimed.payload) ?? null;
  try {
    const ending =
      kind && accepted ? await attempt(options, kind, accepted, claimed, aborter) : notUnderstood(claimed, kind);
    if (ending?.again) {
      log.warn({ err: ending.error, reason: ending.reason, inMs: ending.inMs }, "A job is tried again later.");
      await postpone(db, claimed, { ...ending, runAt: new Date(clock.now().getTime() + ending.inMs) });
    } else if (ending) {
      log.error({ err: ending.error, reason: ending.reason }, "A job was given up.");
      await db.transaction(async (tx) => {
        if (await bury(tx, claimed, ending.reason)) await accepted?.onDead(tx, options.deps, ending.reason);
      });
    }
  } catch (error) {
    log.error({ err: error }, "A job could not be put away; it runs again when its lease has ended.");
  }
}

/** What is left to do after a run; null when nothing is. */
type Ending =
  | { again: true; inMs: number; counts: boolean; reason: string; error?: unknown }
  | { again: false; reason: string; error?: unknown }
  | null;

const minute = 60_000;
const mostReadings = 10;

/** During an upgrade a newer replica may have written it, and takes it when it is put off for a while. */
function notUnderstood({ attempt }: ClaimedJob, kind: { maxAttempts: number } | undefined): Ending {
  const reason = payloadNotUnderstood;
  const isLast = attempt >= Math.min(kind?.maxAttempts ?? 1, mostReadings);
  return isLast ? { again: false, reason } : { again: true, inMs: minute, counts: true, reason };
}

async function attempt<Deps>(
  { connection, deps, rhythm, log }: RunnerOptions<Deps>,
  kind: JobKind<Deps>,
  accepted: NonNullable<ReturnType<JobKind<Deps>["accept"]>>,
  claimed: ClaimedJob,
  aborter: AbortController,
): Promise<Ending> {
  const { db } = connection;
  if (claimed.attempt > kind.maxAttempts) return { again: false, reason: "The last run never ended." };
  let handedIn = false;
  const job: RunningJob = {
    id: claimed.id,
    queue: claimed.queue,
    attempt: claimed.attempt,
    signal: aborter.signal,
    async completeIn(tx) {
      if (!(await complete(tx, claimed))) throw new LeaseLost("Another replica has the job.");
      handedIn = true;
    },
  };
  const keepLease = async () => {
    const held = await renew(db, claimed, rhythm.leaseSeconds);
    if (!held && !handedIn) aborter.abort(new LeaseLost("Another replica has the job."));
  };
  const renewal = setInterval(
    () => void keepLease().catch((error: unknown) => log.warn({ err: error }, "A lease could not be renewed.")),
    (rhythm.leaseSeconds * 1000) / 3,
  );
  try {
    await accepted.run(deps, job);
    if (!handedIn && !(await complete(db, claimed))) throw new LeaseLost("Another replica has the job.");
    return null;
  } catch (error) {
    if (error instanceof LeaseLost) {
      log.warn("A job outlasted its lease; another replica has it.");
      return null;
    }
    const wait = waitAfter(error, claimed.attempt, rhythm);
    const isLast = wait.counts && claimed.attempt >= kind.maxAttempts;
    return isLast ? { again: false, reason: wait.reason, error } : { again: true, ...wait, error };
  } finally {
    clearInterval(renewal);
  }
}

function waitAfter(error: unknown, attempts: number, rhythm: JobRhythm) {
  if (error instanceof RetryLater) {
    return { inMs: error.afterSeconds * 1000, counts: error.counts, reason: error.message };
  }
  const inMs = Math.min(rhythm.longestRetryMs, rhythm.firstRetryMs * 2 ** (attempts - 1)) * (0.5 + Math.random() / 2);
  // The message of an unexpected error may quote personal data; the log keeps what is safe of it.
  return { inMs, counts: true, reason: error instanceof Error ? error.name : "unknown" };
}
