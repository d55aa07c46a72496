import { describe, expect, it } from "vitest";
import type { Check } from "../../../src/core/customer/checks.ts";
import { refusedField, remedyFor } from "../../../src/core/customer/refused-field.ts";

const refusal = (code: string | null, description = "") => ({ code, status: 400, description, correlationId: null });
const taken: Check = { check: "domain", result: "taken" };
const others: Check[] = [
  { check: "domain", result: "free" },
  { check: "address", result: "wrong" },
];

describe("After a refused creation", () => {
  it.each([
    ["600050", "registrationId"],
    ["600049", "registrationId"],
    ["600002", "registrationId"],
    ["600051", "contact.phone"],
    ["800016", "resellerId"],
    ["900123", "resellerId"],
    ["2030", "address.country"],
    ["3000", null],
    ["900150", null],
    ["900421", null],
    ["123456", null],
    [null, null],
  ])("with %s the field to correct is %s", (code, field) => {
    expect(refusedField(refusal(code), [])).toBe(field);
    expect(refusedField(refusal(code), others)).toBe(field);
  });

  it("the domain is to be changed when it is taken and nothing else is known to be wrong", () => {
    for (const code of ["3000", "1002", null]) {
      expect(remedyFor(refusal(code), [...others, taken])).toEqual({ kind: "choose-other-domain" });
      expect(refusedField(refusal(code), [taken])).toBe("domainPrefix");
    }
    expect(remedyFor(refusal("3000"), others)).toEqual({ kind: "unknown" });
    expect(refusedField(refusal("600051"), [taken])).toBe("contact.phone");
  });

  it("the expected format is told where Partner Center named one", () => {
    const remedy = remedyFor(refusal("600050", "should be of the format ^\\d{14}$."), [taken]);
    expect(remedy).toEqual({ kind: "fix-registration-id", pattern: "^\\d{14}$" });
  });

  it("waiting is advised for nothing: a refusal is a final answer", () => {
    expect(remedyFor({ ...refusal(null), status: 500 }, [])).toEqual({ kind: "unknown" });
  });
});
