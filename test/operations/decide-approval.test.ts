import { describe, expect, it } from "vitest";
import { approvals, customers, events, settings } from "../../db/schema/index.ts";
import { decideApproval } from "../../src/operations/decide-approval.ts";
import { customerInputWith } from "../support/customer-input.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { storedJobs } from "../support/jobs.ts";

const database = useDatabase();
const now = () => new Date("2026-11-23T09:00:00Z");
const domain = "contoso.onmicrosoft.com";

async function setUp(): Promise<void> {
  await database.db.insert(settings).values({
    partnerName: "Fabrikam",
    partnerType: "direct-bill",
    partnerDomains: [],
    approvalsChannel: "C0APPROVALS",
    statusChannel: "C0STATUS",
    reachableChannels: ["C0APPROVALS", "C0STATUS"],
    roleHolders: { "admin-agent": { people: ["U0DANA", "U0RAVI"], groups: [] } },
    updatedAt: now(),
  });
}

async function request(): Promise<string> {
  const row = customerRow({ status: "awaiting_approval", domain, details: customerInputWith(), requestedBy: "U0SAM" });
  const [customer] = await database.db.insert(customers).values(row).returning();
  const [approval] = await database.db
    .insert(approvals)
    .values({
      subject: "addCustomer",
      customerId: customer?.id ?? "",
      status: "waiting",
      requestedBy: "U0SAM",
      requestedAt: now(),
    })
    .returning();
  return approval?.id ?? "";
}

const approve = async (approvalId: string, by: string) =>
  decideApproval(
    { db: (await database.openReplica()).db, now, actor: { kind: "person", id: by } },
    { approvalId, decision: "approve" },
  );

describe("approving two requests for the same domain at the same moment", () => {
  it("creates one customer, and the other approver hears that the domain is taken", async () => {
    await setUp();
    const [one, other] = [await request(), await request()];
    const answers = await Promise.all([approve(one, "U0DANA"), approve(other, "U0RAVI")]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ failure: { kind: "duplicate", domain } });
    const statuses = (await database.db.select().from(customers)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual(["awaiting_approval", "creating"]);
    expect((await database.db.select().from(approvals)).map(({ status }) => status).toSorted()).toEqual([
      "approved",
      "waiting",
    ]);
    expect((await database.db.select().from(events)).map(({ type }) => type)).toEqual(["customer.approved"]);
    expect((await storedJobs(database.db)).filter(({ queue }) => queue === "create-customer")).toHaveLength(1);
  });
});

describe("a request that is rejected", () => {
  it("keeps the company's name and forgets its people", async () => {
    await setUp();
    const approvalId = await request();
    await decideApproval(
      { db: database.db, now, actor: { kind: "person", id: "U0DANA" } },
      { approvalId, decision: "reject", reason: "Not a customer of ours." },
    );
    const [customer] = await database.db.select().from(customers);
    expect(customer).toMatchObject({ status: "rejected", details: null, acknowledged: [], checks: [], domain });
    expect(customer?.companyName).not.toBe("");
  });
});
