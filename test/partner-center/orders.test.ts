import { describe, expect, it } from "vitest";
import type { NewCartLine } from "../../src/partner-center/contract.ts";
import { answering, requestId, simulatedPartnerCenter } from "../support/partner-center.ts";

const basic = "CFQ7TTC0LH18:0001:CFQ7TTC0K971";
const e5 = "CFQ7TTC0LF8S:0001:CFQ7TTC0VZW5";
const week = 7 * 86_400_000;
const line: NewCartLine = { catalogItemId: basic, quantity: 5, term: "P1Y", billingCycle: "annual", resellers: [] };
const monthly: NewCartLine = { ...line, catalogItemId: e5, quantity: 2, term: "P1M", billingCycle: "monthly" };

function withCustomer(country = "DE") {
  const set = simulatedPartnerCenter();
  const { id } = set.simulator.seedCustomer({
    domain: "contoso.onmicrosoft.com",
    companyName: "Contoso",
    address: { country },
  });
  set.simulator.answerAgreement(id, "accepts");
  const cartOf = async (...lines: NewCartLine[]) => {
    const answer = await set.partnerCenter.createCart({ tenantId: id, lines }, { requestId });
    if (!answer.ok) throw new Error(`No cart: ${answer.failure.code}`);
    return answer.value;
  };
  return { ...set, id, cartOf };
}

describe("the catalogue", () => {
  it("shows the products of new commerce for a segment", async () => {
    const { partnerCenter, sent } = simulatedPartnerCenter();
    const commercial = await partnerCenter.products({ country: "DE", segment: "commercial" });
    expect(commercial.ok && commercial.value.map(({ title }) => title)).toEqual([
      "Microsoft 365 Business Basic",
      "Microsoft 365 Business Standard",
      "Office 365 E5 without Audio Conferencing",
    ]);
    const education = await partnerCenter.products({ country: "DE", segment: "education" });
    expect(education.ok && education.value.map(({ title }) => title)).toEqual(["Microsoft 365 A3 for faculty"]);
    expect(sent("/v1/products").map(({ query }) => query)).toEqual([
      { country: "DE", targetView: "OnlineServices", targetSegment: "commercial" },
      { country: "DE", targetView: "OnlineServices", targetSegment: "education" },
    ]);
  });

  it("shows what of a product is sold in a country, with bounds and terms", async () => {
    const { partnerCenter } = simulatedPartnerCenter();
    const here = await partnerCenter.offers({ country: "DE", segment: "commercial" }, "CFQ7TTC0LF8S");
    expect(here.ok && here.value?.map(({ skuId, minimumQuantity }) => [skuId, minimumQuantity])).toEqual([
      ["0001", 1],
      ["0002", 5],
    ]);
    const there = await partnerCenter.offers({ country: "US", segment: "commercial" }, "CFQ7TTC0LF8S");
    expect(there).toMatchObject({
      ok: true,
      value: [
        {
          catalogItemId: e5,
          maximumQuantity: 10_000_000,
          currency: "USD",
          isTrial: false,
          isAddOn: false,
          terms: [
            { duration: "P1M", billingCycle: "monthly" },
            { duration: "P1Y", billingCycle: "monthly" },
            { duration: "P1Y", billingCycle: "annual" },
            { duration: "P3Y", billingCycle: "monthly" },
            { duration: "P3Y", billingCycle: "triennial" },
          ],
        },
      ],
    });
  });

  it("has nothing of a product that is not sold, and says when a segment is not open", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    expect(await partnerCenter.offers({ country: "DE", segment: "commercial" }, "NONE")).toEqual({
      ok: true,
      value: null,
    });
    simulator.fail("GET /v1/products", { kind: "refusal", code: 400030 });
    expect(await partnerCenter.products({ country: "DE", segment: "government" })).toMatchObject({
      ok: false,
      failure: { outcome: "refused", code: "400030" },
    });
  });

  it.each([
    ["not purchasable", { isPurchasable: false }],
    ["of another segment", { segment: "education" }],
    ["of another country", { country: "FR" }],
    ["without a name for the cart", { catalogItemId: "" }],
    ["without a term that is understood", { terms: [{ duration: "P5Y", billingCycle: "monthly" }, {}, null] }],
    ["without terms", { terms: "P1Y" }],
  ])("leaves out what is %s", async (_, wrong) => {
    const one = { id: "0001", catalogItemId: basic, isPurchasable: true, terms: [{ duration: "P1Y" }] };
    const sku = { supportedBillingCycles: ["annual", "one_time"] };
    const market = { country: "DE", segment: "commercial" } as const;
    const right = answering({ items: [{ ...sku, ...one, segment: "Commercial", country: "de" }] });
    expect(await right.partnerCenter.offers(market, "P")).toMatchObject({
      value: [{ minimumQuantity: 1, maximumQuantity: null, terms: [{ duration: "P1Y", billingCycle: "annual" }] }],
    });
    const answer = await answering({ items: [{ ...sku, ...one, ...wrong }] }).partnerCenter.offers(market, "P");
    expect(answer).toEqual({ ok: true, value: [] });
  });
});

