import { describe, expect, it } from "vitest";
import { formatMoney, minorDigits, readMoney, sumOf } from "../../../src/core/order/money.ts";

describe("an amount", () => {
  it.each([
    ["36.48", "USD", 3648],
    [36.48, "USD", 3648],
    [364.8, "usd", 36_480],
    [0.29, "EUR", 29],
    [1.005, "EUR", 101],
    ["1.004", "EUR", 100],
    ["0.995", "EUR", 100],
    ["9.999", "EUR", 1000],
    ["12", "JPY", 12],
    ["12.5", "JPY", 13],
    ["1.2345", "KWD", 1235],
    ["-0.005", "EUR", -1],
    ["-12.30", "EUR", -1230],
    ["-0.001", "EUR", 0],
    [" 007.10 ", " eur ", 710],
    ["90071992547409.91", "EUR", Number.MAX_SAFE_INTEGER],
  ])("of %s %s is read digit by digit", (amount, currency, minor) => {
    expect(readMoney(amount, currency)).toStrictEqual({ minor, currency: currency.trim().toUpperCase() });
  });

  it.each([
    ["", "EUR"],
    ["1,50", "EUR"],
    [".5", "EUR"],
    ["5.", "EUR"],
    ["1e3", "EUR"],
    [1e-7, "EUR"],
    [Number.NaN, "EUR"],
    [Number.POSITIVE_INFINITY, "EUR"],
    ["12 EUR", "EUR"],
    ["90071992547409.92", "EUR"],
    ["1", "EU"],
    ["1", "QQQ"],
    ["1", ""],
  ])("is not made up of %j in %j", (amount, currency) => {
    expect(readMoney(amount, currency)).toBeNull();
  });

  it.each([
    [3648, "USD", "USD 36.48"],
    [5, "EUR", "EUR 0.05"],
    [0, "EUR", "EUR 0.00"],
    [123_456_789, "EUR", "EUR 1,234,567.89"],
    [1200, "JPY", "JPY 1,200"],
    [1235, "KWD", "KWD 1.235"],
    [-1230, "EUR", "EUR -12.30"],
    [Number.MAX_SAFE_INTEGER, "EUR", "EUR 90,071,992,547,409.91"],
  ])("of %d %s is shown as %s", (minor, currency, shown) => {
    expect(formatMoney({ minor, currency })).toBe(shown);
  });

  it("has as many digits as its currency", () => {
    expect(["EUR", "JPY", "KWD", "nothing"].map(minorDigits)).toEqual([2, 0, 3, null]);
  });
});

describe("a sum", () => {
  const euros = (minor: number) => ({ minor, currency: "EUR" });

  it("adds up what is of one currency", () => {
    expect(sumOf([euros(10), euros(20), euros(-5)])).toStrictEqual(euros(25));
  });

  it.each([
    ["nothing is there", []],
    ["the first amount is missing", [null, euros(1)]],
    ["a later one is missing", [euros(1), null]],
    ["currencies differ", [euros(1), { minor: 1, currency: "USD" }]],
    ["it grows too large", [euros(Number.MAX_SAFE_INTEGER), euros(1)]],
  ])("is none when %s", (_, amounts) => {
    expect(sumOf(amounts)).toBeNull();
  });
});
