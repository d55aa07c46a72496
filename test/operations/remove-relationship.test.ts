import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { approvals, customers, events, jobs, removals } from "../../db/schema/index.ts";
import { decideApproval } from "../../src/operations/decide-approval.ts";
import { noticeEnd } from "../../src/operations/end-relationship.ts";
import { retryRemoval } from "../../src/operations/follow-removal.ts";
import { noticeAcceptance } from "../../src/operations/notice-acceptance.ts";
import { readCustomersPage } from "../../src/operations/read-customers.ts";
import { removeRelationship, stallRemoval } from "../../src/operations/remove-relationship.ts";
import { requestRemoval } from "../../src/operations/request-removal.ts";
import { withdrawAsked } from "../../src/operations/withdraw-asked.ts";
import type { PartnerCenter } from "../../src/partner-center/contract.ts";
import { agreementDesk } from "../support/agreement-desk.ts";
import { useDatabase } from "../support/database.ts";

const database = useDatabase();
const all = ["good-faith", "legal-notice"] as const;

/** A customer, and the operations that end the relationship with it. */
async function scene() {
  const desk = await agreementDesk(database, { now: "2026-11-23T09:00:00Z" });
  const [customer] = await database.db.select().from(customers);
  const typedName = customer?.companyName ?? "";
  const ask = (by = "U0SAM") => requestRemoval(desk.as(by), { customerId: desk.customerId, typedName, declared: all });
  const approvalIds = async () => (await database.db.select().from(approvals)).map(({ id }) => id);
  const approve = async (by = "U0DANA") => {
    const approvalId = (await approvalIds())[0] ?? "";
    return decideApproval(desk.as(by), { approvalId, decision: "approve" });
  };
  const remove = async (partnerCenter: PartnerCenter = desk.deps.partnerCenter) =>
    removeRelationship({ ...desk.deps, partnerCenter }, { approvalId: (await approvalIds())[0] ?? "" });
  const rows = () => database.db.select().from(removals);
  const relationship = () => desk.simulator.customers.find(({ id }) => id === desk.tenantId)?.relationship;
  return { ...desk, ask, approve, remove, rows, relationship, approvalIds };
}

