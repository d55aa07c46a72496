import { expect, test } from "vitest";
import { createMovableClock, systemClock } from "../src/clock.ts";

const hour = 3_600_000;

test("the system's clock tells the time", () => {
  expect(Math.abs(systemClock.now().getTime() - Date.now())).toBeLessThan(1_000);
});

test("a clock that was moved runs on from there", () => {
  const clock = createMovableClock();
  clock.move(hour);
  clock.move(hour);
  expect(clock.now().getTime() - Date.now()).toBeGreaterThan(2 * hour - 1_000);
  expect(clock.now().getTime() - Date.now()).toBeLessThan(2 * hour + 1_000);
});

test("a clock with a start stands still until it is moved, and tells who listens", () => {
  const clock = createMovableClock(new Date("2026-01-01T00:00:00Z"));
  const heard: string[] = [];
  const stop = clock.onMove(() => heard.push(clock.now().toISOString()));
  expect(clock.now()).toEqual(clock.now());
  clock.move(hour);
  stop();
  clock.move(hour);
  expect(heard).toEqual(["2026-01-01T01:00:00.000Z"]);
  expect(clock.now().toISOString()).toBe("2026-01-01T02:00:00.000Z");
});