describe("a cart", () => {
  it("is sent with the declaration and the resellers on record, and comes back with prices", async () => {
    const { id, partnerCenter, simulator, sent } = withCustomer();
    const [first, second] = [simulator.seedReseller({ name: "First" }), simulator.seedReseller({ name: "Second" })];
    const answer = await partnerCenter.createCart(
      { tenantId: id, lines: [{ ...line, resellers: [first.mpnId, second.mpnId] }] },
      { requestId },
    );
    expect(answer).toMatchObject({
      ok: true,
      value: {
        status: "active",
        createdAt: new Date("2026-11-23T09:00:00Z"),
        expiresAt: new Date("2026-11-30T09:00:00Z"),
        lines: [{ quantity: 5, term: "P1Y", price: { minor: 28_800, currency: "EUR" }, error: null }],
      },
    });
    expect(sent(`/v1/customers/${id}/carts`)).toMatchObject([
      {
        body: {
          PartnerOnRecordAttestationAccepted: true,
          lineItems: [
            {
              id: 0,
              catalogItemId: basic,
              quantity: 5,
              termDuration: "P1Y",
              billingCycle: "annual",
              participants: [
                { key: "transaction_reseller", value: first.mpnId },
                { key: "additional_transaction_reseller", value: second.mpnId },
              ],
            },
          ],
        },
      },
    ]);
  });

  it("prices a year that is billed monthly as Microsoft's sample does", async () => {
    const { cartOf } = withCustomer("US");
    const cart = await cartOf({ ...monthly, quantity: 1, term: "P1Y" });
    expect(cart.lines).toMatchObject([
      { unitPrice: { minor: 3040, currency: "USD" }, price: { minor: 36_480, currency: "USD" } },
    ]);
  });

  it("says at each line what is wrong with it, and no price where none is stated", async () => {
    const { simulator, cartOf } = withCustomer();
    simulator.statesPrices = false;
    const cart = await cartOf({ ...line, quantity: 301 }, monthly);
    expect(cart.lines).toMatchObject([
      { error: { code: "10015" }, price: null },
      { error: null, price: null, unitPrice: null },
    ]);
  });

  it("expires after a week", async () => {
    const { id, partnerCenter, cartOf, pass } = withCustomer();
    const cart = await cartOf(line);
    pass(week - 1);
    expect(await partnerCenter.cart(id, cart.id)).toMatchObject({ ok: true, value: { id: cart.id } });
    pass(1);
    expect(await partnerCenter.cart(id, cart.id)).toEqual({ ok: true, value: null });
    expect(await partnerCenter.checkOutCart(id, cart.id, { requestId })).toMatchObject({
      ok: false,
      failure: { outcome: "refused", status: 404, code: "1000" },
    });
  });

  it.each([
    ["no lines", { id: "c" }],
    ["no ID", { lineItems: [] }],
    ["a list", []],
    ["a web page", "<html></html>"],
  ])("is not taken from an answer with %s", async (_, body) => {
    const { partnerCenter } = answering(body);
    expect(await partnerCenter.createCart({ tenantId: "t", lines: [line] }, { requestId })).toMatchObject({
      ok: false,
      failure: { outcome: "unknown", code: "unreadable-answer" },
    });
  });

  it("takes an error that it cannot read for one, and a price without currency for none", async () => {
    const { partnerCenter } = answering({
      id: "c",
      status: "Paused",
      lineItems: [
        { error: "Something", pricing: { extendedPrice: 5 } },
        { pricing: "none", currencyCode: "EUR" },
      ],
    });
    expect(await partnerCenter.cart("t", "c")).toMatchObject({
      value: {
        status: "unknown",
        createdAt: null,
        expiresAt: null,
        lines: [
          { error: { code: null, description: "" }, price: null },
          { error: null, price: null },
        ],
      },
    });
  });
});

