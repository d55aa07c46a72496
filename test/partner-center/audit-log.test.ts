import { describe, expect, it } from "vitest";
import { auditFindings } from "../../src/core/relationship/audit.ts";
import { answering, requestId, simulatedPartnerCenter } from "../support/partner-center.ts";

const days = { from: "2026-11-20", to: "2026-11-23" };

describe("the audit log", () => {
  it("tells what happened to whom, as Partner Center writes it", async () => {
    const { partnerCenter, simulator, sent } = simulatedPartnerCenter();
    const { id } = simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
    await partnerCenter.removeRelationship(id, { requestId });
    const answer = await partnerCenter.auditRecords(days, null);
    expect(answer).toEqual({
      ok: true,
      value: {
        records: [
          {
            operationType: "remove_partner_customer_relationship",
            operationStatus: "succeeded",
            resourceType: "partner_customer_relationship",
            customerId: id,
            customerName: "Contoso",
            operationDate: "2026-11-23T09:00:00.0000000Z",
          },
        ],
        next: null,
      },
    });
    expect(auditFindings(answer.ok ? answer.value.records : [])).toMatchObject([{ customerId: id, about: "removed" }]);
    expect(sent("/v1/auditrecords")).toMatchObject([
      { token: "app", query: { startDate: "2026-11-20", endDate: "2026-11-23" } },
    ]);
  });

  it("is read page by page, each record once, whichever way a link is written", async () => {
    const { partnerCenter, simulator, sent } = simulatedPartnerCenter();
    const { id } = simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
    for (let at = 0; at < 250; at += 1) simulator.buySubscription(id);
    const dates: string[] = [];
    let next: string | null = null;
    do {
      const page = await partnerCenter.auditRecords(days, next);
      if (!page.ok) throw new Error(page.failure.description);
      dates.push(...page.value.records.map(({ operationDate }) => operationDate));
      next = page.value.next;
    } while (next !== null);
    expect(dates).toHaveLength(250);
    expect(new Set(dates).size).toBe(250);
    expect(sent("/v1/auditrecords")).toHaveLength(3);
  });

  it("is refused for days that Partner Center no longer keeps", async () => {
    const { partnerCenter } = simulatedPartnerCenter();
    expect(await partnerCenter.auditRecords({ from: "2026-08-01", to: "2026-11-23" }, null)).toMatchObject({
      ok: false,
      failure: { outcome: "refused" },
    });
  });

  it("is not held up by a record that is half empty or of other types", async () => {
    const { partnerCenter } = answering({
      items: [{}, { customerId: 7, customerName: "", operationType: null, operationDate: {}, customizedData: "?" }],
    });
    const empty = {
      operationType: "",
      operationStatus: "",
      resourceType: "",
      customerId: null,
      customerName: null,
      operationDate: "",
    };
    expect(await partnerCenter.auditRecords(days, null)).toEqual({
      ok: true,
      value: { records: [empty, empty], next: null },
    });
  });

  it.each([
    ["no list", { totalCount: 0 }],
    ["texts for records", { items: ["add_customer"] }],
    ["a list alone", []],
    ["nothing", ""],
    ["a web page", "<html>"],
  ])("is not empty because the answer has %s", async (_, body) => {
    const { partnerCenter } = answering(body);
    expect(await partnerCenter.auditRecords(days, null)).toMatchObject({
      ok: false,
      failure: { outcome: "unknown", code: "unreadable-answer" },
    });
  });

  it("goes on at the same page after throttling", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    const { id } = simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
    for (let at = 0; at < 101; at += 1) simulator.buySubscription(id);
    const first = await partnerCenter.auditRecords(days, null);
    const next = first.ok ? first.value.next : null;
    simulator.fail("GET /v1/auditrecords", { kind: "throttled", retryAfter: 12 });
    expect(await partnerCenter.auditRecords(days, next)).toMatchObject({ failure: { retryAfterSeconds: 12 } });
    const second = await partnerCenter.auditRecords(days, next);
    expect(second).toMatchObject({ ok: true, value: { next: null } });
    expect(second.ok && second.value.records).toHaveLength(1);
  });
});
