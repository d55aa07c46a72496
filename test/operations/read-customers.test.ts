import { desc, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { customers, events, jobs } from "../../db/schema/index.ts";
import { nameKey } from "../../src/core/text.ts";
import { noticeAcceptance } from "../../src/operations/notice-acceptance.ts";
import { readCustomersPage } from "../../src/operations/read-customers.ts";
import { defaultRhythm } from "../../src/rhythm.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { storedJobs } from "../support/jobs.ts";
import { simulatedPartnerCenter } from "../support/partner-center.ts";

const database = useDatabase();

function setting() {
  const { partnerCenter, simulator, now } = simulatedPartnerCenter();
  const deps = { db: database.db, now, partnerCenter, rhythm: defaultRhythm };
  return { deps, simulator, read: (next: string | null = null) => readCustomersPage(deps, { next }) };
}

/** Where the reading goes on; undefined when it was at its end. */
const following = async (): Promise<string | null | undefined> => {
  const [job] = await storedJobs(database.db);
  return (job?.payload as { next: string | null } | undefined)?.next;
};
const stored = () => database.db.select().from(customers).orderBy(customers.companyName);
const eventTypes = async () => (await database.db.select().from(events).orderBy(events.id)).map(({ type }) => type);

describe("reading the customer list", () => {
  it("takes what Partner Center lists, with the name as names are compared, and writes who was found", async () => {
    const { simulator, read } = setting();
    const seeded = simulator.seedCustomer({ companyName: "Café Contoso GmbH", domain: "CafeContoso.onmicrosoft.com" });
    expect(await read()).toEqual({ done: true });
    expect(await stored()).toMatchObject([
      {
        status: "active",
        tenantId: seeded.id,
        companyName: "Café Contoso GmbH",
        nameKey: nameKey("cafe contoso gmbh"),
        domain: "cafecontoso.onmicrosoft.com",
        country: "",
        details: null,
        requestedBy: null,
      },
    ]);
    expect(await database.db.select().from(events)).toMatchObject([
      { type: "customer.found", actor: { kind: "partner-center" }, before: null, after: "active" },
    ]);
    expect(await following()).toBeUndefined();
  });

  it("goes through every page, and a page that is read twice adds nothing", async () => {
    const { simulator, read } = setting();
    for (let count = 1; count <= 95; count += 1) {
      simulator.seedCustomer({ companyName: `Company ${count}`, domain: `company${count}.onmicrosoft.com` });
    }
    await read();
    const second = (await following()) ?? null;
    await read(second);
    expect(await stored()).toHaveLength(80);
    // A crash after the work and before the end: the same page comes again.
    await read(second);
    await read((await following()) ?? null);
    expect(await stored()).toHaveLength(95);
    expect(await eventTypes()).toHaveLength(95);
    expect(new Set((await stored()).map(({ tenantId }) => tenantId)).size).toBe(95);
  });

  it("leaves a customer to the record that is creating it or has lost the answer", async () => {
    const { simulator, read } = setting();
    for (const [index, status] of (["creating", "stalled"] as const).entries()) {
      const domain = `own${index}.onmicrosoft.com`;
      await database.db.insert(customers).values(customerRow({ status, domain, companyName: `Own ${index}` }));
      simulator.seedCustomer({ companyName: `Own ${index}`, domain });
    }
    await read();
    expect(await stored()).toMatchObject([
      { companyName: "Own 0", status: "creating", tenantId: null },
      { companyName: "Own 1", status: "stalled", tenantId: null },
    ]);
    expect(await eventTypes()).toEqual([]);
  });

  it("does not add the customer that the desk created itself, and takes over its new name", async () => {
    const { simulator, read } = setting();
    const seeded = simulator.seedCustomer({ companyName: "Contoso Holding", domain: "contoso.onmicrosoft.com" });
    const { id, domain, companyName } = seeded;
    const [own] = await database.db
      .insert(customers)
      .values(customerRow({ status: "active", tenantId: id, domain, companyName, country: "BR" }))
      .returning();
    await read();
    expect(await eventTypes()).toEqual([]);
    seeded.companyName = "Contoso Group";
    await read();
    expect(await stored()).toMatchObject([
      { id: own?.id, companyName: "Contoso Group", nameKey: "contosogroup", country: "BR", status: "active" },
    ]);
    expect(await database.db.select().from(events)).toMatchObject([
      { type: "customer.renamed", subjectId: own?.id, data: { fields: ["companyName"] } },
    ]);
  });

  it("asks for a customer whose relationship had ended by itself, and makes it active again", async () => {
    const { simulator, read, deps } = setting();
    const { id, domain, companyName } = simulator.seedCustomer({ companyName: "Back", domain: "back.onmicrosoft.com" });
    await database.db.insert(customers).values(customerRow({ status: "ended", tenantId: id, domain, companyName }));
    await read();
    const [job] = await database.db.select().from(jobs).where(eq(jobs.queue, "notice-acceptance"));
    const notice = { tenantId: id, isAcceptance: false };
    expect(job?.payload).toEqual(notice);
    await noticeAcceptance(deps, notice);
    expect(await stored()).toMatchObject([{ status: "active", tenantId: id }]);
    expect(await database.db.select().from(events)).toMatchObject([
      { type: "relationship.accepted", before: "ended", after: "reseller" },
    ]);
  });

  it("leaves out companies that the partner only advises", async () => {
    const { deps } = setting();
    const listed = { domain: "advised.onmicrosoft.com", companyName: "Advised", relationship: "advisor" };
    const partnerCenter = {
      ...deps.partnerCenter,
      customersPage: () =>
        Promise.resolve({
          ok: true as const,
          value: {
            customers: [
              { ...listed, tenantId: "a" },
              { ...listed, tenantId: "b", relationship: "Reseller", companyName: null, domain: null },
            ],
            next: null,
          },
        }),
    };
    await readCustomersPage({ ...deps, partnerCenter }, { next: null });
    expect(await stored()).toMatchObject([{ tenantId: "b", companyName: "b", domain: "" }]);
  });

  it("keeps a second tenant with a domain that is known already, without the domain", async () => {
    const { simulator, read } = setting();
    const domain = "moved.onmicrosoft.com";
    const old = customerRow({ status: "active", tenantId: crypto.randomUUID(), domain, companyName: "Old" });
    await database.db.insert(customers).values(old);
    simulator.seedCustomer({ companyName: "New", domain });
    await read();
    expect(await stored()).toMatchObject([
      { companyName: "New", domain: "" },
      { companyName: "Old", domain },
    ]);
  });

  it("says when Partner Center does not answer, and keeps nothing of that page", async () => {
    const { simulator, read } = setting();
    simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
    simulator.fail("GET /v1/customers", { kind: "throttled", retryAfter: 7 });
    expect(await read()).toMatchObject({ done: false, again: { status: 429, retryAfterSeconds: 7 } });
    expect(await stored()).toEqual([]);
  });

  it("takes a customer in beside a request for it that still waits", async () => {
    const { simulator, read } = setting();
    const domain = "contoso.onmicrosoft.com";
    simulator.seedCustomer({ companyName: "Contoso", domain });
    await database.db
      .insert(customers)
      .values(customerRow({ status: "awaiting_approval", domain, companyName: "Contoso" }));
    await read();
    expect((await stored()).map(({ status }) => status).toSorted()).toEqual(["active", "awaiting_approval"]);
    const [newest] = await database.db.select().from(events).orderBy(desc(events.id)).limit(1);
    const [found] = await database.db
      .select()
      .from(customers)
      .where(eq(customers.id, newest?.subjectId ?? ""));
    expect(found).toMatchObject({ status: "active", domain });
  });
});
