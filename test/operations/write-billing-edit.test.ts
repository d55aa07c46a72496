import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { approvals, billingEdits, customers, events } from "../../db/schema/index.ts";
import { present } from "../../src/core/present.ts";
import { noticeBillingChange } from "../../src/operations/notice-billing-change.ts";
import { writeBillingEdit } from "../../src/operations/write-billing-edit.ts";
import { agreementDesk } from "../support/agreement-desk.ts";
import { customerInputWith } from "../support/customer-input.ts";
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
  const write = () => writeBillingEdit(deps, { approvalId });
  /** The same, while something happens between the desk's look and its write. */
  const writeWhile = (happen: () => void) => {
    const partnerCenter = present(deps.partnerCenter, "Partner Center");
    const saveBillingProfile: typeof partnerCenter.saveBillingProfile = (...given) => {
      happen();
      return partnerCenter.saveBillingProfile(...given);
    };
    return writeBillingEdit({ ...deps, partnerCenter: { ...partnerCenter, saveBillingProfile } }, { approvalId });
  };
  const notice = () => noticeBillingChange(deps, { tenantId });
  const told = async () => (await database.db.select().from(events).orderBy(events.id)).map(({ type }) => type);
  return { simulator, tenantId, write, writeWhile, notice, told, status, puts };
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

it("A correction is not written over what somebody changes between the look and the write", async () => {
  const { simulator, tenantId, writeWhile, status, told } = await approvedCorrection();
  expect(await writeWhile(() => simulator.correctBilling(tenantId, { email: "office@contoso.example" }))).toEqual({
    done: true,
  });
  expect(await status()).toBe("outdated");
  expect(await told()).toEqual(["billing.edit_outdated"]);
});

it("A correction whose first write lands while it is written again is called written, not somebody else's change", async () => {
  const { simulator, tenantId, writeWhile, status, told, notice } = await approvedCorrection();
  expect(await writeWhile(() => simulator.correctBilling(tenantId, { companyName: "Contoso Lodge LLC" }))).toEqual({
    done: true,
  });
  expect(await status()).toBe("written");
  await notice();
  expect(await told()).toEqual(["billing.edit_written"]);
});

it("A correction that somebody made in Partner Center meanwhile, with more beside it, takes nothing back and is told", async () => {
  const { simulator, tenantId, write, status, told, notice, puts } = await approvedCorrection();
  const details = customerInputWith({ companyName: "Contoso" });
  await database.db.update(customers).set({ details });
  simulator.correctBilling(tenantId, { companyName: "Contoso Lodge LLC", email: "office@contoso.example" });
  expect(await write()).toEqual({ done: true });
  expect(await status()).toBe("written");
  expect(puts()).toBe(0);
  expect((await database.db.select().from(customers))[0]?.details?.contact.email).toBe("office@contoso.example");
  await notice();
  expect(await told()).toEqual(["billing.edit_written", "billing.changed_elsewhere"]);
});
