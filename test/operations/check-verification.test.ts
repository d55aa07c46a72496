import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { customers, events, jobs, verifications, watches } from "../../db/schema/index.ts";
import { overdueAt } from "../../src/core/customer/verification-rhythm.ts";
import {
  verificationMeanings,
  verificationStatuses,
  type VerificationStatus,
} from "../../src/core/customer/verification.ts";
import { fail, ok, type UpstreamFailure } from "../../src/core/result.ts";
import { checkVerification, startWatch } from "../../src/operations/check-verification.ts";
import type { PartnerCenter, Verification } from "../../src/partner-center/contract.ts";
import { defaultRhythm } from "../../src/rhythm.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { storedJobs } from "../support/jobs.ts";
import { simulatedPartnerCenter } from "../support/partner-center.ts";

const database = useDatabase();
const monday = new Date("2026-11-23T09:00:00Z");
const hour = 60 * 60_000;

/** A created customer that is followed since Monday, and what Partner Center is to answer next. */
async function followed() {
  const { partnerCenter } = simulatedPartnerCenter();
  const tenantId = crypto.randomUUID();
  const row = customerRow({ status: "active", tenantId, domain: `${tenantId}.onmicrosoft.com` });
  const [customer] = await database.db.insert(customers).values(row).returning();
  const customerId = customer?.id ?? "";
  const at = { now: monday };
  const now = () => at.now;
  await database.db.transaction((tx) => startWatch(tx, { now, rhythm: defaultRhythm }, customerId));
  const answering = (answer: Awaited<ReturnType<PartnerCenter["verification"]>>) =>
    checkVerification(
      {
        db: database.db,
        now,
        rhythm: defaultRhythm,
        partnerCenter: { ...partnerCenter, verification: async () => answer },
      },
      { customerId },
    );
  return {
    at,
    customerId,
    disconnected: () =>
      checkVerification({ db: database.db, now, rhythm: defaultRhythm, partnerCenter: null }, { customerId }),
    followAnew: () => database.db.transaction((tx) => startWatch(tx, { now, rhythm: defaultRhythm }, customerId)),
    see: (status: VerificationStatus, lastUpdate: Date | null = at.now) =>
      answering(ok<Verification>({ status, lastUpdate })),
    hear: (failure: UpstreamFailure) => answering(fail(failure)),
    told: async () =>
      (await database.db.select().from(events).where(eq(events.subjectId, customerId)).orderBy(events.id)).map(
        ({ type, before, after }) => (type === "verification.changed" ? `${before} → ${after}` : type),
      ),
    watch: async () => (await database.db.select().from(watches).where(eq(watches.customerId, customerId)))[0],
    known: async () =>
      (await database.db.select().from(verifications).where(eq(verifications.customerId, customerId)))[0],
    looks: async () =>
      (await storedJobs(database.db)).filter(
        ({ queue, payload }) =>
          queue === "watch-verification" && JSON.stringify(payload) === JSON.stringify({ customerId }),
      ),
  };
}

