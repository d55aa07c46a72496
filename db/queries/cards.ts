import { and, eq, isNotNull } from "drizzle-orm";
import type { Database, Transaction } from "../connect.ts";
import { cards, events, type Card } from "../schema/index.ts";

export interface CardKey {
  kind: string;
  subjectId: string;
  place: string;
}

export async function cardOf(
  db: Database | Transaction,
  { kind, subjectId }: Pick<CardKey, "kind" | "subjectId">,
): Promise<Card | null> {
  const [row] = await db
    .select()
    .from(cards)
    .where(and(eq(cards.kind, kind), eq(cards.subjectId, subjectId)));
  return row ?? null;
}

/** The row of a message that is about to be posted. `isFirstAttempt` is false when an answer may have been lost. */
export async function claimCard(
  db: Database,
  { kind, subjectId, place, eventId }: CardKey & { eventId: number },
  now: Date,
): Promise<Card & { isFirstAttempt: boolean }> {
  const [created] = await db
    .insert(cards)
    .values({ kind, subjectId, place, eventId, attemptedAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning();
  if (created) return { ...created, isFirstAttempt: true };
  const [card] = await db
    .select()
    .from(cards)
    .where(and(eq(cards.kind, kind), eq(cards.subjectId, subjectId), eq(cards.place, place)));
  return { ...card!, isFirstAttempt: false };
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

export type PostedCard = Card & { channel: string; ts: string; eventId: number };

/** The posted messages that tell of a subject's events. */
export async function cardsOf(db: Database, subjectId: string): Promise<PostedCard[]> {
  const rows = await db
    .select({ card: cards })
    .from(cards)
    .innerJoin(events, eq(events.id, cards.eventId))
    .where(and(eq(events.subjectId, subjectId), isNotNull(cards.ts)))
    .orderBy(cards.eventId);
  return rows.flatMap(({ card }) =>
    card.channel !== null && card.ts !== null && card.eventId !== null
      ? [{ ...card, channel: card.channel, ts: card.ts, eventId: card.eventId }]
      : [],
  );
}
