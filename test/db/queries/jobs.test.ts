import { sql } from "drizzle-orm";
import { describe, expect, inject, test } from "vitest";
import {
  claim,
  complete,
  enqueue,
  nextDue,
  postpone,
  release,
  renew,
  type ClaimedJob,
} from "../../../db/queries/jobs.ts";
import { jobs } from "../../../db/schema/index.ts";
import { useDatabase } from "../../support/database.ts";
import { storedJobs } from "../../support/jobs.ts";
import { rowsOf } from "../../support/rows.ts";

const database = useDatabase();
const now = new Date("2026-01-01T00:00:00Z");
const takeUpTo = (most: number, leaseSeconds = 60) => claim(database.db, { queues: ["test"], now, leaseSeconds, most });
const take = async (leaseSeconds?: number) => (await takeUpTo(1, leaseSeconds))[0] ?? null;

async function taken(): Promise<ClaimedJob> {
  await enqueue(database.db, { queue: "test", payload: {}, runAt: now });
  const job = await take();
  if (!job) throw new Error("There was nothing to claim.");
  return job;
}

describe("whoever lost the lease", () => {
  const late: [string, (lease: ClaimedJob) => Promise<boolean>][] = [
    ["completes nothing", (lease) => complete(database.db, lease)],
    ["renews nothing", (lease) => renew(database.db, lease, 60)],
    ["gives nothing back", (lease) => release(database.db, lease)],
    ["puts nothing off", (lease) => postpone(database.db, lease, { runAt: now, counts: true, reason: "late" })],
  ];
  test.each(late)("%s", async (_, act) => {
    const first = await taken();
    await database.db.update(jobs).set({ leaseUntil: sql`clock_timestamp() - interval '1 second'` });
    const second = await take();
    expect(second).toMatchObject({ id: first.id, attempt: 2 });
    const before = await storedJobs(database.db);
    expect(await act(first)).toBe(false);
    expect(await storedJobs(database.db)).toEqual(before);
    expect(second && (await complete(database.db, second))).toBe(true);
  });
});

describe("several that are taken at once", () => {
  const enqueueAll = async (jobs: readonly { name: string; groupKey?: string; minute: number }[]) => {
    for (const { name, groupKey = null, minute } of jobs) {
      const runAt = new Date(Date.UTC(2025, 0, 1, 0, minute));
      await enqueue(database.db, { queue: "test", payload: name, groupKey, runAt });
    }
  };
  const names = (taken: readonly ClaimedJob[]) => taken.map(({ payload }) => payload);

  test("are as many as there is room for, those that are due longest first", async () => {
    await enqueueAll([
      { name: "third", minute: 3 },
      { name: "first", minute: 1 },
      { name: "second", minute: 2 },
    ]);
    expect(names(await takeUpTo(2))).toEqual(["first", "second"]);
    expect(names(await takeUpTo(2))).toEqual(["third"]);
    expect(await takeUpTo(2)).toEqual([]);
  });

  test("are never two of one group", async () => {
    await enqueueAll([
      { name: "card, first", groupKey: "card", minute: 1 },
      { name: "card, second", groupKey: "card", minute: 1 },
      { name: "another", minute: 2 },
    ]);
    const [card, ...others] = await takeUpTo(8);
    expect(names(others)).toEqual(["another"]);
    expect(card?.payload).toBe("card, first");
    expect(await takeUpTo(8)).toEqual([]);
    expect(card && (await complete(database.db, card))).toBe(true);
    expect(names(await takeUpTo(8))).toEqual(["card, second"]);
  });

  test("go to one replica each, when two look at the same time", async () => {
    const replica = await database.openReplica();
    await enqueueAll(Array.from({ length: 12 }, (_, minute) => ({ name: `job ${minute}`, minute })));
    const asked = { queues: ["test"], now, leaseSeconds: 60, most: 8 };
    const both = await Promise.all([claim(database.db, asked), claim(replica.db, asked)]);
    const left = await takeUpTo(8);
    expect(names([...both.flat(), ...left]).toSorted()).toEqual(
      Array.from({ length: 12 }, (_, n) => `job ${n}`).toSorted(),
    );
  });
});

describe("what is taken first", () => {
  test("is what is due longest, and nothing that is not due", async () => {
    for (const [name, day] of [
      ["third", 3],
      ["first", 1],
      ["second", 2],
    ] as const) {
      await enqueue(database.db, { queue: "test", payload: name, runAt: new Date(Date.UTC(2025, 0, day)) });
    }
    await enqueue(database.db, { queue: "test", payload: "future", runAt: new Date("2026-01-01T00:00:01Z") });
    const order = [await take(), await take(), await take(), await take()].map((job) => job?.payload);
    expect(order).toEqual(["first", "second", "third", undefined]);
  });

  test("is nothing behind a group's first job, even while that waits for its next try", async () => {
    await enqueue(database.db, { queue: "test", payload: "first", runAt: now, groupKey: "g" });
    await enqueue(database.db, { queue: "test", payload: "second", runAt: now, groupKey: "g" });
    const first = await take();
    expect([first?.payload, await take()]).toEqual(["first", null]);
    if (first) await postpone(database.db, first, { runAt: new Date("2026-01-02"), counts: true, reason: "later" });
    expect(await take()).toBeNull();
  });
});

// The embedded database has one session, so nothing can be enqueued there beside an open transaction.
if (inject("database").kind === "server") {
  test("is never a second job of a group that runs, even when it was enqueued first and committed last", async () => {
    const late = await database.db.transaction(async (tx) => {
      await enqueue(tx, { queue: "test", payload: "early", runAt: now, groupKey: "g" });
      await enqueue(database.db, { queue: "test", payload: "late", runAt: now, groupKey: "g" });
      return take();
    });
    expect([late?.payload, await take()]).toEqual(["late", null]);
    expect(late && (await complete(database.db, late))).toBe(true);
    expect((await take())?.payload).toBe("early");
  });
}

test("the next job is found by an index, however many wait", async () => {
  await database.db.insert(jobs).values(
    Array.from({ length: 3_000 }, (_, index) => ({
      queue: "test",
      payload: {},
      runAt: new Date(now.getTime() + (index - 1_500) * 1_000),
      groupKey: `group ${index % 40}`,
    })),
  );
  await database.db.execute(sql`analyze jobs`);
  const plan = await rowsOf(database.db, sql`explain ${nextDue({ queues: ["test"], now, most: 8 })}`);
  const text = plan.map((line) => Object.values(line).join("")).join("\n");
  expect(text).toContain("jobs_due");
  expect(text).toContain("jobs_group");
  expect(text).not.toContain("Seq Scan");
});
