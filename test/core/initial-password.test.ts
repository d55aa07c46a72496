import { expect, it } from "vitest";
import {
  revealLastsMinutes,
  secretKeptDays,
  secretMoves,
  type SecretMove,
  type SecretStatus,
} from "../../src/core/initial-password.ts";
import { nextStatus } from "../../src/core/lifecycle.ts";

const after = (...moves: SecretMove[]) =>
  moves.reduce<SecretStatus | null>((status, move) => status && nextStatus(secretMoves, status, move), "sealed");

it.each<[SecretMove[], string | null]>([
  [["openReveal", "saved"], "destroyed"],
  [["openReveal", "expire"], "destroyed"],
  [["expire"], "destroyed"],
  [["openReveal", "fail"], "sealed"],
  [["openReveal", "fail", "openReveal", "saved"], "destroyed"],
  [["openReveal", "openReveal"], null],
  [["openReveal", "saved", "openReveal"], null],
  [["expire", "openReveal"], null],
  [["fail"], null],
])("a password after %j is %s", (moves, status) => expect(after(...moves)).toBe(status));

it("an unseen password is kept for seven days, a shown one for ten minutes", () => {
  expect([secretKeptDays, revealLastsMinutes]).toEqual([7, 10]);
});
