import { eq } from "drizzle-orm";
import { z } from "zod";
import { cardsOf, saveShown } from "../../db/queries/cards.ts";
import { events } from "../../db/schema/index.ts";
import { deliveries, type Delivery } from "../core/announcements.ts";
import { readStory, type Story } from "../operations/read-story.ts";
import { plan } from "./announce.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob } from "./job.ts";
import { postAgain } from "./post-again.ts";
import { digestOf, isPlatformError, update, whenAnswered } from "./post.ts";

/** Brings every message about a customer up to date: an outdated button is worse than none. */
export const refreshCards = defineJob({
  queue: "refresh-cards",
  payload: z.object({ subjectId: z.string() }),
  maxAttempts: 10,
  async run(deps: JobDeps, { subjectId }) {
    for (const card of await cardsOf(deps.db, subjectId)) {
      const [event] = await deps.db.select().from(events).where(eq(events.id, card.eventId));
      const approvalId = event?.data["approvalId"];
      const story = await readStory(deps.db, subjectId, typeof approvalId === "string" ? approvalId : undefined);
      const kind = z.enum(deliveries).parse(card.kind);
      const message = event && story ? plan(event, story, kind)?.message : null;
      if (!message || digestOf(message) === card.shown) continue;
      try {
        await whenAnswered(() => update(deps, { channel: card.channel, ts: card.ts }, card, message));
      } catch (error) {
        if (isPlatformError(error, "message_not_found") && story && isMissed(kind, story)) {
          await postAgain(deps.db, card, deps.now());
          continue;
        }
        // Somebody deleted it, or the channel is gone: there is nothing left to bring up to date.
        if (!isPlatformError(error, "message_not_found", "channel_not_found", "is_archived", "cant_update_message"))
          throw error;
      }
      await saveShown(deps.db, card.id, digestOf(message), deps.now());
    }
  },
});

/** A request that nobody can decide without its card, and the card of a customer. */
const isMissed = (kind: Delivery, { approval }: Story): boolean =>
  kind === "status-card" || (kind === "approval-card" && approval?.status === "waiting");
