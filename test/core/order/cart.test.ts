import { describe, expect, it } from "vitest";
import { costOf, judgeLicences, readLicences, totalsOf, type Offer } from "../../../src/core/order/cart.ts";

const offer = (given: Partial<Offer> = {}): Offer => ({
  catalogItemId: "CFQ7TTC0LH18:0001:CFQ7TTC0K971",
  name: "Microsoft 365 Business Basic",
  term: "P1Y",
  billingCycle: "monthly",
  least: 1,
  most: 300,
  price: { amount: 600, currency: "EUR" },
  ...given,
});
const line = (quantity: number, given: Partial<Offer> = {}) => ({ ...offer(given), quantity });

describe("The licences of an order", () => {
  it("stay within the bounds of their offer, each under its own field", () => {
    const offers = [offer(), offer({ least: 5 }), offer({ most: null })];
    expect(judgeLicences(offers, [300, 5, 1000])).toEqual([]);
    expect(judgeLicences(offers, [301, 4, null]).map(({ field, code, params }) => ({ field, code, params }))).toEqual([
      { field: "licences.0", code: "licences-too-many", params: { most: 300 } },
      { field: "licences.1", code: "licences-too-few", params: { least: 5 } },
      { field: "licences.2", code: "licences-number", params: {} },
    ]);
  });

  it.each([
    ["25", 25],
    [" 7 ", 7],
    ["0", null],
    ["-3", null],
    ["2.5", null],
    ["1e3", null],
    ["ten", null],
    ["9999999999", null],
    ["", null],
  ])("are read from “%s” as %s", (typed, expected) => {
    expect(readLicences(typed)).toBe(expected);
  });
});

describe("What an order costs", () => {
  it("is counted in minor units, for each currency and billing cycle by itself", () => {
    const lines = [
      line(10),
      line(3),
      line(1, { billingCycle: "annual", price: { amount: 12_345, currency: "EUR" } }),
      line(2, { price: { amount: 700, currency: "USD" } }),
    ];
    expect(totalsOf(lines)).toEqual([
      { amount: 7_800, currency: "EUR", billingCycle: "monthly" },
      { amount: 12_345, currency: "EUR", billingCycle: "annual" },
      { amount: 1_400, currency: "USD", billingCycle: "monthly" },
    ]);
  });

  it("is never guessed: one line without a price leaves no total", () => {
    expect(costOf(line(3, { price: null }))).toBeNull();
    expect(totalsOf([line(10), line(3, { price: null })])).toBeNull();
  });

  it("is not stated where it is beyond an exact number", () => {
    const price = { amount: Number.MAX_SAFE_INTEGER, currency: "EUR" };
    expect(costOf(line(2, { price }))).toBeNull();
    expect(totalsOf([line(1, { price }), line(1)])).toBeNull();
  });
});
