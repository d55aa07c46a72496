import { and, asc, desc, eq, isNotNull, isNull, lt, ne, notInArray, or } from "drizzle-orm";
import { present } from "../../src/core/present.ts";
import type { Database, Transaction } from "../connect.ts";
import { cards, events, type Card, type StoredEvent } from "../schema/index.ts";

export interface CardKey {
  kind: string;
  subjectId: string;
  place: string;
}

/** The one that stands in Slack, before one whose place never took it. */
export async function cardOf(
  db: Database | Transaction,
  { kind, subjectId }: Pick<CardKey, "kind" | "subjectId">,
): Promise<Card | null> {
  const [row] = await db
    .select()
    .from(cards)
    .where(and(eq(cards.kind, kind), eq(cards.subjectId, subjectId)))
    .orderBy(asc(isNull(cards.ts)), desc(cards.updatedAt))
    .limit(1);
  return row ?? null;
}

/**
 * The row of a message that is about to be posted. `isFirstAttempt` is false when an answer may have been lost.
 * `moves`: what was meant for another place and never stood there is posted here instead.
 */
export async function claimCard(
  db: Database,
  { kind, subjectId, place, eventId, moves }: CardKey & { eventId: number; moves: boolean },
  now: Date,
): Promise<Card & { isFirstAttempt: boolean }> {
  const isIt = and(eq(cards.kind, kind), eq(cards.subjectId, subjectId));
  if (moves && !(await db.$count(cards, and(isIt, eq(cards.place, place))))) {
    const [elsewhere] = await db
      .select({ id: cards.id })
      .from(cards)
      .where(and(isIt, isNull(cards.ts), ne(cards.place, place)))
      .limit(1);
    const set = { place, eventId, updatedAt: now };
    const [moved] = elsewhere ? await db.update(cards).set(set).where(eq(cards.id, elsewhere.id)).returning() : [];
    if (moved) return { ...moved, isFirstAttempt: false };
  }
  const [created] = await db
    .insert(cards)
    .values({ kind, subjectId, place, eventId, attemptedAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning();
  if (created) return { ...created, isFirstAttempt: true };
  const [card] = await db
    .select()
    .from(cards)
    .where(and(isIt, eq(cards.place, place)));
  return { ...present(card, "the message's row"), isFirstAttempt: false };
}

export async function savePosted(
  tx: Transaction,
  id: string,
  { channel, ts, shown, at }: { channel: string; ts: string; shown: string; at: Date },
): Promise<void> {
  await tx.update(cards).set({ channel, ts, shown, updatedAt: at }).where(eq(cards.id, id));
}

export async function saveShown(db: Database, id: string, shown: string, at: Date): Promise<void> {
  await db.update(cards).set({ shown, updatedAt: at }).where(eq(cards.id, id));
}

/** False when it was posted anew already. */
export async function forgetPosted(tx: Transaction, { id, ts }: Pick<Card, "id" | "ts">): Promise<boolean> {
  const rows = await tx
    .update(cards)
    .set({ channel: null, ts: null, shown: null })
    .where(and(eq(cards.id, id), ts === null ? isNull(cards.ts) : eq(cards.ts, ts)))
    .returning({ id: cards.id });
  return ts !== null && rows.length > 0;
}

/** A message that stands in Slack, and what it tells. */
export type PostedCard = Card & { channel: string; ts: string; event: StoredEvent };

/** The posted messages that tell of a subject's events. */
export async function cardsOf(db: Database, subjectId: string): Promise<PostedCard[]> {
  const rows = await db
    .select({ card: cards, event: events })
    .from(cards)
    .innerJoin(events, eq(events.id, cards.eventId))
    .where(and(eq(events.subjectId, subjectId), isNotNull(cards.ts)))
    .orderBy(cards.eventId);
  return rows.flatMap(({ card, event }) =>
    card.channel !== null && card.ts !== null ? [{ ...card, channel: card.channel, ts: card.ts, event }] : [],
  );
}

const greeting = { kind: "greeting", subjectId: "settings" };
const isGreeting = and(eq(cards.kind, greeting.kind), eq(cards.subjectId, greeting.subjectId));

/** Takes the greeting of a channel; false while somebody else says it, or said it. A claim left behind ends after a while. */
export async function claimGreeting(db: Database, channel: string, now: Date): Promise<boolean> {
  const stale = new Date(now.getTime() - 15_000);
  const rows = await db
    .insert(cards)
    .values({ ...greeting, place: channel, attemptedAt: now, updatedAt: now })
    .onConflictDoUpdate({
      target: [cards.kind, cards.subjectId, cards.place],
      set: { attemptedAt: now, updatedAt: now },
      setWhere: and(isNull(cards.ts), or(isNull(cards.attemptedAt), lt(cards.attemptedAt, stale))),
    })
    .returning({ id: cards.id });
  return rows.length > 0;
}

export async function saveGreeting(tx: Transaction, channel: string, ts: string, now: Date): Promise<void> {
  await tx
    .update(cards)
    .set({ channel, ts, updatedAt: now })
    .where(and(isGreeting, eq(cards.place, channel)));
}

/** Lets the greeting be tried again. */
export async function releaseGreeting(db: Database, channel: string): Promise<void> {
  await db
    .update(cards)
    .set({ attemptedAt: null })
    .where(and(isGreeting, eq(cards.place, channel)));
}

/** A channel that is chosen again later is greeted again. */
export async function forgetGreetings(tx: Transaction, { except }: { except: string[] }): Promise<void> {
  await tx.delete(cards).where(and(isGreeting, except.length === 0 ? undefined : notInArray(cards.place, except)));
}
