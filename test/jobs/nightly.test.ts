import { eq } from "drizzle-orm";
import { describe, expect, onTestFinished, test } from "vitest";
import { jobs } from "../../db/schema/index.ts";
import { createMovableClock } from "../../src/clock.ts";
import type { JobDeps } from "../../src/jobs/deps.ts";
import { nightAfter, nightly } from "../../src/jobs/nightly.ts";
import { startJobRunner } from "../../src/jobs/runner.ts";
import { createLog } from "../../src/log.ts";
import { defaultRhythm } from "../../src/rhythm.ts";
import { useDatabase } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";
import { storedJobs } from "../support/jobs.ts";

const database = useDatabase();
const evening = new Date("2026-03-09T20:30:00Z");
const day = 24 * 60 * 60_000;

async function replica(run: () => Promise<void>) {
  const clock = createMovableClock(evening);
  const job = nightly({ queue: "test", hour: 2, run });
  const log = createLog({ level: "silent" });
  const deps = { db: database.db, now: clock.now } as JobDeps;
  await job.ensureScheduled(database.db, clock.now());
  const rhythm = { ...defaultRhythm.jobs, pollMs: 50, firstRetryMs: 0, longestRetryMs: 0, stopMs: 2_000 };
  const { connection } = database;
  const runner = await startJobRunner({ connection, kinds: [job], deps, clock, rhythm, log });
  onTestFinished(() => runner.stop());
  return { clock, job };
}

const waiting = () => storedJobs(database.db).then((all) => all.filter(({ state }) => state === "ready"));

describe("a nightly job", () => {
  test("runs at the first start and then once a night", async () => {
    let runs = 0;
    const { clock } = await replica(async () => void (runs += 1));
    await eventually(async () => {
      expect(runs).toBe(1);
      expect((await waiting()).map(({ runAt }) => runAt)).toEqual([new Date("2026-03-10T02:00:00Z")]);
    });
    clock.move(day);
    await eventually(async () => {
      expect(runs).toBe(2);
      expect((await waiting()).map(({ runAt }) => runAt)).toEqual([new Date("2026-03-11T02:00:00Z")]);
    });
  });

  test("is not brought forward by another start", async () => {
    let runs = 0;
    const { clock, job } = await replica(async () => void (runs += 1));
    await eventually(async () => expect((await waiting())[0]?.runAt).toEqual(new Date("2026-03-10T02:00:00Z")));
    await job.ensureScheduled(database.db, clock.now());
    expect((await waiting()).map(({ runAt }) => runAt)).toEqual([new Date("2026-03-10T02:00:00Z")]);
    expect(runs).toBe(1);
  });

  test("that was given up runs again the next night", async () => {
    let fails = true;
    let runs = 0;
    const { clock } = await replica(async () => {
      runs += 1;
      if (fails) throw new Error("Slack is away");
    });
    await eventually(async () =>
      expect(await database.db.select().from(jobs).where(eq(jobs.state, "dead"))).toHaveLength(1),
    );
    fails = false;
    const failed = runs;
    clock.move(day);
    await eventually(async () => {
      expect(runs).toBe(failed + 1);
      expect((await waiting()).map(({ runAt }) => runAt)).toEqual([new Date("2026-03-11T02:00:00Z")]);
    });
  });
});

test.each([
  ["2026-03-10T01:59:59Z", "2026-03-10T02:00:00Z"],
  ["2026-03-10T02:00:00Z", "2026-03-11T02:00:00Z"],
  ["2026-12-31T23:00:00Z", "2027-01-01T02:00:00Z"],
])("the night after %s is %s", (now, night) => {
  expect(nightAfter(new Date(now), 2)).toEqual(new Date(night));
});
