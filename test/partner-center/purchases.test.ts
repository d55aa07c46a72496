import { describe, expect, it } from "vitest";
import { whatIsInTheWay } from "../../src/core/relationship/removal.ts";
import type { ActiveItems } from "../../src/core/relationship/removal.ts";
import { answering, answeringEach, simulatedPartnerCenter } from "../support/partner-center.ts";

const legacyOffer = "0CCA44D6-68E9-4762-94EE-31ECE98783B9";
const none: ActiveItems = { subscriptions: [], reservedInstances: [], savingsPlans: [], software: [] };

function contoso() {
  const all = simulatedPartnerCenter({ request: { timeoutMs: 200 } });
  const { id } = all.simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
  return { ...all, id, read: () => all.partnerCenter.activeItems(id) };
}

/** What the desk makes of answers that a test words itself. */
async function made(subscriptions: readonly unknown[], entitlements: readonly unknown[] = []): Promise<ActiveItems> {
  const { partnerCenter } = answeringEach((path) => ({
    items: path.includes("/entitlements") ? entitlements : subscriptions,
  }));
  const answer = await partnerCenter.activeItems("t");
  if (!answer.ok) throw new Error(answer.failure.code ?? "");
  return answer.value;
}

describe("what a customer has", () => {
  it("is nothing for one that never bought anything", async () => {
    const { read, sent, id } = contoso();
    expect(await read()).toEqual({ ok: true, value: none });
    expect(sent(`/v1/customers/${id}/subscriptions`)).toMatchObject([{ method: "GET", token: "app" }]);
    expect(sent(`/v1/customers/${id}/entitlements`)).toMatchObject([
      { token: "app+user", query: { showExpiry: "true" } },
    ]);
  });

  it("is listed by kind, each thing once", async () => {
    const { read, simulator, id } = contoso();
    const bought = simulator.seedSubscription(id, { friendlyName: "Sales", quantity: 25 });
    simulator.seedSubscription(id, { kind: "legacy", status: "suspended", autoRenewEnabled: false });
    simulator.seedSubscription(id, { kind: "azure-plan" });
    simulator.seedSubscription(id, { isTrial: true });
    simulator.seedSubscription(id, { kind: "reservation", friendlyName: "Machines" });
    simulator.seedSubscription(id, { kind: "savings-plan", quantity: 2 });
    simulator.seedSubscription(id, { kind: "software", status: "deleted" });
    simulator.seedEntitlement(id, { quantity: 3 });
    simulator.seedEntitlement(id, { entitlementType: "software", productId: "DG7", skuId: "0002" });
    expect(await read()).toMatchObject({
      ok: true,
      value: {
        subscriptions: [
          {
            id: bought.id,
            name: "Sales",
            kind: "new-commerce",
            status: "active",
            quantity: 25,
            autoRenews: true,
            commitmentEnds: "2027-11-22",
          },
          { name: "Office 365 Enterprise E1", kind: "legacy", status: "suspended", autoRenews: false },
          { name: "Azure plan", kind: "azure-plan" },
          { kind: "trial" },
        ],
        reservedInstances: [
          { name: "Machines", quantity: 1, status: "active" },
          { name: "SIMULATED0003:0001 virtualmachines", quantity: 3, status: "active" },
        ],
        savingsPlans: [{ name: "Compute savings plan, 1 Year", quantity: 2, status: "active" }],
        software: [
          { name: "SQL Server Standard, 3 Year", quantity: 1, status: "cancelled" },
          { name: "DG7:0002", quantity: 1, status: "active" },
        ],
      },
    });
  });

  it("is in the way exactly while the simulated Partner Center refuses the removal", async () => {
    const { read, simulator, id } = contoso();
    const { id: bought } = simulator.buySubscription(id);
    const { orderId } = simulator.seedEntitlement(id);
    const obstacles = async () => {
      const answer = await read();
      return answer.ok ? whatIsInTheWay(answer.value).map(({ what, remedy }) => [what, remedy]) : answer.failure;
    };
    expect(await obstacles()).toEqual([
      ["subscription", "cancel-or-let-term-end"],
      ["reserved-instance", "cancel-reserved-instance"],
    ]);
    simulator.cancelSubscription(id, bought);
    simulator.cancelEntitlement(id, orderId);
    expect(await obstacles()).toEqual([]);
  });

  it("is over with the moment at which an entitlement expires", async () => {
    const { read, simulator, id, now, pass } = contoso();
    simulator.seedEntitlement(id, { expiryDate: new Date(now().getTime() + 1000) });
    expect(await read()).toMatchObject({ value: { reservedInstances: [{ status: "active" }] } });
    pass(1000);
    expect(await read()).toMatchObject({ value: { reservedInstances: [{ status: "expired" }] } });
  });

  it.each(["subscriptions", "entitlements"])("is not known when one of the lists fails: %s", async (list) => {
    const { read, simulator } = contoso();
    const path = new RegExp(`/${list}$`);
    simulator.fail(path, { kind: "throttled", retryAfter: 57 });
    expect(await read()).toMatchObject({ ok: false, failure: { status: 429, retryAfterSeconds: 57 } });
    simulator.fail(path, { kind: "silence" });
    expect(await read()).toMatchObject({ ok: false, failure: { outcome: "unknown", code: "timeout" } });
    simulator.fail(path, { kind: "refusal", code: 1000 });
    expect(await read()).toMatchObject({ ok: false, failure: { outcome: "refused", status: 404 } });
    expect(await read()).toEqual({ ok: true, value: none });
  });

  it("is not read of a former customer", async () => {
    const { read, simulator, id } = contoso();
    simulator.endRelationship(id);
    expect(await read()).toMatchObject({ ok: false, failure: { outcome: "refused", code: "20002" } });
  });
});

