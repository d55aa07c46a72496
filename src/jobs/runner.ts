import type { Connection } from "../../db/connect.ts";
import { claim, jobsChannel, release, type ClaimedJob } from "../../db/queries/jobs.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { JobRhythm } from "../rhythm.ts";
import { LeaseLost, runAsJob, type JobKind } from "./job.ts";
import { runJob } from "./run-job.ts";

export interface RunnerOptions<Deps> {
  connection: Pick<Connection, "db" | "listen">;
  kinds: readonly JobKind<Deps>[];
  deps: Deps;
  clock: Clock;
  rhythm: JobRhythm;
  log: Log;
}

export interface JobRunner {
  /** Takes no more jobs, lets running ones finish for a while, then gives the others back. */
  stop: () => Promise<void>;
}

export async function startJobRunner<Deps>(options: RunnerOptions<Deps>): Promise<JobRunner> {
  const { connection, clock, rhythm, log } = options;
  const queues = options.kinds.map((kind) => kind.queue);
  const running = new Map<Promise<void>, { job: ClaimedJob; aborter: AbortController }>();
  let looking: Promise<void> | null = null;
  let hasNews = false;
  let stopping = false;

  function wake(): void {
    hasNews = true;
    looking ??= look().finally(() => {
      looking = null;
    });
  }

  async function look(): Promise<void> {
    while (hasNews && !stopping && running.size < rhythm.concurrency) {
      try {
        hasNews = false;
        const { leaseSeconds, concurrency } = rhythm;
        const most = concurrency - running.size;
        // When these are all that there is room for, the end of the first of them looks on.
        const taken = await claim(connection.db, { queues, now: clock.now(), leaseSeconds, most });
        if (!stopping) taken.forEach(begin);
        else for (const job of taken) await release(connection.db, job);
      } catch (error) {
        log.error({ err: error }, "Looking for work failed.");
      }
    }
  }

  function begin(job: ClaimedJob): void {
    const aborter = new AbortController();
    const run = runAsJob({ queue: job.queue, id: job.id }, () => runJob(options, job, aborter)).finally(() => {
      running.delete(run);
      wake();
    });
    running.set(run, { job, aborter });
  }

  const stopListening = await connection.listen(jobsChannel, wake);
  const poll = setInterval(wake, rhythm.pollMs);
  const forgetClock = clock.onMove?.(wake);
  wake();

  return {
    async stop() {
      stopping = true;
      clearInterval(poll);
      forgetClock?.();
      await stopListening();
      await looking;
      await settledWithin(running.keys(), rhythm.stopMs);
      for (const { job, aborter } of running.values()) {
        aborter.abort(new LeaseLost("The desk is stopping."));
        log.warn({ queue: job.queue, id: job.id }, "A job is given back unfinished.");
        await release(connection.db, job).catch((error: unknown) => {
          log.error({ err: error }, "It could not be given back; it is taken again when its lease has ended.");
        });
      }
    },
  };
}

async function settledWithin(promises: Iterable<Promise<void>>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const ceiling = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([Promise.all(promises), ceiling]);
  clearTimeout(timer);
}
