import { expect, it } from "vitest";
import { customers } from "../../db/schema/index.ts";
import type { JobDeps } from "../../src/jobs/deps.ts";
import { RetryLater } from "../../src/jobs/job.ts";
import { noticeAcceptanceJob } from "../../src/jobs/relationship.ts";
import { defaultRhythm } from "../../src/rhythm.ts";
import { ACCEPTED } from "../sandbox/partner-center/subscribed.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";
import { storedJobs } from "../support/jobs.ts";
import { simulatedPartnerCenter } from "../support/partner-center.ts";

const database = useDatabase();
const day = 24 * 60 * 60_000;
const northwind = { companyName: "Northwind", domain: "northwind.onmicrosoft.com" };

const look = async () => (await storedJobs(database.db)).find(({ queue }) => queue === "notice-acceptance");

it("An acceptance waits for a creation of the same domain, and makes a customer once that came to nothing", async () => {
  const desk = await startTestDesk(database);
  await eventually(() => expect(desk.partnerCenter.registration).not.toBeNull());
  await database.db.insert(customers).values(customerRow({ ...northwind, status: "stalled" }));
  desk.partnerCenter.sendEvent(ACCEPTED, desk.partnerCenter.seedCustomer(northwind).id);
  await eventually(async () => expect(await look()).toMatchObject({ state: "ready", attempts: 1 }));
  desk.clock.move(day);
  await eventually(async () => expect(await look()).toMatchObject({ state: "ready", attempts: 2 }));
  await database.db.update(customers).set({ status: "withdrawn" });
  desk.clock.move(day);
  await eventually(async () =>
    expect((await database.db.select().from(customers)).map(({ status }) => status).toSorted()).toEqual([
      "active",
      "withdrawn",
    ]),
  );
  await eventually(async () => expect(await look()).toBeUndefined());
});

it("These looks take more than a week and end without a failure, since the weekly list tells of it again", async () => {
  const { partnerCenter, simulator } = simulatedPartnerCenter();
  await database.db.insert(customers).values(customerRow({ ...northwind, status: "creating" }));
  const { id: tenantId } = simulator.seedCustomer(northwind);
  const deps = { db: database.db, now: () => new Date(), partnerCenter, rhythm: defaultRhythm } as JobDeps;
  const signal = new AbortController().signal;
  const waits: number[] = [];
  for (let attempt = 1; attempt < noticeAcceptanceJob.maxAttempts; attempt += 1) {
    const job = { id: 1, queue: noticeAcceptanceJob.queue, attempt, signal, completeIn: async () => {} };
    const run = noticeAcceptanceJob.accept({ tenantId, isAcceptance: true })?.run(deps, job);
    const again = await run?.catch((error: unknown) => error);
    if (!(again instanceof RetryLater)) throw new Error(`look ${attempt} was the last one`);
    waits.push(again.afterSeconds * 1000);
  }
  expect(waits[0]).toBe(60_000);
  expect(Math.max(...waits)).toBe(day);
  expect(waits.reduce((sum, wait) => sum + wait)).toBeGreaterThan(7 * day);
  const last = { id: 1, queue: noticeAcceptanceJob.queue, attempt: noticeAcceptanceJob.maxAttempts, signal };
  const run = noticeAcceptanceJob.accept({ tenantId, isAcceptance: true })?.run;
  await expect(run?.(deps, { ...last, completeIn: async () => {} })).resolves.toBeUndefined();
});