describe("a subscription", () => {
  it.each<[string, object, string]>([
    ["license-based new commerce", { productType: { id: "OnlineServicesNCE" } }, "new-commerce"],
    ["new commerce in odd capitals", { productType: { id: "onlineservicesNce" } }, "new-commerce"],
    ["a trial of new commerce", { productType: { id: "OnlineServicesNCE" }, isTrial: true }, "trial"],
    ["an Azure plan", { productType: { id: "Azure" }, billingType: "usage" }, "azure-plan"],
    ["an Azure plan by its finer type", { productType: { id: "azure", subType: { id: "Azure" } } }, "azure-plan"],
    ["an offer of before new commerce", { offerId: legacyOffer }, "legacy"],
    ["a trial of before new commerce", { offerId: legacyOffer, isTrial: true }, "legacy"],
    ["Azure of before the plan", { offerId: "MS-AZR-0145P", productType: null }, "legacy"],
    ["one without a type, with an offer of new commerce", { offerId: "CFQ7TTC0LH18:0001:CFQ7TTC0K971" }, "unknown"],
    ["one with neither type nor offer", {}, "unknown"],
    ["one whose type is a text", { offerId: legacyOffer, productType: "Azure" }, "unknown"],
    ["one of a new type", { offerId: legacyOffer, productType: { id: "SaaS" } }, "unknown"],
    ["another thing of Azure's", { productType: { id: "Azure", subType: { id: "Quantum" } } }, "unknown"],
  ])("is known for what it is: %s", async (_, given, kind) => {
    expect(await made([{ id: "s", status: "active", ...given }])).toMatchObject({ subscriptions: [{ kind }] });
  });

  it.each([
    ["active", "active"],
    ["Pending", "pending"],
    ["SUSPENDED", "suspended"],
    [" expired ", "expired"],
    ["deleted", "cancelled"],
    ["disabled", "unknown"],
    ["none", "unknown"],
    ["notexpired", "unknown"],
    ["constructor", "unknown"],
    ["", "unknown"],
    [null, "unknown"],
    [3, "unknown"],
  ])("that is %j counts as %s", async (said, status) => {
    const items = await made([{ id: "s", offerId: legacyOffer, status: said }]);
    expect(items.subscriptions).toMatchObject([{ status }]);
  });

  it.each([
    ["2027-11-22T00:00:00Z", "2027-11-22"],
    ["2027-11-22T23:59:59.9999999", "2027-11-22"],
    ["9999-12-10T00:00:00Z", null],
    ["0001-01-01T00:00:00", null],
    ["2027-02-30T00:00:00Z", null],
    ["soon", null],
    [1_795_000_000, null],
    [undefined, null],
  ])("with the end %j is committed until %j", async (commitmentEndDate, commitmentEnds) => {
    expect((await made([{ id: "s", commitmentEndDate }])).subscriptions).toMatchObject([{ commitmentEnds }]);
  });

  it("is read with what is missing or odd as not known, never as ended", async () => {
    const odd = {
      id: "s",
      friendlyName: "",
      offerName: "Offer",
      quantity: "25",
      autoRenewEnabled: "true",
      isTrial: "true",
      orderId: 12_345_678_901,
    };
    expect((await made([odd, { id: "t", quantity: "many" }])).subscriptions).toEqual([
      {
        id: "s",
        name: "Offer",
        kind: "unknown",
        status: "unknown",
        quantity: 25,
        autoRenews: null,
        commitmentEnds: null,
      },
      {
        id: "t",
        name: "t",
        kind: "unknown",
        status: "unknown",
        quantity: null,
        autoRenews: null,
        commitmentEnds: null,
      },
    ]);
  });

  it.each<[string, object, keyof ActiveItems]>([
    ["a savings plan", { productType: { id: "Azure", subType: { id: "SavingsPlan" } } }, "savingsPlans"],
    [
      "a benefit of Azure's that is no savings plan",
      { productType: { id: "Azure", subType: { id: "VirtualMachines" } }, unitType: "Benefit" },
      "reservedInstances",
    ],
    ["a benefit without a finer type", { productType: { id: "azure" }, billingType: "BENEFIT" }, "reservedInstances"],
    [
      "a reservation that says so",
      { productType: { id: "Azure", subType: { id: "Reserved Instance" } } },
      "reservedInstances",
    ],
    ["software", { productType: { id: "Software" } }, "software"],
  ])("may be something with a list of its own: %s", async (_, given, list) => {
    const bought = { id: "s", offerName: "It", status: "suspended", quantity: 2, ...given };
    expect(await made([bought])).toEqual({ ...none, [list]: [{ name: "It", quantity: 2, status: "suspended" }] });
  });

  it.each([
    ["one without an ID", { items: [{ id: "s" }, { status: "deleted" }] }],
    ["texts", { items: ["s"] }],
    ["no list", { totalCount: 0 }],
    ["nothing", ""],
    ["a web page", "<html>"],
  ])("is not left out because the answer has %s", async (_, body) => {
    const { partnerCenter } = answering(body);
    expect(await partnerCenter.activeItems("t")).toMatchObject({
      ok: false,
      failure: { outcome: "unknown", code: "unreadable-answer" },
    });
  });
});

