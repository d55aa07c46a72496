import { expect, it } from "vitest";
import {
  approvalExpiresAfterDays,
  approvalMoves,
  approvalReminders,
  approvalStatuses,
} from "../../src/core/approval.ts";
import { addBusinessDays } from "../../src/core/business-days.ts";
import { nextStatus } from "../../src/core/lifecycle.ts";

it("a request is decided once: after any decision every other click is refused", () => {
  const moves = ["approve", "reject", "askForChanges", "withdraw", "expire", "overtake"] as const;
  const decided = moves.flatMap((move) => nextStatus(approvalMoves, "waiting", move) ?? []);
  expect(new Set(decided)).toEqual(new Set(approvalStatuses.filter((status) => status !== "waiting")));
  for (const status of decided) for (const move of moves) expect(nextStatus(approvalMoves, status, move)).toBeNull();
});

it("the approvers are reminded after one and three business days, and both come before fourteen days are over", () => {
  expect(approvalReminders).toEqual([1, 3]);
  expect(approvalExpiresAfterDays).toBe(14);
  for (let day = 0; day < 7; day++) {
    const asked = new Date(Date.UTC(2026, 10, 23 + day, 12));
    const expires = asked.getTime() + approvalExpiresAfterDays * 24 * 60 * 60_000;
    const reminders = approvalReminders.map((days) => addBusinessDays(asked, days).getTime());
    expect([asked.getTime(), ...reminders, expires]).toEqual([asked.getTime(), ...reminders, expires].toSorted());
  }
});
