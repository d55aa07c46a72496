import { expect, test } from "vitest";
import { holdBack, reserveSlot } from "../../../db/queries/rate-limits.ts";
import { useDatabase } from "../../support/database.ts";

const database = useDatabase();
const limit = { key: "slack:C1", everyMs: 60_000, maxWaitMs: 3_600_000 };

test("callers on all replicas are lined up one interval apart", async () => {
  const replicas = await Promise.all([1, 2, 3, 4].map(() => database.openReplica()));
  const slots = await Promise.all(
    Array.from({ length: 12 }, (_, index) => reserveSlot(replicas[index % 4]?.db ?? database.db, limit)),
  );
  const waits = slots.map((slot) => slot.waitMs).toSorted((one, other) => one - other);
  expect(slots.every((slot) => slot.reserved)).toBe(true);
  waits.forEach((wait, turn) => {
    expect(wait).toBeLessThanOrEqual(turn * 60_000);
    expect(wait).toBeGreaterThan(turn * 60_000 - 30_000);
  });
});

test("who would wait too long is told so and takes nobody's place", async () => {
  await reserveSlot(database.db, limit);
  await reserveSlot(database.db, limit);
  const refused = await reserveSlot(database.db, { ...limit, maxWaitMs: 500 });
  expect(refused).toMatchObject({ reserved: false });
  expect(refused.waitMs).toBeGreaterThan(90_000);
  const next = await reserveSlot(database.db, limit);
  expect(next.waitMs).toBeLessThanOrEqual(120_000);
});

test("another key does not wait", async () => {
  await reserveSlot(database.db, limit);
  expect(await reserveSlot(database.db, { ...limit, key: "slack:C2" })).toEqual({ reserved: true, waitMs: 0 });
});

test("a request to slow down holds everybody back, and never shortens a wait", async () => {
  await holdBack(database.db, limit.key, 300_000);
  await holdBack(database.db, limit.key, 5_000);
  const slot = await reserveSlot(database.db, limit);
  expect(slot.waitMs).toBeGreaterThan(200_000);
  expect(slot.waitMs).toBeLessThanOrEqual(300_000);
});