describe("a checkout", () => {
  it("makes orders and subscriptions", async () => {
    const { id, partnerCenter, cartOf } = withCustomer();
    const cart = await cartOf(line, monthly);
    const answer = await partnerCenter.checkOutCart(id, cart.id, { requestId });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        errors: [],
        orders: [
          { status: "completed", total: { minor: 28_800, currency: "EUR" }, lines: [{ catalogItemId: basic }] },
          { total: { minor: 6080, currency: "EUR" }, lines: [{ catalogItemId: e5, quantity: 2 }] },
        ],
      },
    });
    const items = await partnerCenter.activeItems(id);
    expect(JSON.stringify(items)).toContain("Microsoft 365 Business Basic");
  });

  it("whose answer is lost has placed one order, which is found by looking and by checking out again", async () => {
    const { id, partnerCenter, simulator, cartOf } = withCustomer();
    const cart = await cartOf(line);
    simulator.fail(/\/checkout$/, { kind: "answer", status: 504, afterWork: true });
    const lost = await partnerCenter.checkOutCart(id, cart.id, { requestId });
    expect(lost).toMatchObject({ ok: false, failure: { outcome: "unknown", status: 504 } });

    expect(await partnerCenter.cart(id, cart.id)).toMatchObject({ value: { status: "ordered" } });
    const orders = await partnerCenter.orders(id);
    const again = await partnerCenter.checkOutCart(id, cart.id, { requestId });
    expect(again.ok && again.value.orders).toEqual(orders.ok && orders.value);
    expect(simulator.customers[0]?.subscriptions).toHaveLength(1);
  });

  it("may fail for one line alone, which is tried again by the next one", async () => {
    const { id, partnerCenter, simulator, cartOf } = withCustomer();
    simulator.failItem(e5, { code: 800066, description: "Too many subscriptions." });
    const cart = await cartOf(line, monthly);
    const group = cart.lines[1]?.orderGroup;
    expect(await partnerCenter.checkOutCart(id, cart.id, { requestId })).toMatchObject({
      value: {
        orders: [{ lines: [{ catalogItemId: basic }] }],
        errors: [{ orderGroup: group, code: "800066", description: "Too many subscriptions." }],
      },
    });
    expect(await partnerCenter.cart(id, cart.id)).toMatchObject({ value: { status: "active" } });
    simulator.failItem(e5, null);
    const again = await partnerCenter.checkOutCart(id, cart.id, { requestId });
    expect(again).toMatchObject({ value: { orders: [{}, {}], errors: [] } });
    expect(simulator.customers[0]?.subscriptions).toHaveLength(2);
  });

  it("has placed an order even if its lines cannot be read", async () => {
    const { partnerCenter } = answering({ orders: [{ id: "o", lineItems: "two", totalPrice: [], status: 1 }] });
    expect(await partnerCenter.checkOutCart("t", "c", { requestId })).toMatchObject({
      ok: true,
      value: { orders: [{ id: "o", status: null, createdAt: null, total: null, lines: [] }], errors: [] },
    });
  });

  it.each([
    ["nothing", {}],
    ["empty lists", { orders: [], orderErrors: [] }],
    ["an order without an ID", { orders: [{ status: "completed" }] }],
    ["no object", "done"],
  ])("that answers %s leaves open what was bought", async (_, body) => {
    const { partnerCenter } = answering(body);
    expect(await partnerCenter.checkOutCart("t", "c", { requestId })).toMatchObject({
      ok: false,
      failure: { outcome: "unknown", code: "unreadable-answer" },
    });
  });
});

describe("a customer's orders", () => {
  it("are listed a while after they were placed", async () => {
    const { id, partnerCenter, simulator, cartOf, pass } = withCustomer();
    simulator.ordersAppearAfter = 15 * 60_000;
    const cart = await cartOf(line);
    await partnerCenter.checkOutCart(id, cart.id, { requestId });
    expect(await partnerCenter.orders(id)).toEqual({ ok: true, value: [] });
    pass(15 * 60_000);
    expect(await partnerCenter.orders(id)).toMatchObject({
      value: [{ createdAt: new Date("2026-11-23T09:00:00Z"), billingCycle: "annual" }],
    });
  });
});

describe("a reseller's partner agreement", () => {
  it("is signed, not signed, or nobody's", async () => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    const signed = simulator.seedReseller({ name: "Signed" });
    const unsigned = simulator.seedReseller({ name: "Unsigned", isAgreementSigned: false });
    const look = (mpnId: string) => partnerCenter.partnerAgreement(mpnId);
    expect(await look(signed.mpnId)).toEqual({ ok: true, value: "signed" });
    expect(await look(unsigned.mpnId)).toEqual({ ok: true, value: "not-signed" });
    expect(await look("1")).toEqual({ ok: true, value: "unknown" });
    expect(await look("letters")).toMatchObject({ ok: false, failure: { outcome: "refused", code: "2000" } });
  });

  it.each([
    [2203, { ok: true, value: "not-signed" }],
    [2206, { ok: true, value: "not-signed" }],
    [2204, { ok: true, value: "unknown" }],
    [2201, { ok: true, value: "other-region" }],
    [2000, { ok: false, failure: { code: "2000" } }],
  ])("that is refused with %d is read as Microsoft means it", async (code, expected) => {
    const { partnerCenter, simulator } = simulatedPartnerCenter();
    simulator.fail(/agreementstatus/, { kind: "answer", status: 400, shape: "old", code });
    expect(await partnerCenter.partnerAgreement("4847000")).toMatchObject(expected);
  });
});
