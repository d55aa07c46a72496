import { describe, expect, it } from "vitest";
import { choicesOf, choiceOf, findChoice, judgeLine, readLicences, totalsOf } from "../../../src/core/order/cart.ts";
import type { Offer } from "../../../src/core/order/offer.ts";

const offer = (given: Partial<Offer> = {}): Offer => ({
  catalogItemId: "CFQ7TTC0LH18:0001:CFQ7TTC0K971",
  productId: "CFQ7TTC0LH18",
  skuId: "0001",
  title: "Microsoft 365 Business Basic",
  description: null,
  minimumQuantity: 1,
  maximumQuantity: 300,
  isTrial: false,
  isAddOn: false,
  currency: "EUR",
  terms: [
    { duration: "P1Y", billingCycle: "monthly" },
    { duration: "P1M", billingCycle: "monthly" },
  ],
  ...given,
});

describe("The offers of an order", () => {
  it("are chosen with one of their terms, trials and add-ons aside, and found again in a later reading", () => {
    const offers = [offer(), offer({ skuId: "0002", isTrial: true }), offer({ skuId: "0003", isAddOn: true })];
    const choices = choicesOf(offers).map((one) => choiceOf(one.offer, one.term));
    expect(choices).toEqual(["0001 P1Y monthly", "0001 P1M monthly"]);
    const later = [offer({ catalogItemId: "CFQ7TTC0LH18:0001:OTHER" })];
    expect(findChoice(later, "0001 P1Y monthly")?.offer.catalogItemId).toBe("CFQ7TTC0LH18:0001:OTHER");
    expect(findChoice(later, "0001 P3Y annual")).toBeNull();
    expect(findChoice(offers, "0002 P1Y monthly")).toBeNull();
  });
});

describe("The licences of an order", () => {
  const judge = (quantity: number | null, given: Partial<Offer> | null = {}) => {
    const one = given && offer(given);
    const chosen = one && { offer: one, term: one.terms[0]! };
    return judgeLine("CFQ7TTC0LH18", { chosen, quantity }).map(({ field, code, params }) => ({
      field,
      code,
      ...params,
    }));
  };

  it("stay within the bounds of their offer", () => {
    expect([judge(1), judge(300), judge(1_000, { maximumQuantity: null })]).toEqual([[], [], []]);
    expect(judge(301)).toEqual([{ field: "licences.CFQ7TTC0LH18", code: "licences-too-many", most: 300 }]);
    expect(judge(0, { minimumQuantity: 1 })).toEqual([
      { field: "licences.CFQ7TTC0LH18", code: "licences-too-few", least: 1 },
    ]);
    expect(judge(4, { minimumQuantity: 5 })).toEqual([
      { field: "licences.CFQ7TTC0LH18", code: "licences-too-few", least: 5 },
    ]);
  });

  it("say at once that both are missing, the offer and their number", () => {
    expect(judge(null, null)).toEqual([
      { field: "offer.CFQ7TTC0LH18", code: "offer-none" },
      { field: "licences.CFQ7TTC0LH18", code: "licences-number" },
    ]);
  });

  it.each([
    ["25", 25],
    [" 7 ", 7],
    ["0", 0],
    ["1,000", 1000],
    ["1.000", 1000],
    ["1 000", 1000],
    ["100,000", 100_000],
    ["10,00", null],
    ["1,0000", null],
    ["-3", null],
    ["2.5", null],
    ["25 seats", null],
    ["1e3", null],
    ["ten", null],
    ["9999999999", null],
    ["", null],
  ])("are read from “%s” as %s", (typed, expected) => {
    expect(readLicences(typed)).toBe(expected);
  });
});

describe("What an order costs", () => {
  const line = (minor: number | null, currency = "EUR") => ({ price: minor === null ? null : { minor, currency } });

  it("is counted in minor units, for each currency by itself", () => {
    expect(totalsOf([line(6_000), line(1_800), line(1_400, "USD")])).toEqual([
      { minor: 7_800, currency: "EUR" },
      { minor: 1_400, currency: "USD" },
    ]);
  });

  it("is never guessed: one line without a price leaves no total", () => {
    expect(totalsOf([line(6_000), line(null)])).toBeNull();
  });

  it("is not stated where it is beyond an exact number", () => {
    expect(totalsOf([line(Number.MAX_SAFE_INTEGER), line(1)])).toBeNull();
  });
});