describe("The end of a relationship", () => {
  it("is not carried out when something is bought at the very moment of the call", async () => {
    const { ask, approve, remove, rows, relationship, deps, simulator, tenantId } = await scene();
    await ask();
    await approve();
    const buying: PartnerCenter = {
      ...deps.partnerCenter,
      async removeRelationship(id, options) {
        simulator.buySubscription(tenantId);
        return deps.partnerCenter.removeRelationship(id, options);
      },
    };
    expect(await remove(buying)).toEqual({ done: true });
    expect(await rows()).toMatchObject([{ status: "blocked", refusal: null }]);
    expect(relationship()).toBe("reseller");
    const [event] = await database.db.select().from(events).where(eq(events.type, "relationship.removal_blocked"));
    expect(event?.data).toMatchObject({ obstacles: ["subscription"] });
  });

  it("counts as done when somebody ended it in Partner Center meanwhile", async () => {
    const { ask, approve, remove, rows, simulator, tenantId } = await scene();
    await ask();
    await approve();
    simulator.endRelationship(tenantId);
    await remove();
    expect(await rows()).toMatchObject([{ status: "removed" }]);
    expect(simulator.received.filter(({ method }) => method === "PATCH")).toEqual([]);
    expect(await database.db.select().from(customers)).toMatchObject([{ status: "ended" }]);
  });

  it("is looked for once more when Partner Center took the call and shows the relationship all the same", async () => {
    const { ask, approve, remove, rows, deps } = await scene();
    await ask();
    await approve();
    const slow: PartnerCenter = {
      ...deps.partnerCenter,
      removeRelationship: () => Promise.resolve({ ok: true, value: { isNone: false } }),
    };
    expect(await remove(slow)).toEqual({ done: false, again: null });
    expect(await rows()).toMatchObject([{ status: "removing" }]);
    expect(await remove()).toEqual({ done: true });
    expect(await rows()).toMatchObject([{ status: "removed" }]);
  });

  it("is refused where Partner Center does not let the desk look", async () => {
    const { ask, approve, remove, rows, simulator } = await scene();
    await ask();
    await approve();
    simulator.fail(/\/subscriptions$/, { kind: "refusal", code: 900308 }, 5);
    await remove();
    expect(await rows()).toMatchObject([{ status: "refused", refusal: { code: "900308" } }]);
  });

  it("is asked for once by two people at the same moment", async () => {
    const { ask, rows } = await scene();
    const outcomes = await Promise.all([ask("U0SAM"), ask("U0DANA"), ask("U0SAM")]);
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes)
      if (!outcome.ok) expect(outcome.failure).toMatchObject({ kind: "conflict", status: "removal_requested" });
    expect(await rows()).toHaveLength(1);
  });

  it("is decided or withdrawn, never both", async () => {
    const { ask, approve, rows, as, approvalIds } = await scene();
    await ask();
    const [approvalId = ""] = await approvalIds();
    const [approved, withdrawn] = await Promise.all([approve(), withdrawAsked(as("U0SAM"), { approvalId })]);
    expect([approved.ok, withdrawn.ok].filter(Boolean)).toHaveLength(1);
    expect((await rows())[0]?.status).toBe(approved.ok ? "removing" : "dropped");
  });

  it("has nothing left to decide once it ended in Partner Center: a later approval ends no new relationship", async () => {
    const { ask, approve, rows, deps, simulator, tenantId, approvalIds, relationship } = await scene();
    await ask();
    simulator.endRelationship(tenantId);
    await noticeEnd(deps, { tenantId });
    await deps.partnerCenter.relationshipLink();
    simulator.answerInvitation(tenantId, "accepts");
    await noticeAcceptance(deps, { tenantId, isAcceptance: true });
    expect(await database.db.select().from(customers)).toMatchObject([{ status: "active" }]);
    expect(await approve()).toMatchObject({ ok: false, failure: { kind: "conflict", status: "overtaken", by: null } });
    await removeRelationship(deps, { approvalId: (await approvalIds())[0] ?? "" });
    expect(await rows()).toMatchObject([{ status: "dropped" }]);
    expect(relationship()).toBe("reseller");
    const [event] = await database.db.select().from(events).where(eq(events.type, "relationship.removal_decided"));
    expect(event).toMatchObject({ actor: { kind: "desk" }, data: { agent: "U0SAM", decision: "overtaken" } });
  });

  it("counts as done by the desk when its answer was never seen, and goes on with no new relationship", async () => {
    const { ask, approve, rows, deps, as, simulator, tenantId, approvalIds, relationship } = await scene();
    await ask();
    await approve();
    const approvalId = (await approvalIds())[0] ?? "";
    await database.db.transaction((tx) => stallRemoval(tx, deps, { approvalId, reason: "no answer" }));
    simulator.endRelationship(tenantId);
    await noticeEnd(deps, { tenantId });
    expect(await rows()).toMatchObject([{ status: "removed" }]);
    const told = (await database.db.select().from(events)).map(({ type }) => type);
    expect(told).toContain("relationship.removed");
    expect(told).not.toContain("relationship.lost");

    await deps.partnerCenter.relationshipLink();
    simulator.answerInvitation(tenantId, "accepts");
    await noticeAcceptance(deps, { tenantId, isAcceptance: true });
    expect(await retryRemoval(as("U0SAM"), { approvalId })).toMatchObject({ failure: { status: "ended" } });
    await removeRelationship(deps, { approvalId });
    expect(relationship()).toBe("reseller");
    const [customer] = await database.db.select().from(customers);
    const input = { customerId: customer?.id ?? "", typedName: customer?.companyName ?? "", declared: all };
    expect(await requestRemoval(as("U0SAM"), input)).toMatchObject({ ok: true });
  });

  it("is refused without both declarations, or under another name", async () => {
    const { as, customerId, rows } = await scene();
    const asked = await requestRemoval(as("U0SAM"), { customerId, typedName: "Fabrikam", declared: ["good-faith"] });
    expect(asked).toMatchObject({
      ok: false,
      failure: {
        kind: "invalid",
        issues: [
          { field: "declare.legal-notice", code: "declaration-missing" },
          { field: "typedName", code: "company-name-differs" },
        ],
      },
    });
    expect(await rows()).toEqual([]);
  });

  it("is not undone by a customer list that lags behind: the customer is asked for by itself", async () => {
    const { ask, approve, remove, deps, tenantId } = await scene();
    await ask();
    await approve();
    await remove();
    const lagging: PartnerCenter = {
      ...deps.partnerCenter,
      customersPage: () =>
        Promise.resolve({
          ok: true,
          value: {
            customers: [
              { tenantId, domain: "contoso.onmicrosoft.com", companyName: "Contoso", relationship: "reseller" },
            ],
            next: null,
          },
        }),
    };
    await readCustomersPage({ ...deps, partnerCenter: lagging }, { next: null });
    expect(await database.db.select().from(customers)).toMatchObject([{ status: "ended" }]);
    const queued = await database.db.select().from(jobs).where(eq(jobs.queue, "notice-acceptance"));
    expect(queued.map(({ payload }) => payload)).toEqual([{ tenantId, isAcceptance: false }]);
  });
});
