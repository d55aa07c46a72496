import { describe, expect, it } from "vitest";
import { agreements, customers, orderLines, orders } from "../../db/schema/index.ts";
import { present } from "../../src/core/present.ts";
import { ok } from "../../src/core/result.ts";
import { endRelationship } from "../../src/operations/end-relationship.ts";
import { retryOrder } from "../../src/operations/follow-order.ts";
import { placeOrder } from "../../src/operations/place-order.ts";
import { lookRefused, stallOrder } from "../../src/operations/settle-placing.ts";
import { withdrawAsked } from "../../src/operations/withdraw-asked.ts";
import { useDatabase } from "../support/database.ts";
import { basic, basicItem, orderDesk, standard, standardItem } from "../support/order-desk.ts";

const database = useDatabase();

describe("An approved order", () => {
  it("is placed once when the answer to its checkout is lost", async () => {
    const { ask, approve, place, bought, status, calls, simulator } = await orderDesk(database);
    await ask();
    await approve();
    simulator.fail(/\/checkout$/, { kind: "answer", status: 504, afterWork: true });
    expect(await place()).toMatchObject({ done: false });
    expect(await status()).toBe("placing");
    expect(await place()).toEqual({ done: true });
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("placed");
    expect(bought()).toHaveLength(1);
    const carts = new Set(calls(/\/checkout$/).map(({ path }) => path));
    expect(carts.size).toBe(1);
    expect(await database.db.select().from(orderLines)).toMatchObject([{ status: "placed", quantity: 25 }]);
  });

  it("is placed when the checkout never arrived, from the same cart", async () => {
    const { ask, approve, place, bought, calls, simulator } = await orderDesk(database);
    await ask();
    await approve();
    simulator.fail(/\/checkout$/, { kind: "reset" });
    expect(await place()).toMatchObject({ done: false });
    expect(bought()).toEqual([]);
    expect(await place()).toEqual({ done: true });
    expect(bought()).toHaveLength(1);
    // One for the review, one for the request, and the one that was bought.
    expect(calls(/\/carts$/)).toHaveLength(3);
  });

  it("is approved by one of two colleagues, and taken back or approved, never both", async () => {
    const { ask, approve, place, bought, approvalId, as, status } = await orderDesk(database);
    await ask();
    const id = await approvalId();
    const [dana, ravi, sam] = await Promise.all([
      approve(),
      approve("U0RAVI"),
      withdrawAsked(as("U0SAM"), { approvalId: id }),
    ]);
    expect([dana, ravi, sam].filter(({ ok }) => ok)).toHaveLength(1);
    await place();
    expect(bought()).toHaveLength(sam.ok ? 0 : 1);
    expect(await status()).toBe(sam.ok ? "dropped" : "placed");
  });

  it("is taken back by nobody else, and never approved by whoever asked", async () => {
    const { ask, approve, approvalId, as, status } = await orderDesk(database);
    await ask();
    const input = { approvalId: await approvalId() };
    expect(await withdrawAsked(as("U0DANA"), input)).toMatchObject({
      failure: { kind: "denied", denial: { reason: "not-yours" } },
    });
    expect((await approve("U0SAM")).ok).toBe(false);
    expect(await status()).toBe("waiting");
  });

  it("buys nothing when the relationship ended meanwhile, and stays so when the customer comes back", async () => {
    const { reasonsTold, ask, approve, approvalId, place, bought, status, deps, as } = await orderDesk(database);
    await ask();
    await approve();
    const id = await approvalId();
    await database.db.transaction((tx) => stallOrder(tx, deps, { approvalId: id, reason: "no answer" }));
    await database.db.transaction(async (tx) => {
      const [customer] = await tx.select().from(customers);
      if (customer) await endRelationship(tx, deps.now(), customer);
    });
    expect(await status()).toBe("blocked");
    expect(await reasonsTold()).toEqual(["no-relationship"]);
    await database.db.update(customers).set({ status: "active" });
    expect((await retryOrder(as("U0SAM"), { approvalId: id })).ok).toBe(false);
    await place();
    expect(bought()).toEqual([]);
  });

  it("that stops only after the relationship ended is over at once, and not gone on with when the customer comes back", async () => {
    const { reasonsTold, ask, approve, approvalId, status, deps, as } = await orderDesk(database);
    await ask();
    await approve();
    const id = await approvalId();
    await database.db.transaction(async (tx) => {
      const [customer] = await tx.select().from(customers);
      if (customer) await endRelationship(tx, deps.now(), customer);
    });
    expect(await status()).toBe("placing");
    await database.db.transaction((tx) => stallOrder(tx, deps, { approvalId: id, reason: "no answer" }));
    expect(await status()).toBe("blocked");
    expect(await reasonsTold()).toEqual(["no-relationship"]);
    await database.db.update(customers).set({ status: "active" });
    expect((await retryOrder(as("U0SAM"), { approvalId: id })).ok).toBe(false);
  });

  it("says that nobody knows whether it was bought, when the relationship ended before its checkout was confirmed", async () => {
    const { reasonsTold, ask, approve, approvalId, status, deps } = await orderDesk(database);
    await ask();
    await approve();
    const id = await approvalId();
    await database.db.update(orders).set({ checkoutSentAt: deps.now() });
    await database.db.transaction((tx) => stallOrder(tx, deps, { approvalId: id, reason: "no answer" }));
    await database.db.transaction(async (tx) => {
      const [customer] = await tx.select().from(customers);
      if (customer) await endRelationship(tx, deps.now(), customer);
    });
    expect(await status()).toBe("blocked");
    expect(await reasonsTold()).toEqual(["never-confirmed"]);
  });

  it("buys nothing for a customer that may not buy any more", async () => {
    const { reasonsTold, ask, approve, place, bought, status, simulator, tenantId } = await orderDesk(database);
    await ask();
    await approve();
    simulator.setVerification(tenantId, "NotAllowed");
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("blocked");
    expect(await reasonsTold()).toContain("not-approved");
    expect(bought()).toEqual([]);
  });

  it("buys nothing while Partner Center does not say whether the agreement is accepted", async () => {
    const { ask, approve, place, bought, status, simulator } = await orderDesk(database);
    await ask();
    await approve();
    simulator.fail(/agreement/i, { kind: "reset" }, 20);
    expect(await place()).toMatchObject({ done: false });
    expect(await status()).toBe("placing");
    expect(bought()).toEqual([]);
  });

  it.each(["none", "invited", "attested"] as const)(
    "neither buys nor ends while an agreement that was %s at the last look cannot be read anew",
    async (status) => {
      const {
        ask,
        approve,
        place,
        bought,
        status: orderStatus,
        simulator,
        deps,
        customerId,
      } = await orderDesk(database);
      await ask();
      await approve();
      await database.db.delete(agreements);
      await database.db.insert(agreements).values({ customerId, status, since: deps.now(), checkedAt: deps.now() });
      simulator.fail(/agreement/i, { kind: "answer", status: 403, code: 1000 }, 20);
      expect(await place()).toMatchObject({ done: false });
      expect(await orderStatus()).toBe("placing");
      expect(bought()).toEqual([]);
      simulator.clearFaults();
      expect(await place()).toEqual({ done: true });
      expect(await orderStatus()).toBe("placed");
    },
  );

  it.each([
    ["the verification", /validationStatus$/],
    ["the catalogue", /\/products$/],
  ])("is not called refused because Partner Center refuses a look at %s", async (_, path) => {
    const { ask, approve, approvalId, place, pass, status, reasonsTold, simulator, deps } = await orderDesk(database);
    await ask();
    await approve();
    // The catalogue is kept for ten minutes.
    pass(11 * 60_000);
    simulator.fail({ method: "GET", path }, { kind: "answer", status: 403, code: 1000 }, 20);
    expect(await place()).toMatchObject({ done: false });
    expect(await status()).toBe("placing");
    const stopped = { approvalId: await approvalId(), reason: lookRefused };
    await database.db.transaction((tx) => stallOrder(tx, deps, stopped));
    expect(await status()).toBe("blocked");
    expect(await reasonsTold()).toEqual(["look-refused"]);
  });

  it("whose checkout did not leave the desk counts as not sent", async () => {
    const { ask, approve, place, status, simulator } = await orderDesk(database);
    await ask();
    await approve();
    simulator.fail(/\/checkout$/, { kind: "answer", status: 401 }, 20);
    expect(await place()).toMatchObject({ done: false });
    expect(await database.db.select().from(orders)).toMatchObject([{ checkoutSentAt: null }]);
    simulator.clearFaults();
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("placed");
  });

  it("is looked for in the customer's orders when the checkout leaves out what came of a part", async () => {
    const { ask, approve, deps, approvalId, status, simulator } = await orderDesk(database);
    await ask({ lines: [basic, standard] });
    await approve();
    const partnerCenter = present(deps.partnerCenter, "Partner Center");
    const checkOutCart: typeof partnerCenter.checkOutCart = async (...given) => {
      const answer = await partnerCenter.checkOutCart(...given);
      return answer.ok ? ok({ ...answer.value, orders: answer.value.orders.slice(0, 1) }) : answer;
    };
    const saysLess = { ...deps, partnerCenter: { ...partnerCenter, checkOutCart } };
    const reads = () => simulator.received.filter(({ method, path }) => method === "GET" && /\/orders$/.test(path));
    expect(reads()).toEqual([]);
    expect(await placeOrder(saysLess, { approvalId: await approvalId() })).toEqual({ done: true });
    expect(await status()).toBe("placed");
    expect(reads()).toHaveLength(1);
  });

  it("is refused as a whole, and not sent for good, when the checkout names only a part of what it refuses", async () => {
    const { ask, approve, deps, approvalId, pass, status, simulator, tenantId, bought } = await orderDesk(database);
    await ask({ lines: [basic, standard] });
    await approve();
    const partnerCenter = present(deps.partnerCenter, "Partner Center");
    for (const item of [basicItem, standardItem]) simulator.failItem(item, { code: 800069, description: "Risk." });
    const checkOutCart: typeof partnerCenter.checkOutCart = async (...given) => {
      const answer = await partnerCenter.checkOutCart(...given);
      return answer.ok ? ok({ ...answer.value, errors: answer.value.errors.slice(0, 1) }) : answer;
    };
    const saysLess = { ...deps, partnerCenter: { ...partnerCenter, checkOutCart } };
    const id = await approvalId();
    expect(await placeOrder(saysLess, { approvalId: id })).toMatchObject({ done: false });
    pass(10 * 60_000);
    expect(await placeOrder(saysLess, { approvalId: id })).toMatchObject({ done: false });
    pass(20 * 60_000);
    simulator.setVerification(tenantId, "Allowed");
    expect(await placeOrder(saysLess, { approvalId: id })).toEqual({ done: true });
    expect(await status()).toBe("refused");
    expect(bought()).toEqual([]);
  });

  it("says of each line what came of it when Partner Center takes only some", async () => {
    const { ask, approve, place, status, simulator } = await orderDesk(database);
    await ask({ lines: [basic, standard] });
    await approve();
    simulator.failItem(standardItem, { code: 800069, description: "Risk." });
    expect(await place()).toEqual({ done: true });
    expect(await status()).toBe("partly_placed");
    expect(await database.db.select().from(orderLines).orderBy(orderLines.position)).toMatchObject([
      { status: "placed", refusal: null },
      { status: "failed", refusal: { code: "800069" } },
    ]);
  });
});
