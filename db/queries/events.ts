import { and, eq } from "drizzle-orm";
import { present } from "../../src/core/present.ts";
import { announcements } from "../../src/core/announcements.ts";
import { isAboutCustomer, type Actor, type DeskEvent } from "../../src/core/events.ts";
import type { Database, Transaction } from "../connect.ts";
import { events } from "../schema/index.ts";
import { enqueue } from "./jobs.ts";

/**
 * Stores what happened and, in the same transaction, the work of telling it: one job a message, and one that brings
 * the standing cards of its subject up to date.
 */
export async function record(tx: Transaction, at: Date, actor: Actor, event: DeskEvent): Promise<number> {
  const [row] = await tx
    .insert(events)
    .values({
      type: event.type,
      subjectId: event.subjectId,
      actor,
      at,
      before: "before" in event ? event.before : null,
      after: "after" in event ? event.after : null,
      data: event.data,
    })
    .returning({ id: events.id });
  const eventId = present(row, "the inserted event").id;
  for (const delivery of announcements[event.type]) {
    await enqueue(tx, {
      queue: "announce",
      payload: { eventId, delivery },
      dedupeKey: `${eventId}:${delivery}`,
      groupKey: `${delivery.split("-")[0]}:${event.subjectId}`,
      runAt: at,
    });
  }
  if (mayHaveCards(event)) await enqueueRefresh(tx, event.subjectId, at);
  return eventId;
}

/** What concerns the whole desk has none; a customer that was found just now, maybe among thousands, none yet. */
const mayHaveCards = (event: DeskEvent): boolean =>
  isAboutCustomer(event.subjectId) && !(event.type === "customer.found" && event.before === null);

/** When Partner Center created a customer for the desk; null when it did not. */
export async function findCreation(db: Database | Transaction, customerId: string): Promise<Date | null> {
  const [created] = await db
    .select({ at: events.at })
    .from(events)
    .where(and(eq(events.subjectId, customerId), eq(events.type, "customer.created")))
    .limit(1);
  return created?.at ?? null;
}

/** Asks for the standing cards of a subject to be drawn again. */
export async function enqueueRefresh(tx: Transaction, subjectId: string, at: Date): Promise<void> {
  await enqueue(tx, { queue: "refresh-cards", payload: { subjectId }, dedupeKey: subjectId, runAt: at });
}