describe("One look at a verification", () => {
  const pairs = verificationStatuses.flatMap((before) => verificationStatuses.map((after) => ({ before, after })));

  test.each(pairs)(
    "from $before to $after is told once, and followed as $after asks for",
    async ({ before, after }) => {
      const { at, see, told, watch, known } = await followed();
      await see(before);
      at.now = new Date(monday.getTime() + hour);
      await see(after);
      await see(after);
      expect(await told()).toEqual([`null → ${before}`, ...(before === after ? [] : [`${before} → ${after}`])]);
      expect(await known()).toMatchObject({
        status: after,
        since: before === after ? monday : at.now,
        checkedAt: at.now,
      });
      expect((await watch())?.nextCheck === null).toBe(verificationMeanings[after].watch === "never");
    },
  );

  test("plans the next one as a single job, in the rhythm of its status", async () => {
    const { see, watch, looks } = await followed();
    await see("under_review");
    expect((await watch())?.nextCheck).toEqual(new Date(monday.getTime() + hour / 2));
    // The first look is still waiting: the job that runs has not been taken away here.
    expect(await looks()).toHaveLength(1);
  });

  test("says once that it is late, at the third business day's end, also when looks were missed", async () => {
    const { at, see, told, watch } = await followed();
    await see("under_review");
    at.now = new Date(overdueAt(monday).getTime() - 1);
    await see("under_review");
    expect(await told()).toEqual(["null → under_review"]);
    at.now = new Date(overdueAt(monday).getTime() + 5 * hour);
    await see("under_review");
    at.now = new Date(at.now.getTime() + 24 * hour);
    await see("unknown");
    expect(await told()).toEqual(["null → under_review", "verification.overdue", "under_review → unknown"]);
    expect((await watch())?.nextCheck).toEqual(new Date(at.now.getTime() + 24 * hour));
  });

  test("says nothing of lateness when the result came while Partner Center was out of reach", async () => {
    const { at, see, told } = await followed();
    await see("under_review");
    at.now = new Date(overdueAt(monday).getTime() + 30 * hour);
    await see("allowed");
    expect(await told()).toEqual(["null → under_review", "under_review → allowed"]);
  });

  test("gives corrected data three business days of its own", async () => {
    const { at, see, told, watch } = await followed();
    await see("not_allowed");
    at.now = new Date("2026-12-04T15:00:00Z");
    await see("under_review");
    expect(await watch()).toMatchObject({ startedAt: at.now, nextCheck: new Date("2026-12-04T15:30:00Z") });
    expect(await told()).not.toContain("verification.overdue");
    at.now = new Date("2026-12-09T15:00:00Z");
    await see("under_review");
    expect(await told()).toEqual(["null → not_allowed", "not_allowed → under_review", "verification.overdue"]);
  });

  test("says a second time that it is late when a second verification is late", async () => {
    const { at, see, told } = await followed();
    await see("under_review");
    at.now = overdueAt(monday);
    await see("under_review");
    await see("not_allowed");
    await see("under_review");
    at.now = overdueAt(at.now);
    await see("under_review");
    expect((await told()).filter((type) => type === "verification.overdue")).toHaveLength(2);
  });

  test("ends, and says so, when there is no record after three business days", async () => {
    const { at, see, told, watch } = await followed();
    await see("no_record", null);
    expect((await watch())?.nextCheck).toEqual(new Date(monday.getTime() + hour / 2));
    at.now = overdueAt(monday);
    await see("no_record", null);
    expect(await told()).toEqual(["null → no_record", "verification.overdue"]);
    expect((await watch())?.nextCheck).toBeNull();
  });

  test("drops an answer that is older than the one that is known, and goes on", async () => {
    const { at, see, told, known, watch } = await followed();
    await see("under_review", new Date("2026-11-23T08:00:00Z"));
    await see("not_allowed", new Date("2026-11-23T08:50:00Z"));
    at.now = new Date(monday.getTime() + hour);
    await see("under_review", new Date("2026-11-23T08:00:00Z"));
    expect(await told()).toEqual(["null → under_review", "under_review → not_allowed"]);
    expect(await known()).toMatchObject({ status: "not_allowed", lastUpdate: new Date("2026-11-23T08:50:00Z") });
    expect((await watch())?.nextCheck).toEqual(new Date(at.now.getTime() + 24 * hour));
  });

  test("goes on closely where the result is from before the data was changed, until Microsoft has begun or could have", async () => {
    const { at, see, watch, followAnew, told } = await followed();
    await see("allowed");
    expect((await watch())?.nextCheck).toBeNull();
    at.now = new Date(monday.getTime() + 2 * hour);
    await followAnew();
    await see("allowed", monday);
    expect((await watch())?.nextCheck).toEqual(new Date(at.now.getTime() + hour / 2));
    at.now = new Date(at.now.getTime() + hour);
    await see("under_review");
    await see("allowed");
    expect((await watch())?.nextCheck).toBeNull();
    expect(await told()).toEqual(["null → allowed", "allowed → under_review", "under_review → allowed"]);
    await followAnew();
    at.now = overdueAt(at.now);
    await see("allowed", monday);
    expect((await watch())?.nextCheck).toBeNull();
  });

  test("keeps what is known when Partner Center does not answer", async () => {
    const { see, hear, told, known } = await followed();
    await see("under_review");
    const failure: UpstreamFailure = {
      kind: "upstream",
      outcome: "unknown",
      status: 503,
      code: null,
      description: "",
      correlationId: null,
      retryable: true,
      retryAfterSeconds: null,
    };
    expect(await hear(failure)).toEqual({ done: false, again: failure });
    expect(await told()).toEqual(["null → under_review"]);
    expect(await known()).toMatchObject({ status: "under_review" });
  });

  test("tells one change when two replicas look at the same time", async () => {
    const { see, told } = await followed();
    await see("under_review");
    await Promise.all([see("allowed"), see("allowed"), see("allowed")]);
    expect(await told()).toEqual(["null → under_review", "under_review → allowed"]);
  });

  test("is put off by a day while Partner Center is not connected, and goes on once it is", async () => {
    const { at, see, customerId, told, watch, looks, disconnected } = await followed();
    await see("under_review");
    await database.db.delete(jobs);
    at.now = new Date(monday.getTime() + hour);
    expect(await disconnected()).toEqual({ done: true });
    const tomorrow = new Date(at.now.getTime() + 24 * hour);
    expect((await watch())?.nextCheck).toEqual(tomorrow);
    expect(await looks()).toMatchObject([{ runAt: tomorrow, payload: { customerId } }]);
    at.now = tomorrow;
    await see("allowed");
    expect(await told()).toEqual(["null → under_review", "under_review → allowed"]);
    expect((await watch())?.nextCheck).toBeNull();
    await database.db.delete(jobs);
    await disconnected();
    expect(await looks()).toEqual([]);
  });

  test("does nothing for a customer whose relationship has ended", async () => {
    const { see, customerId, told, looks } = await followed();
    const before = await looks();
    await database.db.update(customers).set({ status: "ended" }).where(eq(customers.id, customerId));
    expect(await see("allowed")).toEqual({ done: true });
    expect(await told()).toEqual([]);
    expect(await looks()).toEqual(before);
  });
});
