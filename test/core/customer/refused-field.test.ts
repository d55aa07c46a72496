import { expect, it } from "vitest";
import { refusedField, remedyFor } from "../../../src/core/customer/refused-field.ts";
import type { Check } from "../../../src/core/customer/checks.ts";

const refusal = (code: string | null) => ({ code, status: 400, description: "", correlationId: null });
const taken: Check[] = [{ check: "domain", result: "taken" }];
const free: Check[] = [{ check: "domain", result: "free" }];

it.each([
  ["600002", "registrationId"],
  ["600049", "registrationId"],
  ["600050", "registrationId"],
  ["600051", "contact.phone"],
  ["800016", "resellerId"],
  ["800039", "resellerId"],
  ["900123", "resellerId"],
  ["900154", "resellerId"],
  ["2030", "address.country"],
  ["900308", null],
  ["3000", null],
  ["123", null],
])("a refusal with %s is corrected at %s", (code, field) => {
  expect(refusedField(refusal(code), free)).toBe(field);
});

it("a property that is invalid is the domain when that turns out to be taken", () => {
  expect(refusedField(refusal("3000"), taken)).toBe("domainPrefix");
  expect(refusedField(refusal(null), taken)).toBe("domainPrefix");
  expect(refusedField(refusal("3000"), [{ check: "address", result: "good" }, ...taken])).toBe("domainPrefix");
  expect(remedyFor(refusal("3000"), free)).toEqual({ kind: "unknown" });
});

it("a taken domain does not hide a refusal that says what it is about", () => {
  expect(refusedField(refusal("600051"), taken)).toBe("contact.phone");
});
