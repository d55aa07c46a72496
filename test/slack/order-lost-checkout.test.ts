import { describe, expect, it } from "vitest";
import { orderLines, orders } from "../../db/schema/index.ts";
import { dmWith } from "../support/agreement.ts";
import { useDatabase } from "../support/database.ts";
import { eventually } from "../support/eventually.ts";
import { askOrder, boughtFor, cardNow, cartCalls, name, orderEvents, orderingDesk } from "../support/ordering.ts";
import { press } from "../support/requests.ts";

const database = useDatabase();
const checkout = /\/checkout$/;

describe("An order whose checkout gets no answer", () => {
  it("is placed once, told once and found in the customer's orders, also after a restart and without its cart", async () => {
    const { desk, tenantId, sam, dana } = await orderingDesk(database);
    const { partnerCenter, clock } = desk;
    const card = await askOrder(desk, sam);
    partnerCenter.fail({ method: "GET", path: /\/carts\/[^/]+$/ }, { kind: "answer", status: 404, code: 1000 }, 100);
    partnerCenter.fail(checkout, { kind: "reset", afterWork: true });
    await press(dana, card, "Approve");
    await eventually(() => expect(cartCalls(desk, checkout)).toHaveLength(1));
    await desk.restart();
    await eventually(async () => {
      clock.move(60_000);
      expect(await database.db.select().from(orders)).toMatchObject([{ status: "placed" }]);
    });
    expect(cartCalls(desk, checkout)).toHaveLength(1);
    expect(boughtFor(desk, tenantId)).toHaveLength(1);
    expect(await database.db.select().from(orderLines)).toMatchObject([{ status: "placed", refusal: null }]);
    expect(await orderEvents(database)).toEqual(["requested", "decided", "placed"]);
    await dmWith(desk, `Ordered for *${name}*`);
    expect(sam.dm.messages.filter(({ words }) => words.includes("Ordered for"))).toHaveLength(1);
    await eventually(() => expect(cardNow(desk, card)?.words).toContain("Ordered."));
  }, 60_000);

  it("stops when Partner Center shows neither cart nor order, and goes on once somebody lets it look again", async () => {
    const { desk, tenantId, sam, dana } = await orderingDesk(database);
    const { partnerCenter, clock } = desk;
    const card = await askOrder(desk, sam);
    partnerCenter.fail({ method: "GET", path: /\/carts\/[^/]+$/ }, { kind: "answer", status: 404, code: 1000 }, 100);
    partnerCenter.fail(checkout, { kind: "reset" });
    await press(dana, card, "Approve");
    const stopped = await eventually(() => {
      clock.move(10 * 60_000);
      const found = sam.dm.messages.findLast(({ words }) => words.includes("has not confirmed the order"));
      expect(found?.buttons).toEqual(["Try again"]);
      return found!;
    }, 30_000);
    expect(cartCalls(desk, checkout)).toHaveLength(1);
    expect(boughtFor(desk, tenantId)).toEqual([]);
    partnerCenter.clearFaults();
    await sam.click({ name: "Try again", channel: sam.dm.id, ts: stopped.ts });
    await eventually(async () => expect(await database.db.select().from(orders)).toMatchObject([{ status: "placed" }]));
    expect(boughtFor(desk, tenantId)).toHaveLength(1);
    expect(new Set(cartCalls(desk, checkout).map(({ path }) => path)).size).toBe(1);
    expect(await orderEvents(database)).toEqual(["requested", "decided", "stalled", "retried", "placed"]);
  }, 90_000);
});
