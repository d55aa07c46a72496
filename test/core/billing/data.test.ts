import { describe, expect, it } from "vitest";
import {
  billingFields,
  billingIssuesOf,
  differencesOf,
  inputOf,
  isThere,
  readBillingData,
} from "../../../src/core/billing/data.ts";
import { readShown, reviewBilling, shownField, writeShown, type Shown } from "../../../src/core/billing/review.ts";
import { bundledRules } from "../../../src/core/customer/country-rules.ts";
import { answersFromInput } from "../../../src/core/customer/answers.ts";
import { customerInputWith } from "../../support/customer-input.ts";

const input = customerInputWith();
const { country } = input.address;
const was = readBillingData(answersFromInput(input));
const facts = { partnerDomains: [], country: bundledRules(country) };
const shown: Shown = { etag: "17", country, was, checks: [] };

describe("the data of a customer's form that stands in the billing profile", () => {
  it("is tidied up as for a new customer", () => {
    expect(readBillingData({ ...was, companyName: "  Contoso   Design " }).companyName).toBe("Contoso Design");
  });

  it("goes into the form and comes back as it was", () => {
    const { companyName, address, contact, culture } = inputOf(was, country);
    expect({ companyName, address, contact, culture }).toEqual({
      companyName: input.companyName,
      address: input.address,
      contact: input.contact,
      culture: input.culture,
    });
  });

  it("differs field by field, an emptied one included", () => {
    const wanted = { ...was, "address.city": "Recife", "contact.phone": "" };
    expect(differencesOf(was, wanted)).toEqual([
      { field: "address.city", was: was["address.city"], becomes: "Recife" },
      { field: "contact.phone", was: was["contact.phone"], becomes: "" },
    ]);
    expect(isThere(was, wanted, ["address.city"])).toBe(false);
    expect(isThere({ ...was, "address.city": "Recife" }, wanted, ["address.city"])).toBe(true);
  });

  it("is judged by the rules of its own fields alone", () => {
    const issues = billingIssuesOf(inputOf({ ...was, companyName: "", "contact.email": "x" }, country), facts);
    expect(issues.map(({ field }) => field)).toEqual(["companyName", "contact.email"]);
    for (const { field } of issues) expect(billingFields).toContain(field);
  });
});

describe("the review of a correction", () => {
  it("is about what was shown, however the answers say the rest", () => {
    const answers = { ...was, companyName: "Contoso Design Ltda.", [shownField]: writeShown(shown) };
    expect(readShown(answers)).toEqual(shown);
    expect(readShown(was)).toBeNull();
    const review = reviewBilling(shown, answers, facts);
    expect(review.differences.map(({ field }) => field)).toEqual(["companyName"]);
    expect(review.errors).toEqual([]);
  });

  it("has nothing to send where nothing differs", () => {
    expect(reviewBilling(shown, was, facts).open.map(({ code }) => code)).toContain("nothing-changed");
  });

  it("takes the spelling of the address that was chosen", () => {
    const better = { ...input.address, line1: "Avenida Paulista, 1001" };
    const asked: Shown = { ...shown, checks: [{ check: "address", result: "suggested", suggestions: [better] }] };
    expect(reviewBilling(asked, was, facts).open.map(({ field }) => field)).toContain("addressChoice");
    const review = reviewBilling(asked, { ...was, addressChoice: "0" }, facts);
    expect(review.wanted["address.line1"]).toBe(better.line1);
    expect(review.open).toEqual([]);
  });

  it("goes back to the address that Partner Center does not know", () => {
    const wrong: Shown = { ...shown, checks: [{ check: "address", result: "wrong" }] };
    expect(reviewBilling(wrong, { ...was, "address.line1": "Nowhere 1" }, facts).errors).toMatchObject([
      { field: "address.line1", code: "address-unknown" },
    ]);
  });
});
