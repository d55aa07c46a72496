import { eq } from "drizzle-orm";
import { z } from "zod";
import { findPosted, post, digestOf, type Posted } from "./post.ts";
import { claimCard, cardOf, savePosted } from "../../db/queries/cards.ts";
import { enqueueRefresh } from "../../db/queries/events.ts";
import { events, type Card, type StoredEvent } from "../../db/schema/index.ts";
import { deliveries, type Delivery } from "../core/announcements.ts";
import { readStory, type Story } from "../operations/read-story.ts";
import { approvalCard } from "../slack/cards/approval-card.ts";
import type { Message } from "../slack/cards/message.ts";
import { statusCard } from "../slack/cards/status-card.ts";
import { told, toldRequester } from "../slack/cards/told.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob, RetryLater } from "./job.ts";

/** Where a message goes and what it says. */
interface Announcement {
  kind: Delivery;
  /** What the message shows: one card per kind, subject and place. */
  subjectId: string;
  place: string;
  message: Message;
  /** Posted into the thread of this card, once that stands. */
  under: { kind: Delivery; subjectId: string } | null;
}

/** Tells one event in one place. */
export const announce = defineJob({
  queue: "announce",
  payload: z.object({ eventId: z.number(), delivery: z.enum(deliveries) }),
  maxAttempts: 10,
  async run(deps: JobDeps, { eventId, delivery }, job) {
    const [event] = await deps.db.select().from(events).where(eq(events.id, eventId));
    const story = event && (await readStory(deps.db, event.subjectId, approvalOf(event)));
    const announcement = event && story ? plan(event, story, delivery) : null;
    if (!event || announcement === null) return;

    const thread = announcement.under && (await cardOf(deps.db, { ...announcement.under }));
    if (announcement.under !== null && !thread?.ts) throw new RetryLater(2, "its card is not posted yet");

    const card = await claimCard(deps.db, { ...announcement, eventId }, deps.now());
    if (card.ts !== null) return;
    const posted = (await lookUp(deps, card)) ?? (await post(deps, card, announcement.message, thread?.ts ?? null));
    await deps.db.transaction(async (tx) => {
      await savePosted(tx, card.id, { ...posted, shown: digestOf(announcement.message), at: deps.now() });
      // What it shows may have changed while it was being posted.
      await enqueueRefresh(tx, event.subjectId, deps.now());
      await job.completeIn(tx);
    });
  },
});

/** Only a card whose posting was tried before can stand in the channel already. */
async function lookUp(deps: JobDeps, card: Card & { isFirstAttempt: boolean }): Promise<Posted | null> {
  if (card.isFirstAttempt) return null;
  const channel = card.place.startsWith("U") ? await directMessage(deps, card.place) : card.place;
  return findPosted(deps.slack, card, channel);
}

async function directMessage({ slack }: JobDeps, person: string): Promise<string> {
  const { channel } = await slack.conversations.open({ users: person });
  return channel!.id!;
}

const approvalOf = (event: StoredEvent): string | undefined => {
  const id = event.data["approvalId"];
  return typeof id === "string" ? id : undefined;
};

/** Null when this event says nothing in this place. */
export function plan(event: StoredEvent, story: Story, delivery: Delivery): Announcement | null {
  const { customer, approval, settings } = story;
  const at = (
    subjectId: string | null | undefined,
    place: string | null | undefined,
    message: Message | null,
    under: Announcement["under"] = null,
  ): Announcement | null =>
    subjectId && place && message ? { kind: delivery, subjectId, place, message, under } : null;
  const eventId = String(event.id);
  switch (delivery) {
    case "approval-card":
      return at(approval?.id, settings?.approvalsChannel, approval && approvalCard(story));
    case "approval-thread":
      return at(eventId, settings?.approvalsChannel, approval && told(event, story), {
        kind: "approval-card",
        subjectId: approval?.id ?? "",
      });
    case "status-card":
      return at(customer.id, settings?.statusChannel, statusCard(story));
    case "status-thread":
      return at(eventId, settings?.statusChannel, told(event, story), { kind: "status-card", subjectId: customer.id });
    case "requester":
      return at(eventId, customer.requestedBy, toldRequester(event, story));
    case "admins":
      return null;
  }
}