describe("an entitlement", () => {
  const savings = { productType: { id: "Azure", subType: { id: "SavingsPlan" } }, unitType: "Benefit" };
  const reservation = { ...savings, productType: { id: "Azure", subType: { id: "ReservedInstance" } } };
  const software = { id: "s", offerName: "SQL", offerId: "DG7:0003:AV1", productType: { id: "Software" } };
  const sql = { entitlementType: "software", productId: "DG7", skuId: "0003", quantity: 1 };

  it.each<[string, object, object, keyof ActiveItems]>([
    ["of the same order", { ...software, orderId: "AB12" }, { ...sql, referenceOrder: { id: "ab12" } }, "software"],
    [
      "of the order's other number",
      { ...software, orderId: "8f3af3dea1ea" },
      { ...sql, referenceOrder: { id: "4teYMtWYEeKM77Jf", alternateId: "8f3af3dea1ea" } },
      "software",
    ],
    [
      "of the reservation",
      { ...reservation, id: "s", productOrderId: "EBF2E74B" },
      { entitlementType: "reservedinstance", entitledArtifacts: [{ resourceId: "ebf2e74b" }] },
      "reservedInstances",
    ],
  ])(
    "is no second thing beside the subscription %s, which has a status",
    async (_, subscription, entitlement, list) => {
      const items = await made([{ ...subscription, status: "deleted" }], [entitlement]);
      expect(items[list]).toMatchObject([{ status: "cancelled" }]);
    },
  );

  it.each<[string, object, object]>([
    ["another order", { ...software, orderId: "AB12" }, { ...sql, referenceOrder: { id: "AB13" } }],
    [
      "another product of the order",
      { ...software, orderId: "AB12" },
      { ...sql, productId: "DG8", referenceOrder: { id: "AB12" } },
    ],
    [
      "another edition of the product",
      { ...software, orderId: "AB12" },
      { ...sql, skuId: "1", referenceOrder: { id: "AB12" } },
    ],
    ["no order on either side", software, sql],
    ["empty orders on both sides", { ...software, orderId: "" }, { ...sql, referenceOrder: { id: "" } }],
  ])("is a thing of its own with %s", async (_, subscription, entitlement) => {
    const items = await made([{ ...subscription, status: "deleted" }], [entitlement]);
    expect(items.software).toMatchObject([{ status: "cancelled" }, { status: "active" }]);
  });

  it("counts once with what it includes", async () => {
    const items = await made([], [{ ...sql, includedEntitlements: [sql, sql] }]);
    expect(items).toEqual({ ...none, software: [{ name: "DG7:0003", quantity: 1, status: "active" }] });
  });

  it.each([
    ["Software", "software"],
    ["ReservedInstance", "reservedInstances"],
    ["virtual_machine_reserved_instance", "reservedInstances"],
    ["VirtualMachineReservedInstance", "reservedInstances"],
  ] as const)("of the type %s is in its list", async (entitlementType, list) => {
    const items = await made([], [{ entitlementType, productId: "P", quantity: "3" }]);
    expect(items).toEqual({ ...none, [list]: [{ name: "P", quantity: 3, status: "active" }] });
  });

  it.each([["savingsplan"], ["notsoftware"], [""], [null], [7]])(
    "of the type %j is unknown, and in the way until somebody has looked",
    async (entitlementType) => {
      const items = await made([], [{ entitlementType, productId: "P", skuId: "1", referenceOrder: { id: "AB12" } }]);
      expect(items.subscriptions).toMatchObject([{ id: "AB12", name: "P:1", kind: "unknown", status: "unknown" }]);
      expect(whatIsInTheWay(items)).toMatchObject([{ remedy: "look-in-partner-center" }]);
    },
  );

  it.each([
    ["2026-11-23T09:00:00Z", "expired"],
    ["2026-11-23T09:00:00", "expired"],
    ["2026-11-23T09:00:01Z", "active"],
    ["soon", "active"],
    [null, "active"],
    ["0001-01-01T00:00:00", "active"],
    [1_763_888_400, "active"],
  ])("that expires at %j is %s", async (expiryDate, status) => {
    const { partnerCenter } = answeringEach(
      (path) => ({ items: path.includes("/entitlements") ? [{ ...sql, expiryDate }] : [] }),
      { now: () => new Date("2026-11-23T09:00:00Z") },
    );
    expect(await partnerCenter.activeItems("t")).toMatchObject({ value: { software: [{ status }] } });
  });

  it("is there also when nothing of it can be read", async () => {
    expect(whatIsInTheWay(await made([], [{}]))).toHaveLength(1);
  });
});

