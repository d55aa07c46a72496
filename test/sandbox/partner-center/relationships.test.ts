import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { SeededSubscription } from "../../../src/sandbox/partner-center/subscriptions.ts";
import { ask, simulate } from "./ask.ts";
import { LINK, subscribed } from "./subscribed.ts";

const wish = { relationshipToPartner: "none", attributes: { objectType: "Customer" } };

function stage() {
  const { simulator, wait } = simulate();
  const { id } = simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
  const path = `/v1/customers/${id}`;
  const remove = (body: unknown = wish, more = {}) => ask(simulator, "PATCH", path, { body, ...more });
  return { simulator, wait, id, path, remove };
}

describe("a relationship is removed", () => {
  test("by a user, and the answer holds nothing but that", async () => {
    const { simulator, id, remove } = stage();
    const { status, json } = await remove();
    expect(status).toBe(200);
    expect(json).toEqual({
      Id: null,
      CommerceId: null,
      CompanyProfile: null,
      BillingProfile: null,
      RelationshipToPartner: "none",
      AllowDelegatedAccess: null,
      UserCredentials: null,
      CustomDomains: null,
      AssociatedPartnerId: null,
      Attributes: { ObjectType: "Customer" },
    });
    expect(simulator.customers).toMatchObject([{ id, relationship: "none" }]);
    expect(simulator.auditLog).toMatchObject([
      {
        operationType: "remove_partner_customer_relationship",
        resourceType: "partner_customer_relationship",
        customerId: id,
        customerName: "Contoso",
      },
    ]);
  });

  test("also at the path with a stroke at its end, and with names in any case", async () => {
    const { simulator, path } = stage();
    const { status } = await ask(simulator, "PATCH", `${path}/`, { body: { RelationshipToPartner: "none" } });
    expect(status).toBe(200);
  });

  test("not by an application", async () => {
    const { simulator, remove } = stage();
    expect((await remove(wish, { as: "app" })).json).toMatchObject({ code: "900329" });
    expect(simulator.customers).toMatchObject([{ relationship: "reseller" }]);
  });

  test("once: a second removal says that there is none, the same request again answers as before", async () => {
    const { remove } = stage();
    const headers = { "MS-RequestId": randomUUID() };
    const first = await remove(wish, { headers });
    expect((await remove(wish, { headers })).json).toEqual(first.json);
    const second = await remove();
    expect([second.status, second.json["code"]]).toEqual([400, 3000]);
    expect(second.json["description"]).toContain("does not exist");
  });

  test("and the answer may be lost", async () => {
    const { simulator, remove } = stage();
    simulator.fail("PATCH *", { kind: "reset", afterWork: true });
    await expect(remove()).rejects.toThrow("fetch failed");
    expect(simulator.customers).toMatchObject([{ relationship: "none" }]);
  });

  test.each([
    ["an empty body", {}, "relationshipToPartner"],
    ["another relationship", { ...wish, relationshipToPartner: "reseller" }, "relationshipToPartner"],
    ["something else to change", { allowDelegatedAccess: false }, "relationshipToPartner"],
    ["a list", [], "relationshipToPartner"],
    ["another resource", { ...wish, attributes: { objectType: "Order" } }, "attributes.objectType"],
  ])("not with %s", async (_name, body, property) => {
    const { simulator, remove } = stage();
    const { status, json } = await remove(body);
    expect([status, json["data"]]).toEqual([400, [property]]);
    expect(simulator.customers).toMatchObject([{ relationship: "reseller" }]);
  });

  test("not without JSON, nor of a customer that is not there", async () => {
    const { simulator, path } = stage();
    expect((await ask(simulator, "PATCH", path)).status).toBe(415);
    const nobody = await ask(simulator, "PATCH", `/v1/customers/${randomUUID()}`, { body: wish });
    expect([nobody.status, nobody.json["code"]]).toEqual([404, 1000]);
  });
});

