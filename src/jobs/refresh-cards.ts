import { z } from "zod";
import { cardsOf, saveShown, type PostedCard } from "../../db/queries/cards.ts";
import { deliveries, type Delivery } from "../core/announcements.ts";
import { readStory, type Story } from "../operations/read-story.ts";
import { digestOf } from "../slack/cards/message.ts";
import { plan } from "./announce.ts";
import type { JobDeps } from "./deps.ts";
import { enqueueHomes } from "./refresh-homes.ts";
import { defineJob, RetryLater } from "./job.ts";
import { postAgain } from "./post-again.ts";
import { isPlatformError, update, whenAnswered } from "./post.ts";

/** Brings every message about a customer up to date: an outdated button is worse than none. */
export const refreshCards = defineJob({
  queue: "refresh-cards",
  payload: z.object({ subjectId: z.string() }),
  maxAttempts: 10,
  async run(deps: JobDeps, { subjectId }) {
    await enqueueHomes(deps);
    const errors: Error[] = [];
    const read = storyReader(deps, subjectId);
    for (const card of await cardsOf(deps.db, subjectId)) {
      await refresh(deps, read, card).catch((error: unknown) =>
        errors.push(error instanceof Error ? error : new Error("unknown", { cause: error })),
      );
    }
    // What may be tried without end goes before what uses up the attempts.
    const error = errors.find((one) => one instanceof RetryLater) ?? errors[0];
    if (error !== undefined) throw error;
  },
});

type StoryReader = (approvalId: string | undefined) => Promise<Story | null>;

/** Reads the story once for all cards that show the same request. A change meanwhile asks for another refresh. */
function storyReader({ db }: JobDeps, subjectId: string): StoryReader {
  const stories = new Map<string | undefined, Promise<Story | null>>();
  return (approvalId) => {
    const story = stories.get(approvalId) ?? readStory(db, subjectId, approvalId);
    stories.set(approvalId, story);
    return story;
  };
}

async function refresh(deps: JobDeps, read: StoryReader, card: PostedCard): Promise<void> {
  const { event } = card;
  const approvalId = event.data["approvalId"];
  const story = await read(typeof approvalId === "string" ? approvalId : undefined);
  const kind = z.enum(deliveries).parse(card.kind);
  const planned = story && plan(event, story, kind);
  const message = planned?.message;
  if (!message || digestOf(message) === card.shown) return;
  try {
    await whenAnswered(() => update(deps, { channel: card.channel, ts: card.ts }, card, message));
  } catch (error) {
    const isLost =
      isPlatformError(error, "message_not_found") ||
      (planned?.place !== card.place && isPlatformError(error, ...closed));
    if (isLost && story && isMissed(kind, story)) {
      await postAgain(deps.db, card, deps.now());
      return;
    }
    // Somebody deleted it, or the channel is gone: there is nothing left to bring up to date.
    if (!isPlatformError(error, "message_not_found", "cant_update_message", ...closed)) throw error;
  }
  await saveShown(deps.db, card.id, digestOf(message), deps.now());
}

const closed = ["not_in_channel", "channel_not_found", "is_archived"];

/** A request that nobody can decide without its card, and the card of a customer. */
const isMissed = (kind: Delivery, { approval }: Story): boolean =>
  kind === "status-card" || (kind === "approval-card" && approval?.status === "waiting");
