import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { approvals, billingEdits } from "../../db/schema/index.ts";
import { present } from "../../src/core/present.ts";
import { writeBillingEdit } from "../../src/operations/write-billing-edit.ts";
import { agreementDesk } from "../support/agreement-desk.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
const now = "2026-11-23T09:00:00Z";
const address = { country: "US", line1: "1 Main Street", city: "Redmond", state: "WA", postalCode: "98052" };
const profile = /\/profiles\/billing$/;

/** An approved correction of the company's name, and what the job does with it. */
async function approvedCorrection() {
  const { simulator, deps, customerId, tenantId } = await agreementDesk(database, { now, country: "US", address });
  const read = await present(deps.partnerCenter, "Partner Center").billingProfile(tenantId);
  if (!read.ok) throw new Error("the profile cannot be read");
  const { data: was, etag } = read.value;
  const approvalId = randomUUID();
  const at = deps.now();
  const decided = { status: "approved", decidedBy: "U0DANA", decidedAt: at } as const;
  await database.db
    .insert(approvals)
    .values({ id: approvalId, subject: "editBilling", customerId, requestedBy: "U0SAM", requestedAt: at, ...decided });
  const wanted = { ...was, companyName: "Contoso Lodge LLC" };
  const typed = { was, wanted, acknowledged: [], warnings: [] };
  await database.db
    .insert(billingEdits)
    .values({ approvalId, customerId, status: "writing", fields: ["companyName"], typed, etag, changedAt: at });
  const status = async () => (await database.db.select().from(billingEdits))[0]?.status;
  const puts = () => simulator.received.filter(({ method, path }) => method === "PUT" && profile.test(path)).length;
  return { simulator, write: () => writeBillingEdit(deps, { approvalId }), status, puts };
}

it("A correction whose answer was lost is not called refused because Partner Center refuses a look at it", async () => {
  const { simulator, write, status, puts } = await approvedCorrection();
  simulator.fail({ method: "PUT", path: profile }, { kind: "answer", status: 504, afterWork: true });
  expect(await write()).toMatchObject({ done: false });
  simulator.fail({ method: "GET", path: profile }, { kind: "answer", status: 403, code: 20002 });
  expect(await write()).toMatchObject({ done: false });
  expect(await status()).toBe("writing");
  expect(await write()).toEqual({ done: true });
  expect(await status()).toBe("written");
  expect(puts()).toBe(1);
});

it("A correction that Partner Center refuses is called that", async () => {
  const { simulator, write, status } = await approvedCorrection();
  simulator.fail({ method: "PUT", path: profile }, { kind: "answer", status: 400, code: 2102 });
  expect(await write()).toEqual({ done: true });
  expect(await status()).toBe("refused");
});
