import { describe, expect, it } from "vitest";
import { customers, orderLines, orders, resellers, settings } from "../../db/schema/index.ts";
import { endRelationship } from "../../src/operations/end-relationship.ts";
import { retryOrder } from "../../src/operations/follow-order.ts";
import { stallOrder } from "../../src/operations/settle-placing.ts";
import { withdrawAsked } from "../../src/operations/withdraw-asked.ts";
import { SIMULATED_PARTNER } from "../../src/sandbox/partner-center/simulator.ts";
import { useDatabase } from "../support/database.ts";
import { basic, orderDesk, standard, standardItem } from "../support/order-desk.ts";

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

describe("Resellers on record", () => {
  const european = { partnerType: "indirect-provider", country: "DE" } as const;

  /** Resellers with the partner IDs 4847000 and on; the fourth has not signed. */
  async function provider() {
    const desk = await orderDesk(database, european);
    const seeded = Array.from({ length: 7 }, (_, n) =>
      desk.simulator.seedReseller({ name: `Reseller ${n}`, isAgreementSigned: n !== 3 }),
    );
    const readAt = desk.deps.now();
    await database.db
      .insert(resellers)
      .values(seeded.map(({ id, name, mpnId }) => ({ tenantId: id, name, mpnId, state: "Active", readAt })));
    return { ...desk, first: seeded[0]?.id ?? "", ids: seeded.map(({ mpnId }) => mpnId) };
  }

  it("are sent with every line: the first, then the additional ones, under the attestation", async () => {
    const { ask, approve, place, calls, first, ids } = await provider();
    expect(await ask({ resellerId: first, additionalResellers: `${ids[1]}, ${ids[2]}` })).toMatchObject({ ok: true });
    await approve();
    expect(await place()).toEqual({ done: true });
    expect(calls(/\/carts$/).at(-1)?.body).toMatchObject({
      PartnerOnRecordAttestationAccepted: true,
      lineItems: [
        {
          participants: [
            { key: "transaction_reseller", value: ids[0] },
            { key: "additional_transaction_reseller", value: ids[1] },
            { key: "additional_transaction_reseller", value: ids[2] },
          ],
        },
      ],
    });
  });

  it("are five additional ones at most, none twice, never the partner itself, none that has not signed", async () => {
    const { issues, first, ids } = await provider();
    const others = [ids[1], ids[2], ids[4], ids[5], ids[6]];
    const at = (additional: readonly (string | undefined)[], resellerId = first) =>
      issues({ resellerId, additionalResellers: additional.join(" ") });
    expect(await at([...others, "4850000"])).toEqual(["additionalResellers: additional-too-many"]);
    expect(await at([ids[1], ids[1]])).toEqual(["additionalResellers: partner-id-twice"]);
    expect(await at([SIMULATED_PARTNER.mpnId])).toEqual(["additionalResellers: partner-id-own"]);
    expect(await at([ids[3]])).toEqual(["additionalResellers: agreement-not-signed"]);
    expect(await at([ids[1]], "")).toEqual(["additionalResellers: additional-before-first"]);
    expect(await database.db.select().from(orders)).toEqual([]);
  });

  it("that stayed in the form when the partner became one that sells directly are left out", async () => {
    const { ask, first, ids } = await provider();
    await database.db.update(settings).set({ partnerType: "direct-bill" });
    expect(await ask({ resellerId: first, additionalResellers: `${ids[1]}` })).toMatchObject({ ok: true });
    expect(await database.db.select().from(orders)).toMatchObject([{ reseller: null, additionalResellers: [] }]);
  });

  it("that are additional are not for customers outside the EU and EFTA", async () => {
    const { issues } = await orderDesk(database, { partnerType: "indirect-provider", country: "US" });
    expect(await issues({ additionalResellers: "4847001" })).toEqual(["additionalResellers: additional-not-here"]);
  });
});
