import { describe, expect, it } from "vitest";
import { customers, events, qualifications } from "../../db/schema/index.ts";
import { noticeAcceptance } from "../../src/operations/notice-acceptance.ts";
import { checkEducation, sendEducationRequest } from "../../src/operations/follow-education.ts";
import { defaultRhythm } from "../../src/rhythm.ts";
import { fail, ok } from "../../src/core/result.ts";
import { deskFailure } from "../../src/partner-center/errors.ts";
import type { CustomerStatus } from "../../src/core/customer/lifecycle.ts";
import { qualificationStatuses, type QualificationStatus } from "../../src/core/qualification.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { storedJobs } from "../support/jobs.ts";
import { simulatedPartnerCenter } from "../support/partner-center.ts";

const database = useDatabase();
const monday = new Date("2026-11-23T09:00:00Z");
const tomorrow = new Date("2026-11-24T09:00:00Z");

/** A customer, or a former one, of whom Sam asked, at a desk that is not connected to Partner Center; later it is. */
async function unconnected(status: QualificationStatus, customerStatus: CustomerStatus = "active") {
  const { partnerCenter, simulator } = simulatedPartnerCenter();
  const { id: tenantId } = simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
  const row = customerRow({ status: customerStatus, tenantId });
  const [customer] = await database.db.insert(customers).values(row).returning();
  const customerId = customer?.id ?? "";
  const at = { requestedBy: "U0SAM", requestedAt: monday, since: monday };
  await database.db
    .insert(qualifications)
    .values({ ...at, customerId, status, segment: "K12", website: "contoso.edu" });
  const deps = { db: database.db, now: () => monday, rhythm: defaultRhythm, partnerCenter: null };
  return { customerId, tenantId, deps, connected: { ...deps, now: () => tomorrow, partnerCenter } };
}

const looks = async () => (await storedJobs(database.db)).filter(({ queue }) => queue === "watch-education");
const stored = async () => (await database.db.select().from(qualifications))[0];

describe("A desk that is not connected to Partner Center", () => {
  it.each(["in_review", "denied", "refused"] as const)(
    "puts the look at a qualification that is %s off by a day, and goes on once it is connected",
    async (status) => {
      const { customerId, deps, connected } = await unconnected(status);
      expect(await checkEducation(deps, { customerId })).toEqual({ done: true });
      expect(await looks()).toMatchObject([{ runAt: tomorrow, payload: { customerId } }]);
      expect(await stored()).toMatchObject({ status, since: monday });
      expect(await checkEducation(connected, { customerId })).toEqual({ done: true });
      expect(await looks()).toHaveLength(1);
    },
  );

  it("follows nothing that is at its end", async () => {
    const { customerId, deps } = await unconnected("approved");
    expect(await checkEducation(deps, { customerId })).toEqual({ done: true });
    expect(await looks()).toEqual([]);
  });

  it("asks Microsoft nothing, and says that nothing is confirmed", async () => {
    const { customerId, deps } = await unconnected("requesting");
    expect(await sendEducationRequest(deps, { customerId })).toEqual({ done: true });
    expect(await stored()).toMatchObject({ status: "stalled" });
    expect(await database.db.select().from(events)).toMatchObject([
      { type: "education.stalled", data: { agent: "U0SAM", reason: "Partner Center is not connected." } },
    ]);
  });
});

describe("A second denial that has no time, like the first", () => {
  const justBefore = new Date("2026-11-26T08:59:59Z");
  const thursday = new Date("2026-11-26T09:00:00Z");

  it("is told once, when the review has taken longer than Microsoft usually needs", async () => {
    const { customerId, connected } = await unconnected("in_review");
    await database.db.update(qualifications).set({ listedBefore: { status: "denied", requestedAt: null } });
    const denied = { status: "denied" as const, reason: "Not an Academic Domain", requestedAt: null };
    const look = (now: Date) =>
      checkEducation(
        {
          ...connected,
          now: () => now,
          partnerCenter: { ...connected.partnerCenter, educationQualification: async () => ok(denied) },
        },
        { customerId },
      );
    await look(justBefore);
    expect(await stored()).toMatchObject({ status: "in_review" });
    expect(await looks()).toMatchObject([{ runAt: thursday }]);
    await look(thursday);
    expect(await stored()).toMatchObject({ status: "denied", reason: "Not an Academic Domain", since: thursday });
    await look(new Date("2026-11-27T09:00:00Z"));
    expect(await database.db.select().from(events)).toMatchObject([
      { type: "education.changed", before: "in_review", after: "denied", data: { agent: "U0SAM" } },
    ]);
  });
});

describe("A former customer that is back by a new acceptance", () => {
  it.each(qualificationStatuses)(
    "whose qualification is %s is followed where something may still come",
    async (status) => {
      const { customerId, tenantId, connected } = await unconnected(status, "ended");
      await noticeAcceptance(connected, { tenantId, isAcceptance: true });
      expect(await database.db.select().from(customers)).toMatchObject([{ id: customerId, status: "active" }]);
      const mayChange = ["in_review", "denied", "refused"].includes(status);
      expect(await looks()).toMatchObject(mayChange ? [{ runAt: tomorrow, payload: { customerId } }] : []);
      expect(await stored()).toMatchObject({ status });
    },
  );
});

describe("A request that Partner Center refuses", () => {
  const asked = async () => {
    const { customerId, connected } = await unconnected("requesting");
    const refused = fail({ ...deskFailure("unauthorised", "refused"), code: "600006" });
    const partnerCenter = { ...connected.partnerCenter, requestEducationQualification: async () => refused };
    return { customerId, connected: { ...connected, partnerCenter } };
  };

  it("because the one before has arrived, whose answer was lost, is followed", async () => {
    const { customerId, connected } = await asked();
    const inReview = { status: "in_review" as const, reason: null, requestedAt: monday };
    const listed = [null, inReview];
    const partnerCenter = {
      ...connected.partnerCenter,
      educationQualification: async () => ok(listed.shift() ?? null),
    };
    expect(await sendEducationRequest({ ...connected, partnerCenter }, { customerId })).toEqual({ done: true });
    expect(await stored()).toMatchObject({ status: "in_review", refusal: null });
    expect(await looks()).toHaveLength(1);
  });

  it("is told, and looked at daily, since somebody may ask in Partner Center itself", async () => {
    const { customerId, connected } = await asked();
    expect(await sendEducationRequest(connected, { customerId })).toEqual({ done: true });
    expect(await stored()).toMatchObject({ status: "refused", refusal: { code: "600006" } });
    expect(await looks()).toMatchObject([{ runAt: new Date("2026-11-25T09:00:00Z") }]);
    const approved = { status: "approved" as const, reason: null, requestedAt: tomorrow };
    const partnerCenter = { ...connected.partnerCenter, educationQualification: async () => ok(approved) };
    await checkEducation({ ...connected, partnerCenter }, { customerId });
    expect(await stored()).toMatchObject({ status: "approved" });
  });
});
