import { describe, expect, it } from "vitest";
import { findPlaced, type ListedOrder, type WantedLine } from "../../../src/core/order/placed.ts";

const madeAt = new Date("2026-11-23T09:00:00Z");
const later = new Date("2026-11-23T09:05:00Z");
const wanted: WantedLine = { productId: "P1", skuId: "0001", term: "P1Y", billingCycle: "monthly", quantity: 25 };
const item = { catalogItemId: "P1:0001:OLD", quantity: 25, term: "P1Y" };
const order = (given: Partial<ListedOrder> = {}): ListedOrder => ({
  status: "completed",
  createdAt: later,
  billingCycle: "monthly",
  lines: [item],
  ...given,
});
const find = (listed: ListedOrder[], lines: WantedLine[] = [wanted]) => findPlaced(lines, listed, madeAt);

describe("A line of a cart", () => {
  it("was bought when an order of the same thing is younger than the cart", () => {
    expect(find([order()])).toEqual([true]);
    expect(find([])).toEqual([false]);
  });

  it.each([
    ["of before the cart", order({ createdAt: new Date("2026-11-23T08:59:00Z") })],
    ["of another product", order({ lines: [{ ...item, catalogItemId: "P2:0001:X" }] })],
    ["of another SKU", order({ lines: [{ ...item, catalogItemId: "P1:0002:X" }] })],
    ["of another number of licences", order({ lines: [{ ...item, quantity: 24 }] })],
    ["of another term", order({ lines: [{ ...item, term: "P1M" }] })],
    ["that is billed otherwise", order({ billingCycle: "annual" })],
  ])("is not in an order %s", (_, other) => {
    expect(find([other])).toEqual([false]);
  });

  it.each([
    ["another part of the catalogue item", order({ lines: [{ ...item, catalogItemId: "p1:0001:NEW" }] })],
    ["words in capitals", order({ billingCycle: "Monthly", lines: [{ ...item, term: "p1y" }] })],
    ["no term and no number", order({ lines: [{ ...item, term: null, quantity: null }], billingCycle: null })],
    ["a time that is cut to the second", order({ createdAt: new Date("2026-11-23T08:59:59.500Z") })],
    ["lines of others beside it", order({ lines: [{ ...item, catalogItemId: "P9:1:X" }, item] })],
    ["the word cancelled: it was bought before", order({ status: "cancelled" })],
  ])("is in an order with %s", (_, same) => {
    expect(find([same])).toEqual([true]);
  });

  it.each([
    ["without a time", order({ createdAt: null })],
    ["without lines", order({ lines: [] })],
    ["that does not say what it is of", order({ lines: [{ ...item, catalogItemId: null }] })],
    ["that went wrong", order({ status: "error" })],
    ["that went well in part", order({ status: "partial success" })],
  ])("is left open by an order %s", (_, unclear) => {
    expect(find([unclear])).toBeNull();
    expect(find([unclear, order()])).toEqual([true]);
  });

  it("is looked for by itself", () => {
    const other: WantedLine = { ...wanted, productId: "P2" };
    expect(find([order()], [wanted, other])).toEqual([true, false]);
  });
});
