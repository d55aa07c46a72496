import { describe, expect, it } from "vitest";
import { approvals, orderLines, orders } from "../../db/schema/index.ts";
import { retryOrder } from "../../src/operations/follow-order.ts";
import { stallOrder } from "../../src/operations/settle-placing.ts";
import type { Checkout, PartnerCenter } from "../../src/partner-center/contract.ts";
import { useDatabase } from "../support/database.ts";
import { basic, basicItem, orderDesk, standard, standardItem } from "../support/order-desk.ts";

const database = useDatabase();
const minute = 60_000;
const day = 24 * 60 * minute;
const cartGone = { method: "GET", path: /\/carts\/[^/]+$/ } as const;

/** An approved order whose first checkout got no answer; `arrived`: it was bought all the same, `inPart` without a line. */
async function lost({ arrived, inPart = false }: { arrived: boolean; inPart?: boolean }) {
  const desk = await orderDesk(database);
  const { ask, approve, place, simulator } = desk;
  await ask({ lines: inPart ? [basic, standard] : [basic] });
  await approve();
  if (inPart) simulator.failItem(standardItem, { code: 800069, description: "Risk." });
  simulator.fail(/\/checkout$/, { kind: "reset", afterWork: arrived });
  expect(await place()).toMatchObject({ done: false });
  const hide = () => simulator.fail(cartGone, { kind: "answer", status: 404, code: 1000 }, 100);
  const lineStatuses = async () =>
    (await database.db.select().from(orderLines).orderBy(orderLines.position)).map((line) => line.status);
  return { ...desk, hide, lineStatuses };
}

describe("An order whose checkout got no answer", () => {
  it("and whose cart is gone was placed when the customer's orders show it", async () => {
    const { place, hide, bought, status, calls, lineStatuses } = await lost({ arrived: true });
    hide();
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("placed");
    expect(await lineStatuses()).toEqual(["placed"]);
    expect(bought()).toHaveLength(1);
    expect(calls(/\/checkout$/)).toHaveLength(1);
  });

  it("is not called unplaced while a new order may not be listed yet", async () => {
    const { place, hide, pass, bought, status, simulator } = await lost({ arrived: true });
    simulator.ordersAppearAfter = 15 * minute;
    hide();
    expect(await place()).toEqual({ done: false, again: new Date("2026-11-23T09:30:00Z") });
    expect(await status()).toBe("placing");
    pass(30 * minute);
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("placed");
    expect(bought()).toHaveLength(1);
  });

  it("and never arrived is not sent from another cart while the first may come back", async () => {
    const { place, hide, pass, bought, status, calls, simulator } = await lost({ arrived: false });
    hide();
    pass(day);
    expect(await place()).toEqual({ done: false, again: null });
    expect(calls(/\/checkout$/)).toHaveLength(1);
    simulator.clearFaults();
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("placed");
    expect(bought()).toHaveLength(1);
    expect(new Set(calls(/\/checkout$/).map(({ path }) => path)).size).toBe(1);
  });

  it("and never arrived is bought from another cart once the first has expired", async () => {
    const { place, pass, bought, status, calls, simulator, tenantId } = await lost({ arrived: false });
    const [before] = await database.db.select().from(orders);
    pass(7 * day);
    simulator.setVerification(tenantId, "Allowed");
    // It was bought to the last minute, perhaps.
    expect(await place()).toEqual({ done: false, again: null });
    pass(30 * minute);
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("placed");
    expect(bought()).toHaveLength(1);
    const [after] = await database.db.select().from(orders);
    expect(after?.cartId).not.toBe(before?.cartId);
    expect(after?.checkoutRequestId).not.toBe(before?.checkoutRequestId);
    expect(calls(/\/checkout$/)).toHaveLength(2);
  });

  it("and was placed stays one order when somebody tries again after the cart has expired", async () => {
    const { place, pass, bought, status, calls, deps, as, approvalId } = await lost({ arrived: true });
    const id = await approvalId();
    await database.db.transaction((tx) => stallOrder(tx, deps, { approvalId: id, reason: "no answer" }));
    pass(8 * day);
    expect(await retryOrder(as("U0SAM"), { approvalId: id })).toMatchObject({ ok: true });
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("placed");
    expect(bought()).toHaveLength(1);
    expect(calls(/\/checkout$/)).toHaveLength(1);
  });

  it("is not taken for one that the customer bought before", async () => {
    const { ask, approve, place, bought, status, pass, simulator, tenantId } = await orderDesk(database);
    await ask();
    await approve();
    await place();
    await database.db.delete(approvals);
    pass(day);
    simulator.setVerification(tenantId, "Allowed");
    await ask();
    await approve();
    simulator.fail(/\/checkout$/, { kind: "reset" });
    expect(await place()).toMatchObject({ done: false });
    pass(8 * day);
    simulator.setVerification(tenantId, "Allowed");
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("placed");
    expect(bought()).toHaveLength(2);
  });

  it("waits where the list of orders does not answer, and says nothing of it", async () => {
    const { place, hide, status, simulator } = await lost({ arrived: true });
    hide();
    simulator.fail({ method: "GET", path: /\/orders$/ }, { kind: "answer", status: 503 });
    expect(await place()).toMatchObject({ done: false, again: { status: 503 } });
    expect(await status()).toBe("placing");
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("placed");
  });

  it("was placed in part when only some of its lines are listed", async () => {
    const { place, hide, pass, status, lineStatuses, simulator } = await lost({ arrived: true, inPart: true });
    hide();
    pass(30 * minute);
    simulator.failItem(standardItem, null);
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("partly_placed");
    expect(await lineStatuses()).toEqual(["placed", "failed"]);
  });

  it("was placed in part when the customer may not buy any more by now", async () => {
    const { place, pass, status, bought, lineStatuses, simulator, tenantId } = await lost({
      arrived: true,
      inPart: true,
    });
    pass(30 * minute);
    simulator.setVerification(tenantId, "NotAllowed");
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("partly_placed");
    expect(await lineStatuses()).toEqual(["placed", "failed"]);
    expect(bought()).toHaveLength(1);
  });

  it("is not called refused when Partner Center refuses to show its cart", async () => {
    const { place, status, simulator } = await lost({ arrived: true });
    simulator.fail(cartGone, { kind: "answer", status: 403 });
    expect(await place()).toMatchObject({ done: false, again: { status: 403 } });
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("placed");
  });

  it("is not called unplaced because of what came in the way, while its cart looks untouched", async () => {
    const { place, pass, status, bought, deps, simulator, tenantId } = await lost({ arrived: true });
    const { partnerCenter } = deps;
    const cart: PartnerCenter["cart"] = async (...of) => {
      const read = await partnerCenter.cart(...of);
      return read.ok && read.value ? { ...read, value: { ...read.value, status: "active" } } : read;
    };
    Object.assign(deps, { partnerCenter: { ...partnerCenter, cart } });
    simulator.setVerification(tenantId, "NotAllowed");
    simulator.ordersAppearAfter = 15 * minute;
    expect(await place()).toEqual({ done: false, again: new Date("2026-11-23T09:30:00Z") });
    pass(30 * minute);
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("placed");
    expect(bought()).toHaveLength(1);
  });

  it("and never arrived is not sent again at a price that nobody approved", async () => {
    const { place, pass, status, bought, reasonsTold, simulator, tenantId } = await lost({ arrived: false });
    simulator.setPrice(basicItem, 99);
    expect(await place()).toMatchObject({ done: false });
    pass(30 * minute);
    simulator.setVerification(tenantId, "Allowed");
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("blocked");
    expect(await reasonsTold()).toEqual(["price-changed"]);
    expect(bought()).toEqual([]);
  });

  it("is bought once when two runs begin at the same moment", async () => {
    const { ask, approve, place, bought, status } = await orderDesk(database);
    await ask();
    await approve();
    await Promise.all([place(), place(), place()]);
    await place();
    expect(await status()).toBe("placed");
    expect(bought()).toHaveLength(1);
  });
});

