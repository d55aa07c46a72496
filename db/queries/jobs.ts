import { and, eq, isNull, sql } from "drizzle-orm";
import { present } from "../../src/core/present.ts";
import type { Database, Transaction } from "../connect.ts";
import { jobs, type StoredJob } from "../schema/index.ts";

/** The channel on which replicas tell each other that there is work. */
export const jobsChannel = "jobs";

export interface NewJob {
  queue: string;
  payload: unknown;
  /** When it is due, by the desk's clock. */
  runAt: Date;
  /** Jobs of one queue and group run one at a time, in the order in which they were enqueued. */
  groupKey?: string | null;
  /**
   * At most one job of the queue waits with this key. A second one joins the first: the newer payload and the earlier
   * time count. When the first is running already, it runs once more afterwards, since it may have looked too early.
   */
  dedupeKey?: string | null;
}

/** Writes a job in the transaction of the change that asks for it; replicas hear of it when that is committed. */
export async function enqueue(tx: Database | Transaction, job: NewJob): Promise<void> {
  const isRunning = sql`${jobs.state} = 'running'`;
  await tx
    .insert(jobs)
    .values({ ...job, payload: job.payload })
    .onConflictDoUpdate({
      target: [jobs.queue, jobs.dedupeKey],
      targetWhere: sql`${jobs.state} in ('ready', 'running')`,
      set: {
        payload: sql`excluded.payload`,
        runAt: sql`case when ${isRunning} then ${jobs.runAt} else least(${jobs.runAt}, excluded.run_at) end`,
        againAt: sql`case when ${isRunning} then least(${jobs.againAt}, excluded.run_at) end`,
      },
    });
  await tx.execute(sql`select pg_notify(${jobsChannel}, ${job.queue})`);
}

/** Writes a job unless one with its key waits or runs already; that one is left as it is. */
export async function enqueueUnlessThere(
  tx: Database | Transaction,
  job: NewJob & { dedupeKey: string },
): Promise<void> {
  await tx
    .insert(jobs)
    .values({ ...job, payload: job.payload })
    .onConflictDoNothing({
      target: [jobs.queue, jobs.dedupeKey],
      where: sql`${jobs.state} in ('ready', 'running')`,
    });
  await tx.execute(sql`select pg_notify(${jobsChannel}, ${job.queue})`);
}

/** A lease: whoever holds the token may finish the job, until somebody else was given a newer one. */
export interface Lease {
  id: number;
  token: string;
}

export interface ClaimedJob extends Lease {
  queue: string;
  payload: unknown;
  /** This run included. */
  attempt: number;
}

/**
 * The IDs of the jobs to take next, at most one of a group. A running job was due when it was claimed, so that one index in
 * the order of `run_at` finds both the waiting ones and those whose lease has ended. A job of the group that runs is looked
 * for besides the earlier ones: it may have been taken while an earlier one was not committed yet.
 */
export const nextDue = ({ queues, now, most }: { queues: readonly string[]; now: Date; most: number }) => sql`
  select j.id from ${jobs} j
  where j.state in ('ready', 'running') and j.run_at <= ${now.toISOString()}::timestamptz and j.queue in ${queues}
    and (j.state = 'ready' or j.lease_until < clock_timestamp())
    and (j.group_key is null or not exists (
      select 1 from ${jobs} other
      where other.queue = j.queue and other.group_key = j.group_key and other.state in ('ready', 'running')
        and (other.id < j.id or (other.id <> j.id and other.lease_until >= clock_timestamp()))))
  order by j.run_at, j.id
  limit ${most}
  for update skip locked`;

/**
 * Takes the jobs that are due longest, and those whose lease ran out, for `leaseSeconds`. Fewer than `most` are all that are
 * due. What is due is judged by `now`, leases by the database's clock.
 */
export async function claim(
  db: Database,
  { queues, now, leaseSeconds, most }: { queues: readonly string[]; now: Date; leaseSeconds: number; most: number },
): Promise<ClaimedJob[]> {
  if (queues.length === 0) return [];
  const rows = await db
    .update(jobs)
    .set({
      state: "running",
      attempts: sql`${jobs.attempts} + 1`,
      leaseToken: sql`gen_random_uuid()`,
      leaseUntil: leaseEnd(leaseSeconds),
      againAt: null,
    })
    // An array, so that the rows are chosen once, whatever way the update takes.
    .where(sql`${jobs.id} = any(array(${nextDue({ queues, now, most })}))`)
    .returning();
  return rows
    .toSorted((one, other) => one.runAt.getTime() - other.runAt.getTime() || one.id - other.id)
    .map((row) => ({
      id: row.id,
      token: present(row.leaseToken, "the token of a lease"),
      queue: row.queue,
      payload: row.payload,
      attempt: row.attempts,
    }));
}

