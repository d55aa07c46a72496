import { expect, test } from "vitest";
import { ask, matching, simulate } from "./ask.ts";

function stage() {
  const { simulator } = simulate();
  const { id } = simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
  const list = async (as: "app" | "app+user" = "app") => {
    const { json } = await ask(simulator, "GET", `/v1/customers/${id}/subscriptions`, { as });
    return json as { totalCount: number; items: Record<string, unknown>[] };
  };
  return { simulator, id, list };
}

test("a customer's subscriptions are listed, for an application as for a user", async () => {
  const { simulator, id, list } = stage();
  expect(await list()).toMatchObject({ totalCount: 0, items: [], attributes: { objectType: "Collection" } });
  const { id: subscription } = simulator.seedSubscription(id, { quantity: 25, friendlyName: "Sales", isTrial: true });
  expect(await list("app+user")).toMatchObject({
    totalCount: 1,
    items: [
      {
        id: subscription,
        offerName: "Microsoft 365 Business Basic",
        friendlyName: "Sales",
        productType: { id: "OnlineServicesNCE", displayName: "OnlineServicesNCE" },
        quantity: 25,
        unitType: "Licenses",
        creationDate: matching(/^2026-03-02T09:00:00\.\d{7}Z$/),
        commitmentEndDate: "2027-03-01T00:00:00Z",
        status: "active",
        autoRenewEnabled: true,
        isTrial: true,
        billingType: "license",
        attributes: { objectType: "Subscription" },
      },
    ],
  });
});

test.each([
  ["new-commerce", { id: "OnlineServicesNCE" }, "license"],
  ["legacy", undefined, "license"],
  ["azure-plan", { id: "Azure" }, "usage"],
  ["reservation", { id: "Azure", subType: { id: "ReservedInstance" } }, "benefit"],
  ["savings-plan", { id: "Azure", subType: { id: "SavingsPlan" } }, "benefit"],
  ["software", { id: "Software" }, "license"],
] as const)("%s is known by its product type and how it is billed", async (kind, productType, billingType) => {
  const { simulator, id, list } = stage();
  simulator.seedSubscription(id, { kind });
  const [item] = (await list()).items;
  if (productType) expect(item).toMatchObject({ productType, billingType });
  else expect(item).not.toHaveProperty("productType");
  expect(item).toMatchObject({ billingType });
  expect(item).not.toHaveProperty("kind");
});

test("what is bought is there at once; what is cancelled stays in the list as it ended", async () => {
  const { simulator, id, list } = stage();
  const bought = simulator.buySubscription(id);
  const legacy = simulator.seedSubscription(id, { kind: "legacy" });
  expect((await list()).items).toMatchObject([{ id: bought.id, status: "active" }, { status: "active" }]);
  simulator.cancelSubscription(id, bought.id);
  simulator.cancelSubscription(id, legacy.id);
  expect((await list()).items).toMatchObject([
    { status: "deleted", autoRenewEnabled: false },
    { status: "suspended", autoRenewEnabled: false },
  ]);
  expect(simulator.auditLog).toMatchObject([
    { operationType: "create_order", resourceType: "order", customerId: id },
    { operationType: "update_subscription", resourceType: "subscription" },
    { operationType: "update_subscription" },
  ]);
  expect(() => simulator.cancelSubscription(id, "none")).toThrow("no subscription none");
});