describe("A checkout that is answered, and not clearly", () => {
  /** Of two lines Partner Center fails one; `told` is what its answer says of that. */
  async function answered(told: (checkout: Checkout) => Checkout) {
    const desk = await orderDesk(database);
    const { ask, approve, deps, simulator } = desk;
    await ask({ lines: [basic, standard] });
    await approve();
    simulator.failItem(standardItem, { code: 800069, description: "Risk." });
    const { partnerCenter } = deps;
    const checkOutCart: PartnerCenter["checkOutCart"] = async (...of) => {
      const answer = await partnerCenter.checkOutCart(...of);
      return answer.ok ? { ...answer, value: told(answer.value) } : answer;
    };
    Object.assign(deps, { partnerCenter: { ...partnerCenter, checkOutCart } });
    return desk;
  }

  it("is told by the customer's orders where an error names none of the lines", async () => {
    const { place, pass, status, simulator, tenantId } = await answered((checkout) => ({
      ...checkout,
      errors: checkout.errors.map((error) => ({ ...error, orderGroup: null })),
    }));
    expect(await place()).toEqual({ done: false, again: new Date("2026-11-23T09:30:00Z") });
    expect(await status()).toBe("placing");
    pass(30 * minute);
    simulator.setVerification(tenantId, "Allowed");
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("partly_placed");
    expect(
      (await database.db.select().from(orderLines).orderBy(orderLines.position)).map((line) => line.status),
    ).toEqual(["placed", "failed"]);
  });

  it("is not told as bought where an order came back as an error", async () => {
    const { place, status } = await answered(({ orders: placed, ...checkout }) => ({
      ...checkout,
      errors: [],
      orders: placed.map((order) => ({ ...order, status: "error" })),
    }));
    expect(await place()).toMatchObject({ done: false });
    expect(await status()).toBe("placing");
  });
});
