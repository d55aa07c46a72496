import { describe, expect, it } from "vitest";
import { orderAnswers, readOrder } from "../../../src/core/order/form.ts";

const basic = { productId: "BASIC", skuId: "0001", term: "P1Y", billingCycle: "monthly", quantity: 25 } as const;
const standard = { productId: "STANDARD", skuId: "0002", term: "P1M", billingCycle: "monthly", quantity: 3 } as const;
const linesOf = (answers: Parameters<typeof readOrder>[1]) => readOrder("customer", answers).lines;

describe("The form of an order", () => {
  it("keeps the terms and licences of a product when another one goes or comes before it", () => {
    const filled = orderAnswers([basic, standard], { resellerId: null, additional: [] });
    const standardLine = { productId: "STANDARD", choice: "0002 P1M monthly", licences: "3" };
    expect(linesOf(filled)[1]).toEqual(standardLine);
    expect(linesOf({ ...filled, products: "STANDARD" })).toEqual([standardLine]);
    expect(linesOf({ ...filled, products: "NEW,STANDARD" })).toEqual([
      { productId: "NEW", choice: "", licences: "" },
      standardLine,
    ]);
  });

  it("opens with an order that was not placed as it was asked for, and what is declared is declared anew", () => {
    const given = orderAnswers([basic], { resellerId: "tenant", additional: ["4847001", "4847002"] });
    expect(readOrder("customer", given)).toEqual({
      customerId: "customer",
      lines: [{ productId: "BASIC", choice: "0001 P1Y monthly", licences: "25" }],
      resellerId: "tenant",
      additionalResellers: "4847001, 4847002",
      declared: [],
    });
  });

  it("holds nothing before anything is chosen", () => {
    expect(readOrder("customer", {})).toEqual({
      customerId: "customer",
      lines: [],
      resellerId: "",
      additionalResellers: "",
      declared: [],
    });
  });
});
