import { describe, expect, it } from "vitest";
import { readings } from "../../db/schema/index.ts";
import { hearWebhook } from "../../src/operations/hear-webhook.ts";
import { useDatabase } from "../support/database.ts";
import { storedJobs } from "../support/jobs.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const customerId = "4b2a6e33-8791-4386-bd2b-0d55baf25039";
const accepted = "reseller-relationship-accepted-by-customer";
const hear = (given: Partial<Parameters<typeof hearWebhook>[1]> = {}) =>
  hearWebhook(
    { db: database.db, now: () => now },
    { name: accepted, customerId, key: "key-1", resourceUri: "", changedAt: null, ...given },
  );

describe("an event of Partner Center's", () => {
  it("makes the desk look at the customer, once however often it comes", async () => {
    expect(await Promise.all([hear(), hear()])).toEqual(expect.arrayContaining(["taken", "repeated"]));
    expect(await hear()).toBe("repeated");
    expect((await storedJobs(database.db)).map(({ queue, payload }) => [queue, payload])).toEqual([
      ["notice-acceptance", { tenantId: customerId, isAcceptance: true }],
    ]);
  });

  it("is one look for two events about the same customer that come before it", async () => {
    await hear();
    expect(await hear({ key: "key-2", name: "indirect-reseller-relationship-accepted-by-customer" })).toBe("taken");
    expect(await storedJobs(database.db)).toHaveLength(1);
  });

  it("leads to nothing when it is of another kind or names no customer; when it came is kept all the same", async () => {
    for (const odd of [{ customerId: null }, { name: "invoice-ready" }, { name: "" }])
      expect(await hear(odd)).toBe("ignored");
    expect(await storedJobs(database.db)).toEqual([]);
    expect(await database.db.select().from(readings)).toEqual([{ name: "event", readAt: now }]);
  });

  it("is remembered apart when it is the one that somebody asked for as a test", async () => {
    expect(await hear({ name: "test-created" })).toBe("ignored");
    const heard = (await database.db.select().from(readings)).map(({ name }) => name);
    expect(heard.toSorted()).toEqual(["event", "test-event"]);
  });
});
