import { like } from "drizzle-orm";
import { expect, it } from "vitest";
import { customers, events, jobs } from "../../db/schema/index.ts";
import { useDatabase } from "../support/database.ts";
import { startTestDesk } from "../support/desk.ts";
import { eventually } from "../support/eventually.ts";

const database = useDatabase();
const week = 7 * 24 * 60 * 60_000;

it("The customer list is read to its end once a week, through a lost answer and a restart, each customer once", async () => {
  const desk = await startTestDesk(database);
  for (let count = 1; count <= 130; count += 1) {
    desk.partnerCenter.seedCustomer({ companyName: `Company ${count}`, domain: `company${count}.onmicrosoft.com` });
  }
  desk.clock.move(week);
  await eventually(async () => expect(await database.db.$count(customers)).toBeGreaterThanOrEqual(40));
  desk.partnerCenter.fail("GET /v1/customers", { kind: "reset" });
  await desk.restart();
  await eventually(async () => {
    desk.clock.move(60_000);
    expect(await database.db.$count(customers)).toBe(130);
  });
  const found = await database.db.select().from(events);
  expect(found.map(({ type }) => type)).toEqual(Array.from({ length: 130 }, () => "customer.found"));
  expect(new Set(found.map(({ subjectId }) => subjectId)).size).toBe(130);
  await eventually(async () =>
    expect(await database.db.select().from(jobs).where(like(jobs.queue, "read-customers%"))).toMatchObject([
      { queue: "read-customers", state: "ready" },
    ]),
  );
});

it("The customer list is read at the first start", async () => {
  const desk = await startTestDesk(database);
  expect(desk.partnerCenter.received.filter(({ path }) => path === "/v1/customers")).toHaveLength(1);
  await desk.restart();
  expect(desk.partnerCenter.received.filter(({ path }) => path === "/v1/customers")).toHaveLength(1);
});
