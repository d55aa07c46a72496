import { expect, it } from "vitest";
import { present } from "../../src/core/present.ts";

it.each([0, "", false, "text"])("%j is there", (value) => expect(present(value, "the value")).toBe(value));

it.each([null, undefined])("%j is not there, and the failure names what is missing", (value) => {
  expect(() => present(value, "the approval")).toThrow(/^the approval is missing$/);
});
