import { describe, expect, it } from "vitest";
import { lockCustomer } from "../../db/queries/customers.ts";
import { enqueueRefresh, record } from "../../db/queries/events.ts";
import { approvals, customers, drafts, relationships, removals, type Customer } from "../../db/schema/index.ts";
import { decideApproval } from "../../src/operations/decide-approval.ts";
import { discardDraft } from "../../src/operations/discard-draft.ts";
import { endRelationship } from "../../src/operations/end-relationship.ts";
import { submitCustomer } from "../../src/operations/submit-customer.ts";
import { withdrawRequest } from "../../src/operations/withdraw-request.ts";
import { answersFromInput } from "../../src/core/customer/answers.ts";
import { customerInputWith } from "../support/customer-input.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { setUpDesk } from "../support/desk.ts";

const database = useDatabase();
const now = new Date("2026-11-23T09:00:00Z");
const as = (id: string) => ({
  db: database.db,
  now: () => now,
  partnerCenter: null,
  actor: { kind: "person" as const, id },
});
const pairs = Array.from({ length: 20 }, (_, index) => index);

async function insertCustomer(status: "awaiting_approval" | "draft", index: number): Promise<string> {
  const details = customerInputWith({ domainPrefix: `contoso${index}` });
  const [row] = await database.db
    .insert(customers)
    .values(customerRow({ status, details, requestedBy: "U0SAM", domain: `contoso${index}.onmicrosoft.com` }))
    .returning();
  return row?.id ?? "";
}

async function openRequest(index: number) {
  const customerId = await insertCustomer("awaiting_approval", index);
  const [approval] = await database.db
    .insert(approvals)
    .values({ subject: "addCustomer", customerId, status: "waiting", requestedBy: "U0SAM", requestedAt: now })
    .returning();
  return { customerId, approvalId: approval?.id ?? "" };
}

/** A customer about whom a colleague is asked whether the relationship shall end. */
async function withRemoval(index: number): Promise<Customer> {
  const [customer] = await database.db
    .insert(customers)
    .values(customerRow({ status: "active", tenantId: crypto.randomUUID(), domain: `contoso${index}.onmicrosoft.com` }))
    .returning();
  const customerId = customer!.id;
  await database.db.insert(relationships).values({ customerId, status: "reseller", since: now });
  const [approval] = await database.db
    .insert(approvals)
    .values({ subject: "removeRelationship", customerId, status: "waiting", requestedBy: "U0SAM", requestedAt: now })
    .returning();
  await database.db
    .insert(removals)
    .values({ approvalId: approval!.id, customerId, status: "waiting", declared: [], changedAt: now });
  return customer!;
}

describe("at the same moment", () => {
  it("a colleague decides and the requester withdraws: one is first, the other hears it", async () => {
    await setUpDesk(database, now);
    const requests = await Promise.all(pairs.map(openRequest));
    const outcomes = await Promise.all(
      requests.flatMap(({ customerId, approvalId }) => [
        decideApproval(as("U0DANA"), { approvalId, decision: "reject", reason: "They buy elsewhere." }),
        withdrawRequest(as("U0SAM"), { customerId }),
      ]),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(pairs.length);
    expect(outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.failure.kind]))).toEqual(
      pairs.map(() => "conflict"),
    );
  });

  it("a relationship ends while the desk tells of its customer: both wait their turn", async () => {
    const by = { kind: "desk" as const };
    const ending = await Promise.all(pairs.map((index) => withRemoval(200 + index)));
    for (const { id } of ending) await database.db.transaction((tx) => enqueueRefresh(tx, id, now));
    const tell = (id: string) =>
      database.db.transaction(async (tx) => {
        await lockCustomer(tx, id);
        await record(tx, now, by, { type: "education.stalled", subjectId: id, data: { agent: "U0SAM", reason: "" } });
      });
    const end = (customer: Customer) => database.db.transaction((tx) => endRelationship(tx, now, customer));
    const outcomes = await Promise.allSettled(ending.flatMap((customer) => [tell(customer.id), end(customer)]));
    expect(outcomes.filter(({ status }) => status === "rejected")).toEqual([]);
    expect((await database.db.select().from(removals)).map(({ status }) => status)).toEqual(pairs.map(() => "dropped"));
  });

  it("one window sends a draft and another throws it away: one is first", async () => {
    await setUpDesk(database, now);
    const checks = [{ check: "domain" as const, result: "free" as const }];
    const rows = await Promise.all(
      pairs.map(async (index) => {
        const customerId = await insertCustomer("draft", 100 + index);
        const typed = customerInputWith({
          companyName: `Contoso ${100 + index} Ltda.`,
          domainPrefix: `contoso${100 + index}`,
        });
        const answers = { ...answersFromInput(typed), alreadyBuys: "no" };
        const draft = {
          customerId,
          owner: "U0SAM",
          answers,
          checks,
          expiresAt: new Date("2026-12-01Z"),
          updatedAt: now,
        };
        const [row] = await database.db.insert(drafts).values(draft).returning();
        return { customerId, draftId: row?.id ?? "" };
      }),
    );
    const outcomes = await Promise.all(
      rows.flatMap(({ draftId }) => [
        submitCustomer(as("U0SAM"), { draftId, revision: 0, answers: {} }),
        discardDraft(as("U0SAM"), { draftId }),
      ]),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(pairs.length);
    expect(await database.db.select().from(drafts)).toEqual([]);
  });
});
