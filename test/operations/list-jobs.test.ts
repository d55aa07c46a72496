import { describe, expect, it } from "vitest";
import { payloadNotUnderstood } from "../../db/queries/jobs.ts";
import { jobs } from "../../db/schema/index.ts";
import { commandLineWords } from "../../src/copy/en/command-line.ts";
import { jobKinds } from "../../src/jobs/index.ts";
import { listJobs } from "../../src/operations/list-jobs.ts";
import { retryJob } from "../../src/operations/retry-job.ts";
import { useDatabase } from "../support/database.ts";
import { storedJobs } from "../support/jobs.ts";

const database = useDatabase();
const at = new Date("2026-11-23T09:00:00Z");
const deps = () => ({ db: database.db, now: () => at });

async function dead(given: { queue: string; dedupeKey?: string; lastError?: string }): Promise<number> {
  const row = { payload: { secret: "x" }, runAt: at, state: "dead" as const, attempts: 8, lastError: "Slack is away" };
  const [job] = await database.db
    .insert(jobs)
    .values({ ...row, ...given })
    .returning();
  return job?.id ?? 0;
}

describe("the jobs that wait or were given up", () => {
  it("are listed without what they are about, the next one first", async () => {
    await dead({ queue: "announce" });
    for (let minute = 60; minute > 0; minute -= 1) {
      const runAt = new Date(at.getTime() + minute * 60_000);
      await database.db.insert(jobs).values({ queue: "watch-verification", payload: { customerId: "x" }, runAt });
    }
    const listed = await listJobs(deps());
    expect(listed.dead).toMatchObject([{ queue: "announce", attempts: 8, lastError: "Slack is away" }]);
    expect(listed.waitingInAll).toBe(60);
    expect(listed.waiting).toHaveLength(50);
    expect(listed.waiting[0]?.runAt).toEqual(new Date("2026-11-23T09:01:00Z"));
    expect(JSON.stringify(listed)).not.toMatch(/secret|customerId/);
  });

  it("run once more with all their attempts", async () => {
    const id = await dead({ queue: "announce" });
    expect(await retryJob(deps(), { id })).toBe("retried");
    expect(await storedJobs(database.db)).toMatchObject([
      { queue: "announce", payload: { secret: "x" }, state: "ready", attempts: 0, lastError: null, runAt: at },
    ]);
    expect(await retryJob(deps(), { id })).toBe("not-dead");
  });

  it("join the one that waits for the same already", async () => {
    await database.db.insert(jobs).values({ queue: "refresh-cards", payload: {}, dedupeKey: "a", runAt: new Date(0) });
    expect(await retryJob(deps(), { id: await dead({ queue: "refresh-cards", dedupeKey: "a" }) })).toBe("retried");
    expect(await storedJobs(database.db)).toHaveLength(1);
  });

  it.each([
    "create-customer",
    "send-attestation",
    "remove-relationship",
    "write-billing-edit",
    "place-order",
    "request-education",
  ])("are left to people in Slack when what they were about has stopped: %s", async (queue) => {
    const id = await dead({ queue });
    expect(await retryJob(deps(), { id })).toBe("people-decide");
    expect(await storedJobs(database.db)).toMatchObject([{ id, state: "dead" }]);
  });

  it("run once more where nobody could read what they were about, since nobody was asked", async () => {
    const id = await dead({ queue: "place-order", lastError: payloadNotUnderstood });
    expect(await retryJob(deps(), { id })).toBe("retried");
  });

  it("are all named in words", () => {
    const named = Object.keys(commandLineWords.jobs.does);
    expect(jobKinds.map(({ queue }) => queue).filter((queue) => !named.includes(queue))).toEqual([]);
  });
});
