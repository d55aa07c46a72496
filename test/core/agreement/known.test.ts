import { describe, expect, it } from "vitest";
import { isAgreementKnown, isReadingOld } from "../../../src/core/agreement/known.ts";

const at = new Date("2026-11-25T09:00:00Z");
const day = 24 * 60 * 60_000;
const before = (milliseconds: number) => new Date(at.getTime() - milliseconds);

describe("Whether the agreement was accepted", () => {
  it.each([
    ["of a customer that nobody looked at", null, null, false],
    ["of a customer of the desk's own that nobody looked at", null, at, false],
    [
      "of a customer from the list, before Partner Center's first answer",
      { status: "none", checkedAt: null },
      null,
      false,
    ],
    ["of a customer from the list, after the first answer", { status: "none", checkedAt: at }, null, true],
    ["of a customer that the desk created, from its first day", { status: "none", checkedAt: null }, at, true],
    ["of a customer that was invited", { status: "invited", checkedAt: null }, null, true],
    ["of a customer that was attested just now", { status: "attested", checkedAt: null }, null, true],
  ] as const)("%s is known: %s", (_, agreement, createdAt, known) => {
    expect(isAgreementKnown(agreement, createdAt)).toBe(known);
  });

  it.each([
    ["just now", before(0), false],
    ["a day ago", before(day), false],
    ["an instant longer ago", before(day + 1), true],
    ["never", null, true],
  ] as const)("may be otherwise by now when it was read %s: %s", (_, readAt, old) => {
    expect(isReadingOld(readAt, at)).toBe(old);
  });
});
