import { describe, expect, test } from "vitest";
import { createSealer, SealBroken } from "../../db/sealing.ts";

const key = (fill: number) => new Uint8Array(32).fill(fill);
const place = { table: "secrets", column: "sealed", row: "1" };

describe("a sealed text", () => {
  test("opens again, and does not show what it holds", () => {
    const sealer = createSealer([key(1)]);
    const sealed = sealer.seal("Pa55wörd 🔑", place);
    expect(sealed).not.toContain("Pa55");
    expect(sealer.open(sealed, place)).toBe("Pa55wörd 🔑");
  });

  test("looks different each time", () => {
    const sealer = createSealer([key(1)]);
    expect(sealer.seal("same", place)).not.toBe(sealer.seal("same", place));
  });

  test.each([
    ["another row", { ...place, row: "2" }],
    ["another column", { ...place, column: "copy" }],
    ["another table", { ...place, table: "credentials" }],
    ["names that only read the same when joined", { table: "secrets:sealed", column: "", row: "1" }],
  ])("does not open in %s", (_, elsewhere) => {
    const sealer = createSealer([key(1)]);
    expect(() => sealer.open(sealer.seal("x", place), elsewhere)).toThrow(SealBroken);
  });

  test("does not open once any part of it was changed", () => {
    const sealer = createSealer([key(1)]);
    const parts = sealer.seal("a longer text", place).split(".");
    parts.forEach((part, index) => {
      const damaged = parts.with(index, (part.startsWith("A") ? "B" : "A") + part.slice(1)).join(".");
      expect(() => sealer.open(damaged, place)).toThrow(SealBroken);
      expect(() => sealer.open(parts.toSpliced(index, 1).join("."), place)).toThrow(SealBroken);
    });
    expect(() => sealer.open("", place)).toThrow(SealBroken);
  });

  test("does not open with a shortened authentication tag", () => {
    const sealer = createSealer([key(1)]);
    const parts = sealer.seal("x", place).split(".");
    expect(() => sealer.open(parts.with(3, (parts[3] ?? "").slice(0, 6)).join("."), place)).toThrow(SealBroken);
  });
});

describe("a changed key", () => {
  test("what the old key sealed still opens while that key is kept, and new texts use the new one", () => {
    const old = createSealer([key(1)]).seal("x", place);
    const both = createSealer([key(2), key(1)]);
    expect(both.open(old, place)).toBe("x");
    expect(createSealer([key(2)]).open(both.seal("y", place), place)).toBe("y");
  });

  test("without the old key the failure names the key, not the text", () => {
    const old = createSealer([key(1)]).seal("x", place);
    expect(() => createSealer([key(2)]).open(old, place)).toThrow(/SECRETS_KEY no longer holds the key [0-9a-f]{8}/);
  });
});
