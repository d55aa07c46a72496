import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { customers, drafts, events } from "../../db/schema/index.ts";
import type { CustomerStatus } from "../../src/core/customer/lifecycle.ts";
import { retryCreation } from "../../src/operations/retry-creation.ts";
import { withdrawRequest } from "../../src/operations/withdraw-request.ts";
import { customerInputWith } from "../support/customer-input.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { storedJobs } from "../support/jobs.ts";
import { simulatedPartnerCenter } from "../support/partner-center.ts";

const database = useDatabase();
const domain = "contoso.onmicrosoft.com";

async function setting(status: CustomerStatus = "stalled") {
  const { partnerCenter, simulator, now } = simulatedPartnerCenter();
  const details = customerInputWith();
  const createRequestId = crypto.randomUUID();
  const row = customerRow({ status, domain, details, requestedBy: "U0SAM", createRequestId });
  const [customer] = await database.db.insert(customers).values(row).returning();
  const id = customer?.id ?? "";
  const deps = { db: database.db, now, partnerCenter, actor: { kind: "person" as const, id: "U0SAM" } };
  return {
    deps,
    simulator,
    id,
    createRequestId,
    withdraw: () => withdrawRequest(deps, { customerId: id }),
    stored: async () => (await database.db.select().from(customers).where(eq(customers.id, id)))[0],
    told: async () => (await database.db.select().from(events).orderBy(events.id)).map(({ type }) => type),
    creations: async () => (await storedJobs(database.db)).filter(({ queue }) => queue === "create-customer"),
  };
}

describe("withdrawing a request whose creation got no answer", () => {
  it("looks first, and takes it back when the domain does not exist", async () => {
    const { withdraw, simulator, stored, told, creations } = await setting();
    expect(await withdraw()).toMatchObject({ ok: true, value: { isWithdrawn: true } });
    expect(simulator.received.map(({ method, path }) => `${method} ${path}`)).toContain(`HEAD /v1/domains/${domain}`);
    expect(await stored()).toMatchObject({ status: "withdrawn" });
    expect(await told()).toEqual(["customer.withdrawn"]);
    expect(await creations()).toEqual([]);
  });

  it("goes on with the customer when it exists by now, under the same request ID", async () => {
    const { withdraw, simulator, stored, told, creations, createRequestId, id } = await setting();
    simulator.seedCustomer({ companyName: "Contoso", domain });
    expect(await withdraw()).toMatchObject({ ok: true, value: { isWithdrawn: false } });
    expect(await stored()).toMatchObject({ status: "creating", createRequestId });
    expect(await told()).toEqual(["customer.creation_resumed"]);
    expect(await creations()).toMatchObject([{ payload: { customerId: id } }]);
  });

  it("changes nothing while Partner Center does not answer", async () => {
    const { withdraw, simulator, stored, told } = await setting();
    simulator.fail(/domains/, { kind: "reset" });
    expect(await withdraw()).toMatchObject({ ok: false, failure: { kind: "upstream", outcome: "unknown" } });
    expect(await stored()).toMatchObject({ status: "stalled" });
    simulator.fail("GET /v1/customers", { kind: "answer", status: 503 });
    expect(await withdraw()).toMatchObject({ ok: false, failure: { kind: "upstream", status: 503 } });
    expect(await stored()).toMatchObject({ status: "stalled" });
    expect(await told()).toEqual([]);
  });

  it("leaves it alone when the requester tried again while Partner Center was being asked", async () => {
    const { deps, id, stored, told } = await setting();
    const partnerCenter = {
      ...deps.partnerCenter,
      async isDomainTaken(asked: string) {
        await retryCreation(deps, { customerId: id });
        return deps.partnerCenter.isDomainTaken(asked);
      },
    };
    const answer = await withdrawRequest({ ...deps, partnerCenter }, { customerId: id });
    expect(answer).toMatchObject({ ok: false, failure: { kind: "conflict", status: "creating", by: "U0SAM" } });
    expect(await stored()).toMatchObject({ status: "creating" });
    expect(await told()).toEqual(["customer.retried"]);
  });

  it("happens once when pressed twice", async () => {
    const { withdraw, told } = await setting();
    const answers = await Promise.all([withdraw(), withdraw()]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await told()).toEqual(["customer.withdrawn"]);
  });
});

describe("withdrawing a request that waits for people", () => {
  it("does not ask Partner Center, and forgets what was written about the people of the company", async () => {
    const { withdraw, simulator, stored, id } = await setting("changes_requested");
    await database.db.insert(drafts).values({
      customerId: id,
      owner: "U0SAM",
      answers: { "contact.email": "ana@contosointeriores.com.br" },
      expiresAt: new Date("2026-12-01"),
      updatedAt: new Date("2026-11-23"),
    });
    expect(await withdraw()).toMatchObject({ ok: true });
    expect(simulator.received).toEqual([]);
    expect(await stored()).toMatchObject({ status: "withdrawn", details: null, acknowledged: [], checks: [] });
    expect(await database.db.select().from(drafts)).toEqual([]);
  });
});
