import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { enqueue, type NewJob } from "../../db/queries/jobs.ts";
import { jobs, people } from "../../db/schema/index.ts";
import { createMovableClock } from "../../src/clock.ts";
import { currentJob, defineJob, LeaseLost, RetryLater } from "../../src/jobs/job.ts";
import { useDatabase } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";
import { namedJob, startReplica, storedJobs } from "../support/jobs.ts";

const database = useDatabase();
const long = 60_000;

const ask = (name: string, job: Partial<NewJob> = {}) =>
  enqueue(database.db, { queue: "test", payload: { name }, runAt: new Date(), ...job });
const allGone = () => eventually(async () => expect(await storedJobs(database.db)).toEqual([]));

/** A run that waits until it is told to go on. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

describe("work", () => {
  test("starts at once when it is asked for, long before the next poll", async () => {
    const seen: string[] = [];
    await startReplica(database.connection, [namedJob({ run: async (_, { name }) => void seen.push(name) })], {
      pollMs: long,
    });
    await ask("first");
    await eventually(() => expect(seen).toEqual(["first"]));
    await allGone();
  });

  test("of a transaction that was rolled back never starts", async () => {
    const seen: string[] = [];
    await startReplica(database.connection, [namedJob({ run: async (_, { name }) => void seen.push(name) })]);
    const failing = database.db.transaction(async (tx) => {
      await enqueue(tx, { queue: "test", payload: { name: "never" }, runAt: new Date() });
      throw new Error("changed my mind");
    });
    await expect(failing).rejects.toThrow("changed my mind");
    await ask("after");
    await eventually(() => expect(seen).toEqual(["after"]));
  });

  test("that nobody announced is found by looking now and then", async () => {
    const seen: string[] = [];
    await startReplica(database.connection, [namedJob({ run: async (_, { name }) => void seen.push(name) })]);
    await database.db.insert(jobs).values({ queue: "test", payload: { name: "quiet" }, runAt: new Date() });
    await eventually(() => expect(seen).toEqual(["quiet"]));
  });

  test("of a kind that this version does not know is left to others", async () => {
    await startReplica(database.connection, [namedJob({})]);
    await ask("unknown", { queue: "of-a-newer-version" });
    await ask("known");
    await eventually(async () => {
      expect(await storedJobs(database.db)).toMatchObject([
        { queue: "of-a-newer-version", state: "ready", attempts: 0 },
      ]);
    });
  });

  test("knows which job it is, also after waiting", async () => {
    const seen: unknown[] = [];
    const run = async () => {
      await database.db.execute(sql`select 1`);
      seen.push(currentJob());
    };
    await startReplica(database.connection, [namedJob({ run })]);
    await ask("self-aware");
    await eventually(() => expect(seen).toEqual([{ queue: "test", id: expect.any(Number) as number }]));
    expect(currentJob()).toBeUndefined();
  });

  test("runs as many at a time as allowed, and no more", async () => {
    const { opened, open } = gate();
    let now = 0;
    let most = 0;
    const run = async () => {
      most = Math.max(most, (now += 1));
      await opened;
      now -= 1;
    };
    await startReplica(database.connection, [namedJob({ run })], { concurrency: 3 });
    for (let index = 0; index < 9; index += 1) await ask(`job ${index}`);
    await eventually(() => expect(now).toBe(3));
    open();
    await allGone();
    expect(most).toBe(3);
  });
});

describe("time", () => {
  test("work for later waits, and starts as soon as the clock is moved there", async () => {
    const clock = createMovableClock(new Date("2026-01-01T00:00:00Z"));
    const seen: string[] = [];
    await startReplica(database.connection, [namedJob({ run: async (_, { name }) => void seen.push(name) })], {
      clock,
      pollMs: long,
    });
    await ask("tomorrow", { runAt: new Date("2026-01-02T00:00:00Z") });
    await ask("today", { runAt: clock.now() });
    await eventually(() => expect(seen).toEqual(["today"]));
    clock.move(24 * 3_600_000);
    await eventually(() => expect(seen).toEqual(["today", "tomorrow"]));
  });
});

describe("a run that fails", () => {
  test("is tried again, later each time, until it works", async () => {
    const attempts: number[] = [];
    const run = async (_: object, __: object, { attempt }: { attempt: number }) => {
      attempts.push(attempt);
      if (attempt < 3) throw new Error("not yet");
    };
    await startReplica(database.connection, [namedJob({ run })]);
    await ask("stubborn");
    await allGone();
    expect(attempts).toEqual([1, 2, 3]);
  });

  test("waits at least half and at most all of its turn's delay", async () => {
    const clock = createMovableClock(new Date("2026-01-01T00:00:00Z"));
    const run = async () => Promise.reject(new Error("no"));
    await startReplica(database.connection, [namedJob({ run, maxAttempts: 9 })], { clock, firstRetryMs: 1_000 });
    await ask("slow", { runAt: clock.now() });
    for (const turn of [1, 2, 3]) {
      const waits = await eventually(async () => {
        const [job] = await storedJobs(database.db);
        expect(job).toMatchObject({ state: "ready", attempts: turn, lastError: "Error" });
        return (job?.runAt.getTime() ?? 0) - clock.now().getTime();
      });
      expect(waits).toBeGreaterThanOrEqual(1_000 * 2 ** (turn - 1) * 0.5);
      expect(waits).toBeLessThanOrEqual(1_000 * 2 ** (turn - 1));
      clock.move(waits);
    }
  });

  test("waits as long as it was told to", async () => {
    const clock = createMovableClock(new Date("2026-01-01T00:00:00Z"));
    const run = async () => Promise.reject(new RetryLater(90, "Slack asked for a pause."));
    await startReplica(database.connection, [namedJob({ run })], { clock });
    await ask("told", { runAt: clock.now() });
    await eventually(async () => {
      expect(await storedJobs(database.db)).toMatchObject([
        { attempts: 1, lastError: "Slack asked for a pause.", runAt: new Date("2026-01-01T00:01:30Z") },
      ]);
    });
  });

  test("may wait for something outside as often as it takes, without using up its attempts", async () => {
    let runs = 0;
    const run = async () => {
      runs += 1;
      if (runs < 6) throw new RetryLater(0, "Consent is missing.", { counts: false });
    };
    await startReplica(database.connection, [namedJob({ run, maxAttempts: 1 })]);
    await ask("patient");
    await allGone();
    expect(runs).toBe(6);
  });

  test("is given up after its last attempt, and that is told once, together with the fact", async () => {
    const told: string[] = [];
    const kind = namedJob({
      run: async () => Promise.reject(new TypeError("the customer is called Ada")),
      onDead: async (tx, _, { name }, reason) => {
        const [row] = await tx.select().from(jobs).where(eq(jobs.state, "dead"));
        told.push(`${name} ${reason} ${row?.state}`);
      },
    });
    await startReplica(database.connection, [kind]);
    await ask("hopeless");
    await eventually(async () => {
      expect(await storedJobs(database.db)).toMatchObject([{ state: "dead", attempts: 3, lastError: "TypeError" }]);
    });
    await ask("next");
    await eventually(() => expect(told).toEqual(["hopeless TypeError dead", "next TypeError dead"]));
  });

  test("is not given up while telling it fails", async () => {
    let tellings = 0;
    const kind = namedJob({
      maxAttempts: 1,
      run: async () => Promise.reject(new Error("no")),
      onDead: async () => {
        tellings += 1;
        if (tellings === 1) throw new Error("nobody listens");
      },
    });
    await startReplica(database.connection, [kind], { leaseSeconds: 1 });
    await ask("hopeless");
    await eventually(async () => expect(await storedJobs(database.db)).toMatchObject([{ state: "dead" }]));
    expect(tellings).toBe(2);
  });

  test("is left to a newer version for a while when this one does not understand what was asked", async () => {
    const clock = createMovableClock(new Date("2026-01-01T00:00:00Z"));
    const old = await startReplica(await database.openReplica(), [namedJob({})], { clock });
    await enqueue(database.db, { queue: "test", payload: { nom: "newer" }, runAt: clock.now() });
    await eventually(async () =>
      expect(await storedJobs(database.db)).toMatchObject([
        { state: "ready", attempts: 1, runAt: new Date("2026-01-01T00:01:00Z") },
      ]),
    );
    await old.stop();
    const seen: unknown[] = [];
    const newer = defineJob({
      queue: "test",
      payload: z.object({ nom: z.string() }),
      maxAttempts: 3,
      run: async (_, { nom }) => void seen.push(nom),
    });
    await startReplica(database.connection, [newer], { clock });
    clock.move(60_000);
    await eventually(() => expect(seen).toEqual(["newer"]));
    await allGone();
  });

  test("is given up when nobody understands what was asked", async () => {
    const clock = createMovableClock(new Date("2026-01-01T00:00:00Z"));
    await startReplica(database.connection, [namedJob({ maxAttempts: 2 })], { clock });
    await enqueue(database.db, { queue: "test", payload: { nom: "?" }, runAt: clock.now() });
    await eventually(async () =>
      expect(await storedJobs(database.db)).toMatchObject([{ state: "ready", attempts: 1 }]),
    );
    clock.move(60_000);
    await eventually(async () =>
      expect(await storedJobs(database.db)).toMatchObject([
        { state: "dead", attempts: 2, lastError: "The payload is not understood." },
      ]),
    );
  });
});

describe("a replica that vanishes in the middle of a job", () => {
  test("is replaced by another one when the lease has ended", async () => {
    const { opened, open } = gate();
    const runs: string[] = [];
    const vanishing = namedJob({ run: async (_, __, { attempt }) => (runs.push(`first ${attempt}`), opened) });
    const heir = namedJob({ run: async (_, __, { attempt }) => void runs.push(`second ${attempt}`) });
    await ask("inherited");
    const first = await startReplica(await database.openReplica(), [vanishing], { stopMs: 0, concurrency: 1 });
    await eventually(() => expect(runs).toEqual(["first 1"]));
    await database.db.update(jobs).set({ leaseUntil: sql`clock_timestamp()` });
    await startReplica(await database.openReplica(), [heir]);
    await eventually(() => expect(runs).toEqual(["first 1", "second 2"]));
    await allGone();
    open();
    await first.stop();
    expect(await storedJobs(database.db)).toEqual([]);
  });

  test("each time uses up the attempts, and the job is given up without another run", async () => {
    const told: string[] = [];
    let runs = 0;
    const kind = namedJob({
      maxAttempts: 2,
      run: async () => void (runs += 1),
      onDead: async (_, __, ___, reason) => void told.push(reason),
    });
    const lease = { leaseToken: crypto.randomUUID(), leaseUntil: new Date(Date.now() - 1_000) };
    await database.db.insert(jobs).values({
      queue: "test",
      payload: { name: "deadly" },
      runAt: new Date(),
      state: "running",
      attempts: 2,
      ...lease,
    });
    await startReplica(database.connection, [kind]);
    await eventually(async () => expect(await storedJobs(database.db)).toMatchObject([{ state: "dead" }]));
    expect({ told, runs }).toEqual({ told: ["The last run never ended."], runs: 0 });
  });
});

describe("a lease", () => {
  test("is renewed while a long job runs, so that nobody else starts it", async () => {
    const { opened, open } = gate();
    let runs = 0;
    const kind = namedJob({ run: async () => ((runs += 1), opened) });
    for (let replica = 0; replica < 2; replica += 1) {
      await startReplica(await database.openReplica(), [kind], { leaseSeconds: 3 });
    }
    await ask("long");
    const [start] = await eventually(async () => {
      const [job] = await storedJobs(database.db);
      expect(job?.leaseUntil).toBeInstanceOf(Date);
      return [job?.leaseUntil?.getTime() ?? 0];
    });
    await eventually(async () => {
      const [job] = await storedJobs(database.db);
      expect(job?.leaseUntil?.getTime() ?? 0).toBeGreaterThan(start + 1_900);
    });
    open();
    await allGone();
    expect(runs).toBe(1);
  });

  test("that was lost tells the job, and keeps it from writing its end", async () => {
    const { opened, open } = gate();
    const reasons: unknown[] = [];
    const run = async (_: object, __: object, { signal }: { signal: AbortSignal }) => {
      signal.addEventListener("abort", () => {
        reasons.push(signal.reason);
        open();
      });
      await opened;
    };
    await startReplica(database.connection, [namedJob({ run })], { leaseSeconds: 1 });
    await ask("taken away");
    await eventually(async () => expect(await storedJobs(database.db)).toMatchObject([{ state: "running" }]));
    const token = crypto.randomUUID();
    await database.db.update(jobs).set({ leaseToken: token, leaseUntil: sql`now() + interval '1 hour'` });
    await eventually(() => expect(reasons[0]).toBeInstanceOf(LeaseLost));
    expect(await storedJobs(database.db)).toMatchObject([{ state: "running", leaseToken: token }]);
  });
});

describe("a job that finishes in its own transaction", () => {
  const write = { id: "U1", name: "Ada", readAt: new Date(0) };

  test("is gone exactly when its work is written", async () => {
    const kind = namedJob({
      run: (_, __, job) =>
        database.db.transaction(async (tx) => {
          await tx.insert(people).values(write);
          await job.completeIn(tx);
          expect(await tx.select().from(jobs)).toEqual([]);
        }),
    });
    await startReplica(database.connection, [kind]);
    await ask("both");
    await allGone();
    expect(await database.db.select().from(people)).toHaveLength(1);
  });

  test("writes nothing when another replica has the job by then", async () => {
    const failures: unknown[] = [];
    const kind = namedJob({
      run: async (_, __, job) => {
        await database.db.update(jobs).set({ leaseToken: crypto.randomUUID() });
        await database.db
          .transaction(async (tx) => {
            await tx.insert(people).values(write);
            await job.completeIn(tx);
          })
          .catch((error: unknown) => {
            failures.push(error);
            throw error;
          });
      },
    });
    await startReplica(database.connection, [kind]);
    await ask("too late");
    await eventually(() => expect(failures[0]).toBeInstanceOf(LeaseLost));
    expect(await database.db.select().from(people)).toEqual([]);
    expect(await storedJobs(database.db)).toMatchObject([{ state: "running" }]);
  });

  test("runs again when that transaction fails", async () => {
    let runs = 0;
    const kind = namedJob({
      run: (_, __, job) =>
        database.db.transaction(async (tx) => {
          runs += 1;
          await job.completeIn(tx);
          if (runs === 1) throw new Error("the write failed");
        }),
    });
    await startReplica(database.connection, [kind]);
    await ask("again");
    await allGone();
    expect(runs).toBe(2);
  });
});

describe("asking for the same thing twice", () => {
  test("while it waits is one run, with the newer payload and the earlier time", async () => {
    await ask("older", { dedupeKey: "k", runAt: new Date("2026-01-02") });
    await ask("newer", { dedupeKey: "k", runAt: new Date("2026-01-01") });
    await ask("newest", { dedupeKey: "k", runAt: new Date("2026-01-03") });
    await ask("other queue", { dedupeKey: "k", queue: "other" });
    await ask("other key", { dedupeKey: "k2" });
    expect(await storedJobs(database.db)).toMatchObject([
      { payload: { name: "newest" }, runAt: new Date("2026-01-01") },
      { payload: { name: "other queue" } },
      { payload: { name: "other key" } },
    ]);
  });

  test("while it runs is one more run afterwards, since the first may have looked too early", async () => {
    const { opened, open } = gate();
    const runs: string[] = [];
    const run = async (_: object, { name }: { name: string }) => (runs.push(name), opened);
    await startReplica(database.connection, [namedJob({ run })], { pollMs: long });
    await ask("first", { dedupeKey: "k" });
    await eventually(() => expect(runs).toEqual(["first"]));
    await ask("second", { dedupeKey: "k" });
    await ask("third", { dedupeKey: "k" });
    expect(await storedJobs(database.db)).toHaveLength(1);
    open();
    await allGone();
    expect(runs).toEqual(["first", "third"]);
  });

  test("while its last attempt fails is a new job, with all its attempts", async () => {
    const { opened, open } = gate();
    const runs: string[] = [];
    const run = async (_: object, { name }: { name: string }) => {
      runs.push(name);
      await opened;
      if (name === "first") throw new Error("no");
    };
    await startReplica(database.connection, [namedJob({ run, maxAttempts: 1 })]);
    await ask("first", { dedupeKey: "k" });
    await eventually(() => expect(runs).toEqual(["first"]));
    await ask("second", { dedupeKey: "k" });
    open();
    await eventually(() => expect(runs).toEqual(["first", "second"]));
    await eventually(async () => expect(await storedJobs(database.db)).toMatchObject([{ state: "dead" }]));
  });

  test("when it is done is a new job", async () => {
    let runs = 0;
    await startReplica(database.connection, [namedJob({ run: async () => void (runs += 1) })]);
    await ask("first", { dedupeKey: "k" });
    await allGone();
    await ask("second", { dedupeKey: "k" });
    await allGone();
    expect(runs).toBe(2);
  });
});

describe("several replicas", () => {
  test("four of them run each job exactly once", async () => {
    const runs = new Map<string, number>();
    const run = async (_: object, { name }: { name: string }) => {
      runs.set(name, (runs.get(name) ?? 0) + 1);
      await database.db.execute(sql`select 1`);
    };
    for (let index = 0; index < 200; index += 1) await ask(`job ${index}`);
    for (let replica = 0; replica < 4; replica += 1) {
      await startReplica(await database.openReplica(), [namedJob({ run })]);
    }
    await allGone();
    expect([...runs.values()].every((count) => count === 1)).toBe(true);
    expect(runs.size).toBe(200);
  });

  test("four of them keep the order inside each group, also when runs fail, and never run two of a group at once", async () => {
    const order = new Map<string, string[]>();
    const active = new Set<string>();
    const overlaps: string[] = [];
    const kind = namedJob({
      maxAttempts: 50,
      run: async (_, { name }, { attempt }) => {
        const [group = "", number = ""] = name.split("/");
        if (active.has(group)) overlaps.push(name);
        active.add(group);
        await database.db.execute(sql`select 1`);
        active.delete(group);
        if (attempt === 1 && Number(number) % 3 === 0) throw new Error("once more");
        order.set(group, [...(order.get(group) ?? []), number]);
      },
    });
    for (let index = 0; index < 60; index += 1) {
      const group = `group ${index % 5}`;
      await ask(`${group}/${index}`, { groupKey: group });
    }
    for (let replica = 0; replica < 4; replica += 1) await startReplica(await database.openReplica(), [kind]);
    await allGone();
    expect(overlaps).toEqual([]);
    for (const [group, numbers] of order) {
      const first = Number(group.split(" ")[1]);
      expect(numbers.map(Number)).toEqual(Array.from({ length: 12 }, (_, turn) => first + 5 * turn));
    }
  });

  test("a dead job does not hold up the rest of its group", async () => {
    const seen: string[] = [];
    const kind = namedJob({
      maxAttempts: 1,
      run: async (_, { name }) => {
        if (name === "first") throw new Error("no");
        seen.push(name);
      },
    });
    await ask("first", { groupKey: "g" });
    await ask("second", { groupKey: "g" });
    await startReplica(database.connection, [kind]);
    await eventually(() => expect(seen).toEqual(["second"]));
  });
});

describe("stopping", () => {
  test("lets running work finish and starts nothing new", async () => {
    const { opened, open } = gate();
    const runs: string[] = [];
    const run = async (_: object, { name }: { name: string }) => (runs.push(name), opened);
    const runner = await startReplica(database.connection, [namedJob({ run })], { concurrency: 1, stopMs: long });
    await ask("running");
    await ask("waiting");
    await eventually(() => expect(runs).toEqual(["running"]));
    const stopped = runner.stop();
    open();
    await stopped;
    expect(runs).toEqual(["running"]);
    expect(await storedJobs(database.db)).toMatchObject([
      { payload: { name: "waiting" }, state: "ready", attempts: 0 },
    ]);
  });

  test("gives back what takes too long, for another replica to start at once and not one attempt fewer", async () => {
    const { opened, open } = gate();
    const signals: AbortSignal[] = [];
    const run = async (_: object, __: object, job: { signal: AbortSignal }) => (signals.push(job.signal), opened);
    const runner = await startReplica(database.connection, [namedJob({ run })], { stopMs: 20 });
    await ask("endless");
    await eventually(() => expect(signals).toHaveLength(1));
    await runner.stop();
    expect(signals[0]?.aborted).toBe(true);
    expect(await storedJobs(database.db)).toMatchObject([{ state: "ready", attempts: 0, leaseToken: null }]);
    open();
  });
});

test("a job may ask for its own next run in the transaction that ends it", async () => {
  const runs: string[] = [];
  const kind = namedJob({
    run: (_, { name }, job) =>
      database.db.transaction(async (tx) => {
        runs.push(name);
        await job.completeIn(tx);
        const next = { queue: "test", payload: { name: "last" }, runAt: new Date(), dedupeKey: "k" };
        if (name !== "last") await enqueue(tx, next);
      }),
  });
  await startReplica(database.connection, [kind]);
  await ask("first", { dedupeKey: "k" });
  await allGone();
  expect(runs).toEqual(["first", "last"]);
});
