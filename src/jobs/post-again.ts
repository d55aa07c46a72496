import type { Database } from "../../db/connect.ts";
import { forgetPosted } from "../../db/queries/cards.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import type { Card } from "../../db/schema/index.ts";

/** The card's message was deleted in Slack: it is posted anew, so that nobody is left without its buttons. */
export async function postAgain(db: Database, card: Card, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    if (card.eventId === null || !(await forgetPosted(tx, card))) return;
    // In no group: what waits in the group may be waiting for this very card.
    await enqueue(tx, {
      queue: "announce",
      payload: { eventId: card.eventId, delivery: card.kind },
      dedupeKey: `${card.eventId}:${card.kind}`,
      runAt: now,
    });
  });
}
