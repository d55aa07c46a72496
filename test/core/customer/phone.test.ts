import { describe, expect, it } from "vitest";
import { isPhoneNumber, phoneExample } from "../../../src/core/customer/phone.ts";

describe("A text", () => {
  it.each([
    ["(11) 91234-5678", "BR", true],
    ["+55 11 91234-5678", "BR", true],
    ["+49 30 901820", "BR", true],
    ["030 901820", "DE", true],
    ["030 901820", "??", false],
    ["+49 30 901820", "??", true],
    ["call +49 30 901820", "??", false],
    ["call +49 30 901820", "DE", false],
    ["030 901820 or later", "DE", false],
    ["12", "DE", false],
    ["", "DE", false],
  ])("%j as a phone number of %s: %s", (text, country, is) => expect(isPhoneNumber(text, country)).toBe(is));
});

describe("The example of a phone number", () => {
  const forms = ["01512 3456789", "+49 1512 3456789", "+4915123456789", "15123456789"];
  it.each([0, 1, 2, 3])("is the first form that fits: %#", (index) => {
    const fitting = forms.slice(index);
    expect(phoneExample("DE", (text) => fitting.includes(text))).toBe(forms[index]);
  });

  it("is left out where none fits or no country is known", () => {
    expect(phoneExample("DE", () => false)).toBe("");
    expect(phoneExample("??", () => true)).toBe("");
    expect(phoneExample("", () => true)).toBe("");
  });
});
