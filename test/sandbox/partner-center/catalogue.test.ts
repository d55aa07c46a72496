import { expect, test } from "vitest";
import { ask, simulate } from "./ask.ts";

const products = "/v1/products?country=US&targetView=OnlineServices";

async function look(path: string) {
  const { json } = await ask(simulate().simulator, "GET", path, { as: "app" });
  return json;
}

test("the products of a segment are listed, the old licences among them", async () => {
  expect(await look(`${products}&targetSegment=education`)).toMatchObject({
    totalCount: 2,
    items: [{ productType: { id: "OnlineServicesNCE" } }, { productType: { id: "OnlineServices" } }],
  });
  expect(await look(`${products}&targetSegment=nonprofit`)).toMatchObject({ totalCount: 1 });
});

test("a market, a view and a segment have to be ones that there are", async () => {
  expect(await look("/v1/products?targetView=OnlineServices")).toMatchObject({ code: 3000 });
  expect(await look("/v1/products?country=US")).toMatchObject({ code: 3000 });
  expect(await look("/v1/products?country=US&targetView=OnlineServicesNCE")).toMatchObject({ code: 400036 });
  expect(await look(`${products}&targetSegment=military`)).toMatchObject({ code: 400030 });
});

test("a SKU has its bounds, and an availability its terms and no price", async () => {
  const product = "/v1/products/CFQ7TTC0LH18/skus";
  expect(await look(`${product}?country=US&targetSegment=commercial`)).toMatchObject({
    items: [{ id: "0001", minimumQuantity: 1, maximumQuantity: 300 }],
  });
  const listed = await look(`${product}/0001/availabilities?country=JP&targetSegment=commercial`);
  expect(listed).toMatchObject({
    items: [{ defaultCurrency: { code: "JPY" }, terms: [{ billingCycle: "Monthly" }, {}, { duration: "P1Y" }] }],
  });
  expect(JSON.stringify(listed)).not.toMatch(/price/i);
  expect(await look("/v1/products/NONE/skus?country=US")).toMatchObject({ code: 400013 });
});