describe("a list of several pages", () => {
  const next = (uri: string) => ({ next: { uri, method: "GET", headers: [] } });

  it("is read to its end", async () => {
    const { partnerCenter, requests } = answeringEach((path) => {
      if (path.includes("/entitlements")) return { items: [] };
      return path.includes("page=2")
        ? { items: [{ id: "second", status: "active" }] }
        : { items: [{ id: "first", status: "deleted" }], links: next("/v1/customers/t/subscriptions?page=2") };
    });
    const answer = await partnerCenter.activeItems("t");
    expect(answer.ok && answer.value.subscriptions.map(({ id }) => id)).toEqual(["first", "second"]);
    expect(requests.map(({ url }) => url)).toContain(
      "https://partner.example/api/v1/customers/t/subscriptions?page=2&seekOperation=Next",
    );
  });

  it("is not half read: a page that fails leaves all of it unknown", async () => {
    const { partnerCenter } = answeringEach((path) =>
      path.includes("page=2") ? "<html>" : { items: [], links: next("/customers/t/subscriptions?page=2") },
    );
    expect(await partnerCenter.activeItems("t")).toMatchObject({ ok: false, failure: { code: "unreadable-answer" } });
  });

  it("is given up when it goes round in circles", async () => {
    const { partnerCenter } = answeringEach((path) => ({
      items: [],
      links: next(`/customers/t/subscriptions?page=${path.includes("page=2") ? 3 : 2}`),
    }));
    expect(await partnerCenter.activeItems("t")).toMatchObject({ failure: { code: "answer-too-large" } });
  });
});
