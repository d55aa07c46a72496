import { describe, expect, it } from "vitest";
import { orderLines, orders } from "../../db/schema/index.ts";
import { lineIn } from "../../src/operations/quote-order.ts";
import type { Cart, CartLine } from "../../src/partner-center/contract.ts";
import { requestOrder } from "../../src/operations/request-order.ts";
import { useDatabase } from "../support/database.ts";
import { basic, basicItem, orderDesk, standard } from "../support/order-desk.ts";

const database = useDatabase();
const day = 24 * 60 * 60_000;
// 25 licences for a year, billed monthly.
const asListed = { minor: 25 * 12 * 480, currency: "USD" };
const dearer = { minor: 25 * 12 * 500, currency: "USD" };

describe("The prices of an order", () => {
  it("are those of a cart that Partner Center made for it, and nothing is bought by asking", async () => {
    const { quote, calls, bought } = await orderDesk(database);
    expect(await quote({ lines: [basic, standard] })).toMatchObject({
      ok: true,
      value: {
        lines: [
          { quantity: 25, price: asListed },
          { quantity: 3, price: { minor: 3 * 1000, currency: "USD" } },
        ],
      },
    });
    expect(calls(/\/carts$/)).toHaveLength(1);
    expect(calls(/\/checkout$/)).toEqual([]);
    expect(bought()).toEqual([]);
  });

  it("are none where Partner Center states none, and the order can be asked for and bought", async () => {
    const { ask, approve, place, status, simulator } = await orderDesk(database);
    simulator.statesPrices = false;
    expect(await ask()).toMatchObject({ ok: true });
    expect(await database.db.select().from(orderLines)).toMatchObject([{ priceMinor: null, priceCurrency: null }]);
    await approve();
    // Whoever approved did so without a price, so any is right.
    simulator.statesPrices = true;
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("placed");
    expect(await database.db.select().from(orderLines)).toMatchObject([
      { priceMinor: asListed.minor, priceCurrency: asListed.currency },
    ]);
  });

  it("are matched by the lines' IDs, and by their places where Partner Center numbers them in its own way", () => {
    const line = (id: string | null, quantity: number) => ({ id, quantity }) as CartLine;
    const quantities = (lines: CartLine[]) => lines.map((_, at) => lineIn({ lines } as unknown as Cart, at)?.quantity);
    expect(quantities([line("1", 10), line("0", 20)])).toEqual([20, 10]);
    expect(quantities([line("1", 10), line("2", 20)])).toEqual([10, 20]);
    expect(quantities([line(null, 10), line(null, 20)])).toEqual([10, 20]);
  });

  it("that are others than in the review are shown again before a colleague is asked", async () => {
    const { quote, ask, typed, as, simulator } = await orderDesk(database);
    const quoted = await quote();
    const seen = quoted.ok ? quoted.value.lines.map(({ price }) => price) : [];
    simulator.setPrice(basicItem, 500);
    expect(await requestOrder(as("U0SAM"), { ...typed(), seen })).toMatchObject({
      failure: { kind: "invalid", issues: [{ field: "review", code: "price-not-as-seen" }] },
    });
    expect(await database.db.select().from(orders)).toEqual([]);
    expect(await ask()).toMatchObject({ ok: true });
    expect(await database.db.select().from(orderLines)).toMatchObject([
      { priceMinor: dearer.minor, priceCurrency: "USD" },
    ]);
  });

  it.each([
    ["are higher", { price: 500 }],
    ["are lower", { price: 400 }],
    ["are not stated any more", { price: null }],
  ])("that were approved and %s when it is bought stop it, and nothing is bought", async (_, { price }) => {
    const desk = await orderDesk(database);
    await desk.ask();
    await desk.approve();
    if (price === null) desk.simulator.statesPrices = false;
    else desk.simulator.setPrice(basicItem, price);
    expect(await desk.place()).toEqual({ done: true });
    expect(await desk.status()).toBe("blocked");
    expect(await desk.reasonsTold()).toEqual(["price-changed"]);
    expect(desk.calls(/\/checkout$/)).toEqual([]);
    expect(desk.bought()).toEqual([]);
  });

  it("hold as long as Partner Center states them: the cart of the review may have expired", async () => {
    const { ask, approve, place, status, bought, calls, pass, simulator, tenantId } = await orderDesk(database);
    await ask();
    pass(8 * day);
    simulator.setVerification(tenantId, "Allowed");
    await approve();
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("placed");
    expect(bought()).toHaveLength(1);
    // One for the review, one for the request, and the one that was bought.
    expect(calls(/\/carts$/)).toHaveLength(3);
  });
});
