import { expect, test } from "vitest";
import { cardOf, claimCard, savePosted } from "../../../db/queries/cards.ts";
import { cards } from "../../../db/schema/index.ts";
import { useDatabase } from "../../support/database.ts";

const database = useDatabase();
const at = new Date("2026-01-05T00:00:00Z");
const card = { kind: "status-card", subjectId: "7", place: "C1", eventId: 1, moves: true };

test("a card that its old channel never took is posted in the new one, and its thread finds it there", async () => {
  const { db } = database;
  const old = await claimCard(db, card, at);
  const moved = await claimCard(db, { ...card, place: "C2" }, at);
  expect(moved).toMatchObject({ id: old.id, place: "C2", isFirstAttempt: false });
  await db.transaction((tx) => savePosted(tx, moved.id, { channel: "C2", ts: "1.0", shown: "digest", at }));
  expect(await cardOf(db, card)).toMatchObject({ place: "C2", ts: "1.0" });
  expect(await db.$count(cards)).toBe(1);
});

test("a card that stands is found before one that was never posted", async () => {
  const { db } = database;
  for (const place of ["C1", "C2", "C3"]) await claimCard(db, { ...card, place, moves: false }, at);
  const posted = await claimCard(db, { ...card, place: "C2" }, at);
  await db.transaction((tx) => savePosted(tx, posted.id, { channel: "C2", ts: "1.0", shown: "digest", at }));
  expect(await cardOf(db, card)).toMatchObject({ place: "C2" });
});

test("what is told to several people has a row for each of them", async () => {
  for (const place of ["U1", "U2"]) await claimCard(database.db, { ...card, kind: "admins", place, moves: false }, at);
  expect(await database.db.$count(cards)).toBe(2);
});
