import { expect, test } from "vitest";
import { ask, simulate } from "./ask.ts";

function stage() {
  const { simulator } = simulate();
  const { id } = simulator.seedCustomer({ companyName: "Contoso", domain: "contoso.onmicrosoft.com" });
  const list = (query = "", as: "app" | "app+user" = "app+user") =>
    ask(simulator, "GET", `/v1/customers/${id}/entitlements${query}`, { as });
  return { simulator, id, list };
}

test("a user reads what the customer is entitled to; an application may not", async () => {
  const { simulator, id, list } = stage();
  expect((await list("", "app")).json).toMatchObject({ code: "900329" });
  expect((await list()).json).toMatchObject({ totalCount: 0, items: [] });
  const { orderId } = simulator.seedEntitlement(id, { quantity: 3 });
  simulator.seedEntitlement(id, { entitlementType: "software", productId: "DG7" });
  expect((await list()).json).toMatchObject({
    totalCount: 2,
    items: [
      {
        referenceOrder: { id: orderId, lineItemId: "0" },
        quantity: 3,
        entitlementType: "reservedinstance",
        entitledArtifacts: [{ artifactType: "reservedinstance" }],
        dynamicAttributes: { reservationType: "virtualmachines" },
      },
      { entitlementType: "software", productId: "DG7", entitledArtifacts: [], includedEntitlements: [] },
    ],
  });
  simulator.cancelEntitlement(id, orderId);
  expect((await list()).json).toMatchObject({ totalCount: 1, items: [{ entitlementType: "software" }] });
  expect(() => simulator.cancelEntitlement(id, orderId)).toThrow("nothing of the order");
});

test.each([
  ["software", ["software"]],
  ["reservedInstance", ["reservedinstance", "reservedinstance"]],
  ["virtualmachinereservedinstance", ["reservedinstance"]],
])("those of the type %s are read alone", async (type, found) => {
  const { simulator, id, list } = stage();
  simulator.seedEntitlement(id);
  simulator.seedEntitlement(id, { reservationType: "sqldatabases" });
  simulator.seedEntitlement(id, { entitlementType: "software" });
  const { json } = await list(`?entitlementType=${type}`);
  expect((json["items"] as { entitlementType: string }[]).map(({ entitlementType }) => entitlementType)).toEqual(found);
});

test("an unknown type is refused, and when one expires is shown on demand", async () => {
  const { simulator, id, list } = stage();
  simulator.seedEntitlement(id, { expiryDate: new Date("2027-01-28T00:00:00Z") });
  expect((await list("?entitlementType=hardware")).json).toMatchObject({ code: 3000, data: ["entitlementType"] });
  expect((await list()).text).not.toContain("expiryDate");
  expect((await list("?entitlementtype=reservedinstance&showExpiry=true")).json).toMatchObject({
    items: [{ expiryDate: "2027-01-28T00:00:00Z" }],
  });
});
