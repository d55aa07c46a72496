import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { findCustomer } from "../../db/queries/customers.ts";
import { approvals, billingEdits, customers, events } from "../../db/schema/index.ts";
import { readBillingData } from "../../src/core/billing/data.ts";
import type { BillingEditStatus } from "../../src/core/billing/edit-status.ts";
import { present } from "../../src/core/present.ts";
import { endRelationship } from "../../src/operations/end-relationship.ts";
import { retryBillingEdit } from "../../src/operations/follow-billing-edit.ts";
import { stallBillingEdit } from "../../src/operations/write-billing-edit.ts";
import { customerRow } from "../support/customer-row.ts";
import { useDatabase } from "../support/database.ts";
import { setUpDesk } from "../support/desk.ts";

const database = useDatabase();
const at = new Date("2026-11-23T09:00:00Z");
const now = () => at;
const dana = () => ({ db: database.db, now, actor: { kind: "person" as const, id: "U0DANA" } });

/** Sam's approved correction, and what can happen to it. */
async function correction(status: BillingEditStatus) {
  await setUpDesk(database, at);
  const [customer] = await database.db.insert(customers).values(customerRow()).returning();
  const customerId = customer?.id ?? "";
  const approvalId = randomUUID();
  const decided = { status: "approved", decidedBy: "U0DANA", decidedAt: at } as const;
  await database.db.insert(approvals).values({
    id: approvalId,
    subject: "editBilling",
    customerId,
    requestedBy: "U0SAM",
    requestedAt: at,
    ...decided,
  });
  const data = readBillingData({ companyName: "Contoso Interior Design LLC" });
  await database.db.insert(billingEdits).values({
    approvalId,
    customerId,
    status,
    fields: ["companyName"],
    typed: { was: data, wanted: data, acknowledged: [], warnings: [] },
    etag: "17",
    changedAt: at,
  });
  const end = () =>
    database.db.transaction(async (tx) =>
      endRelationship(tx, at, present(await findCustomer(tx, customerId), "the customer")),
    );
  const stall = () =>
    database.db.transaction((tx) => stallBillingEdit(tx, { now }, { approvalId, reason: "no answer" }));
  const retry = () => retryBillingEdit(dana(), { approvalId });
  return { end, stall, retry };
}

const rows = () => database.db.select().from(billingEdits);
const told = async () =>
  (await database.db.select().from(events).orderBy(events.id))
    .filter(({ type }) => type.startsWith("billing."))
    .map(({ type, data }) => [type, data["agent"]]);

describe("An approved correction", () => {
  it("that stopped is over when the relationship ends, and stays so when the customer comes back", async () => {
    const { end, stall, retry } = await correction("writing");
    await stall();
    await end();
    expect(await rows()).toMatchObject([{ status: "dropped", typed: null }]);
    await database.db.update(customers).set({ status: "active" });
    expect(await retry()).toMatchObject({ failure: { kind: "conflict", status: "edit_goes_on" } });
    expect(await told()).toEqual([
      ["billing.edit_stalled", "U0SAM"],
      ["billing.edit_dropped", "U0SAM"],
    ]);
  });

  it("that stops only after the relationship ended is over at once", async () => {
    const { end, stall } = await correction("writing");
    await end();
    expect(await rows()).toMatchObject([{ status: "writing" }]);
    await stall();
    expect(await rows()).toMatchObject([{ status: "dropped", typed: null }]);
    expect(await told()).toEqual([["billing.edit_dropped", "U0SAM"]]);
  });

  it("is left neither stopped nor with what was typed when it stops in the moment of the end", async () => {
    const { end, stall } = await correction("writing");
    await Promise.all([end(), stall()]);
    expect(await rows()).toMatchObject([{ status: "dropped", typed: null }]);
  });

  it("is gone on with or over, never both, when a colleague presses in the moment of the end", async () => {
    const { end, retry } = await correction("stalled");
    const [retried] = await Promise.all([retry(), end()]);
    expect(await rows()).toMatchObject([{ status: retried.ok ? "writing" : "dropped" }]);
    expect(await told()).toEqual([[retried.ok ? "billing.edit_retried" : "billing.edit_dropped", "U0SAM"]]);
  });
});
