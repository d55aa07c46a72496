import { expect, it } from "vitest";
import { isRefusedBy } from "../../../src/core/customer/pattern.ts";
import { fieldLimits } from "../../../src/core/customer/fields.ts";

it.each([
  ["^\\d+$", "12a", true],
  ["^\\d+$", "123", false],
  ["^\\d+$", "", false],
  [null, "12a", false],
  ["^(", "12a", false],
  ["(?i)^[a-z]+$", "ABC", false],
])("by Partner Center's pattern %j, %j is refused: %s", (pattern, text, isRefused) => {
  expect(isRefusedBy(pattern, text, "registrationId")).toBe(isRefused);
});

it("a text is put to a pattern up to the limit of its own field, and not beyond", () => {
  const most = fieldLimits["address.postalCode"];
  expect(isRefusedBy("^a$", "1".repeat(most), "address.postalCode")).toBe(true);
  expect(isRefusedBy("^a$", "1".repeat(most + 1), "address.postalCode")).toBe(false);
  expect(isRefusedBy("^a$", "1".repeat(most + 1), "registrationId")).toBe(true);
});