/** Puts the end of the lease off. False when somebody else has the job now. */
export async function renew(db: Database, lease: Lease, leaseSeconds: number): Promise<boolean> {
  const rows = await db
    .update(jobs)
    .set({ leaseUntil: leaseEnd(leaseSeconds) })
    .where(held(lease))
    .returning({ id: jobs.id });
  return rows.length > 0;
}

/** The job is done and leaves the table, or waits again if it was asked for meanwhile. False when the lease was lost. */
export async function complete(db: Database | Transaction, lease: Lease): Promise<boolean> {
  const gone = await db
    .delete(jobs)
    .where(and(held(lease), isNull(jobs.againAt)))
    .returning({ id: jobs.id });
  if (gone.length > 0) return true;
  return backToReady(db, lease, { runAt: sql`${jobs.againAt}`, attempts: sql`0`, lastError: null });
}

/** The job waits for its next try. `counts` false: this run is not held against it. False when the lease was lost. */
export const postpone = (
  db: Database,
  lease: Lease,
  { runAt, counts, reason }: { runAt: Date; counts: boolean; reason: string },
): Promise<boolean> =>
  backToReady(db, lease, { runAt, lastError: reason, ...(counts ? {} : { attempts: sql`${jobs.attempts} - 1` }) });

/** Gives the job back untouched, for another replica to take at once. */
export const release = (db: Database, lease: Lease): Promise<boolean> =>
  backToReady(db, lease, { attempts: sql`${jobs.attempts} - 1` });

/** Why a job was buried whose payload no replica could read: what it was about has not been looked at. */
export const payloadNotUnderstood = "The payload is not understood.";

/** The job's attempts are used up. What was asked for while it ran gets a job of its own. False when the lease was lost. */
export async function bury(tx: Transaction, lease: Lease, reason: string): Promise<boolean> {
  const [row] = await tx
    .update(jobs)
    .set({ state: "dead", leaseToken: null, leaseUntil: null, lastError: reason })
    .where(held(lease))
    .returning();
  if (row?.againAt) await enqueue(tx, { ...pick(row), runAt: row.againAt });
  return row !== undefined;
}

/** Jobs in a state, the one due first in front. */
export async function listJobs(db: Database, state: StoredJob["state"], most: number): Promise<StoredJob[]> {
  return db.select().from(jobs).where(eq(jobs.state, state)).orderBy(jobs.runAt, jobs.id).limit(most);
}

export const countJobs = (db: Database, state: StoredJob["state"]): Promise<number> =>
  db.$count(jobs, eq(jobs.state, state));

/** A dead job waits once more, with all its attempts; it joins one that waits for the same. False when it is not dead. */
export async function revive(tx: Transaction, id: number, runAt: Date): Promise<boolean> {
  const [row] = await tx
    .delete(jobs)
    .where(and(eq(jobs.id, id), eq(jobs.state, "dead")))
    .returning();
  if (row) await enqueue(tx, { ...pick(row), runAt });
  return row !== undefined;
}

export async function findJob(db: Database | Transaction, id: number): Promise<StoredJob | null> {
  const [row] = await db.select().from(jobs).where(eq(jobs.id, id));
  return row ?? null;
}

const pick = ({ queue, payload, groupKey, dedupeKey }: StoredJob) => ({ queue, payload, groupKey, dedupeKey });
const held = (lease: Lease) => and(eq(jobs.id, lease.id), eq(jobs.leaseToken, lease.token));
const leaseEnd = (seconds: number) => sql`clock_timestamp() + make_interval(secs => ${seconds}::float8)`;

async function backToReady(
  db: Database | Transaction,
  lease: Lease,
  set: Parameters<ReturnType<typeof db.update<typeof jobs>>["set"]>[0],
): Promise<boolean> {
  const rows = await db
    .update(jobs)
    .set({ ...set, state: "ready", againAt: null, leaseToken: null, leaseUntil: null })
    .where(held(lease))
    .returning({ id: jobs.id });
  return rows.length > 0;
}
