import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { customers, readings, seenRecords } from "../../db/schema/index.ts";
import { noticeEnd } from "../../src/operations/end-relationship.ts";
import { reconcile } from "../../src/operations/reconcile.ts";
import type { PartnerCenter } from "../../src/partner-center/contract.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { storedJobs } from "../support/jobs.ts";
import { simulatedPartnerCenter } from "../support/partner-center.ts";

const database = useDatabase();
const day = 24 * 60 * 60_000;
const start = new Date("2026-11-23T03:00:00Z");

function setting() {
  const at = { now: start };
  const now = () => at.now;
  const { partnerCenter, simulator } = simulatedPartnerCenter({ simulator: { now }, tokens: { now } });
  const night = (wrapped: Partial<PartnerCenter> = {}) =>
    reconcile({ db: database.db, now, partnerCenter: { ...partnerCenter, ...wrapped } });
  const added = (companyName: string, operationType = "add_customer") => {
    const { id } = simulator.seedCustomer({ companyName, domain: `${companyName.toLowerCase()}.onmicrosoft.com` });
    simulator.addAuditRecord(id, { operationType, resourceType: "customer" });
    return id;
  };
  const pass = (days: number) => void (at.now = new Date(at.now.getTime() + days * day));
  const queued = async (queue = "notice-acceptance") =>
    (await storedJobs(database.db)).filter((job) => job.queue === queue).map(({ payload }) => payload);
  const audits = () => simulator.received.filter(({ path }) => path.endsWith("/auditrecords"));
  return { partnerCenter, simulator, night, added, pass, queued, audits, now };
}

describe("the nightly look at what no event told", () => {
  it("reads the whole list at the first start, then the log alone, and the list again after a week", async () => {
    const { night, queued, pass, audits } = setting();
    await night();
    expect(await queued("read-customers-page")).toHaveLength(1);
    expect(audits()).toEqual([]);
    await database.db.insert(readings).values({ name: "customer-list", readAt: start });
    for (let nights = 0; nights < 6; nights += 1) {
      pass(1);
      await night();
    }
    expect(await queued("read-customers-page")).toHaveLength(1);
    expect(audits().length).toBeGreaterThanOrEqual(6);
  });

  it("looks at billing data that was changed, and takes it for no acceptance", async () => {
    const { night, added, pass, queued } = setting();
    await night();
    const ids = [added("Tailspin", "update_customer_billing_profile"), added("Wingtip", "update_company_info")];
    pass(1);
    await night();
    expect(new Set(await queued("notice-billing-change"))).toEqual(new Set(ids.map((tenantId) => ({ tenantId }))));
    expect(await queued()).toEqual([]);
  });

  it("finds a customer that was added, once, however often its record is read", async () => {
    const { night, added, pass, queued } = setting();
    await night();
    const id = added("Tailspin");
    for (let nights = 0; nights < 3; nights += 1) {
      pass(1);
      await night();
    }
    expect(await queued()).toEqual([{ tenantId: id, isAcceptance: false }]);
    expect(await database.db.select().from(seenRecords)).toHaveLength(1);
  });

  it("forgets nothing when a later page does not come: the next night reads all of it again", async () => {
    const { night, added, pass, queued, partnerCenter } = setting();
    await night();
    const before = await database.db.select().from(readings).where(eq(readings.name, "audit-log"));
    const ids = [added("Tailspin"), added("Wingtip")];
    pass(1);
    const halfway: Partial<PartnerCenter> = {
      async auditRecords(days, next) {
        const page = next === null ? await partnerCenter.auditRecords(days, next) : null;
        if (page?.ok) return { ...page, value: { ...page.value, next: "page-2" } };
        return {
          ok: false,
          failure: {
            kind: "upstream",
            outcome: "unknown",
            retryable: true,
            retryAfterSeconds: null,
            code: null,
            status: 503,
            description: "",
            correlationId: null,
          },
        };
      },
    };
    expect(await night(halfway)).toMatchObject({ done: false, again: { status: 503 } });
    expect(await queued()).toEqual([]);
    expect(await database.db.select().from(readings).where(eq(readings.name, "audit-log"))).toEqual(before);
    await night();
    expect(await queued()).toEqual(expect.arrayContaining(ids.map((tenantId) => ({ tenantId, isAcceptance: false }))));
  });

  it("reads log and list after more than ninety days down, and asks for no day that the log has forgotten", async () => {
    const { night, pass, queued, audits, now } = setting();
    await night();
    await database.db.insert(readings).values({ name: "customer-list", readAt: start });
    pass(120);
    await night();
    expect(await queued("read-customers-page")).toHaveLength(1);
    const from = String(audits().at(-1)?.query["startDate"]);
    expect(now().getTime() - new Date(from).getTime()).toBeLessThan(90 * day);
  });

  it("believes nothing of a record that speaks of an end: the customer itself is read", async () => {
    const { night, added, pass, queued, simulator, partnerCenter, now } = setting();
    await night();
    const id = added("Tailspin", "remove_partner_customer_relationship");
    await database.db.insert(customers).values(customerRow({ tenantId: id, requestedBy: "U0SAM" }));
    pass(1);
    await night();
    expect(await queued("notice-end")).toEqual([{ tenantId: id }]);
    const look = () => noticeEnd({ db: database.db, now, partnerCenter }, { tenantId: id });
    await look();
    expect(await database.db.select().from(customers)).toMatchObject([{ status: "active" }]);
    simulator.endRelationship(id);
    await Promise.all([look(), look()]);
    expect(await database.db.select().from(customers)).toMatchObject([{ status: "ended" }]);
  });
});