describe("what is active is in the way", () => {
  const cases: [SeededSubscription, boolean][] = [
    [{}, true],
    [{ isTrial: true }, true],
    [{ status: "pending" }, true],
    [{ status: "suspended" }, true],
    [{ status: "deleted" }, false],
    [{ status: "expired" }, false],
    [{ status: "disabled" }, false],
    [{ kind: "legacy" }, true],
    [{ kind: "legacy", status: "suspended" }, false],
    [{ kind: "azure-plan" }, true],
    [{ kind: "reservation" }, true],
    [{ kind: "savings-plan" }, true],
    [{ kind: "software" }, true],
  ];
  test.each(cases)("a subscription %j: %s", async (seeded, isInTheWay) => {
    const { simulator, id, remove } = stage();
    simulator.seedSubscription(id, seeded);
    const { status, json } = await remove();
    expect([status, json["code"]]).toEqual(isInTheWay ? [400, 1002] : [200, undefined]);
  });

  test("a reserved instance until it is cancelled or has expired", async () => {
    const { simulator, wait, id, remove } = stage();
    const { orderId } = simulator.seedEntitlement(id);
    simulator.seedEntitlement(id, { expiryDate: new Date(simulator.now().getTime() + 1000) });
    expect((await remove()).json).toMatchObject({ code: 1002 });
    simulator.cancelEntitlement(id, orderId);
    expect((await remove()).json).toMatchObject({ code: 1002 });
    wait(1000);
    expect((await remove()).status).toBe(200);
  });

  test("a subscription that is bought meanwhile", async () => {
    const { simulator, id, path, remove } = stage();
    expect((await ask(simulator, "GET", `${path}/subscriptions`)).json).toMatchObject({ totalCount: 0 });
    const { id: bought } = simulator.buySubscription(id);
    expect((await remove()).json).toMatchObject({ code: 1002 });
    simulator.cancelSubscription(id, bought);
    expect((await remove()).status).toBe(200);
  });
});

describe("a former customer", () => {
  test("leaves the list, is not found, and calls about it are refused", async () => {
    const { simulator, path, remove } = stage();
    await remove();
    expect((await ask(simulator, "GET", "/v1/customers?size=9")).json).toMatchObject({ items: [] });
    const byId = await ask(simulator, "GET", path);
    expect([byId.status, byId.json["code"]]).toEqual([404, 1000]);
    const calls = [
      "validationStatus?type=account",
      "agreements?agreementType=*",
      "directSignedMicrosoftCustomerAgreementStatus",
      "subscriptions",
      "entitlements",
      "relationships",
    ];
    for (const call of calls) {
      const { status, json } = await ask(simulator, "GET", `${path}/${call}`);
      expect([status, json["code"]], call).toEqual([403, 20002]);
    }
    expect((await ask(simulator, "HEAD", "/v1/domains/contoso.onmicrosoft.com")).status).toBe(200);
  });

  test("comes back as the same one when it accepts an invitation, which is told and recorded", async () => {
    const { simulator, sent } = await subscribed();
    const seeded = simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
    const path = `/v1/customers/${seeded.id}`;
    const headers = { "MS-RequestId": randomUUID() };
    await ask(simulator, "PATCH", path, { body: wish, headers });
    expect(simulator.answerInvitation(seeded.id, "declines")).toBeNull();
    expect((await ask(simulator, "GET", path)).status).toBe(404);
    expect(simulator.answerInvitation(seeded.id, "accepts")).toBe(seeded);
    await simulator.deliveriesSettled();
    expect((await ask(simulator, "GET", path)).json).toMatchObject({ relationshipToPartner: "reseller" });
    expect(sent).toHaveLength(1);
    expect(sent[0]!.body).toContain(seeded.id);
    expect(simulator.auditLog.map(({ operationType }) => operationType)).toEqual([
      "remove_partner_customer_relationship",
      "create_partner_relationship",
    ]);
    // The request that removed it then does not stand for a removal now.
    expect((await ask(simulator, "PATCH", path, { body: wish, headers })).status).toBe(200);
    expect(simulator.customers).toMatchObject([{ relationship: "none" }]);
  });

  test("may be one whose relationship a colleague ended, whatever was active", async () => {
    const { simulator, id, path } = stage();
    simulator.seedSubscription(id);
    simulator.endRelationship(id);
    expect((await ask(simulator, "GET", path)).status).toBe(404);
    expect(simulator.auditLog).toMatchObject([
      { operationType: "remove_partner_customer_relationship", userPrincipalName: "colleague@partner.example" },
    ]);
    expect((await ask(simulator, "GET", LINK)).status).toBe(200);
    expect(simulator.answerInvitation(id, "accepts")).toMatchObject({ relationship: "reseller" });
  });
});
