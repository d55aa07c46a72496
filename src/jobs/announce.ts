import { and, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { findPosted, isPlatformError, post, whenAnswered, type Posted } from "./post.ts";
import { postAgain } from "./post-again.ts";
import { claimCard, cardOf, savePosted } from "../../db/queries/cards.ts";
import { enqueueRefresh } from "../../db/queries/events.ts";
import { events, jobs, type Card, type StoredEvent } from "../../db/schema/index.ts";
import { announcements, deliveries, type Delivery } from "../core/announcements.ts";
import { present } from "../core/present.ts";
import { isAboutCustomer } from "../core/events.ts";
import { loseChannel } from "../operations/lose-channel.ts";
import { readStory, type Story } from "../operations/read-story.ts";
import { adminNews } from "../slack/cards/admin-news.ts";
import { digestOf, type Message } from "../slack/cards/message.ts";
import { cardOfApproval } from "../slack/cards/card-of-approval.ts";
import { questionCard } from "../slack/cards/question-card.ts";
import { statusCard } from "../slack/cards/status-card.ts";
import { told, toldRequester } from "../slack/cards/told.ts";
import type { JobDeps } from "./deps.ts";
import { defineJob, RetryLater } from "./job.ts";
import { tellAdmins } from "./tell-admins.ts";

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
  /** `place` picks one of several readers of the same delivery. */
  payload: z.object({ eventId: z.number(), delivery: z.enum(deliveries), place: z.string().optional() }),
  maxAttempts: 10,
  async run(deps: JobDeps, { eventId, delivery, place }, job) {
    const [event] = await deps.db.select().from(events).where(eq(events.id, eventId));
    if (event && delivery === "admins" && place === undefined) return tellAdmins(deps, event, job);
    const announcement = event && (await announcementOf(deps, event, delivery, place));
    if (!event || !announcement) return;

    const thread = announcement.under && (await cardOf(deps.db, { ...announcement.under }));
    if (announcement.under !== null && !thread?.ts) {
      throw new RetryLater(2, "its card is not posted yet", { counts: !(await isComing(deps, thread)) });
    }

    // A story stays where it began, also when setup names another channel by now.
    const placed = thread?.place ?? announcement.place;
    const card = await claimCard(
      deps.db,
      { ...announcement, place: placed, eventId, moves: place === undefined },
      deps.now(),
    );
    if (card.ts !== null) return;
    const posted = await whenAnswered(
      async () => (await lookUp(deps, card, thread)) ?? (await postUnder(deps, card, announcement, thread)),
    );
    await deps.db.transaction(async (tx) => {
      await savePosted(tx, card.id, { ...posted, shown: digestOf(announcement.message), at: deps.now() });
      // What it shows may have changed while it was being posted.
      if (isAboutCustomer(event.subjectId)) await enqueueRefresh(tx, event.subjectId, deps.now());
      await job.completeIn(tx);
    });
  },
});

/** A card whose job was given up is not worth waiting for. */
async function isComing({ db }: JobDeps, card: Card | null): Promise<boolean> {
  if (card === null) return false;
  const isItsJob = and(eq(jobs.queue, "announce"), eq(jobs.dedupeKey, `${card.eventId}:${card.kind}`));
  return (await db.$count(jobs, and(isItsJob, inArray(jobs.state, ["ready", "running"])))) > 0;
}

/** `configured` is where the message would begin now. */
async function postUnder(
  deps: JobDeps,
  card: Card,
  { message, place: configured }: Announcement,
  thread: Card | null,
): Promise<Posted> {
  try {
    return await post(deps, card, message, thread?.ts ?? null);
  } catch (error) {
    if (!isPerson(card.place) && isPlatformError(error, "not_in_channel", "channel_not_found", "is_archived")) {
      await loseChannel(deps, { channel: card.place });
      if (thread && thread.place !== configured) {
        await postAgain(deps.db, thread, deps.now());
        throw new RetryLater(2, "its card is posted anew in another channel", { counts: false });
      }
      throw new RetryLater(channelPauseSeconds, "its channel takes no messages", { counts: false });
    }
    if (!thread || !isPlatformError(error, "invalid_thread_ts", "thread_not_found", "message_not_found")) throw error;
    await postAgain(deps.db, thread, deps.now());
    throw new RetryLater(2, "its card was deleted and is posted anew");
  }
}

async function announcementOf(
  deps: JobDeps,
  event: StoredEvent,
  delivery: Delivery,
  place: string | undefined,
): Promise<Announcement | null> {
  if (!isAboutCustomer(event.subjectId)) {
    const message = adminNews(event);
    const subjectId = String(event.id);
    return message && place ? { kind: delivery, subjectId, place, message, under: null } : null;
  }
  const story = await readStory(deps.db, event.subjectId, approvalOf(event));
  return story && plan(event, story, delivery);
}

const channelPauseSeconds = 60;
const isPerson = (place: string): boolean => /^[UW]/.test(place);

/** Only a card whose posting was tried before can stand in the channel already. */
async function lookUp(
  deps: JobDeps,
  card: Card & { isFirstAttempt: boolean },
  thread: Card | null,
): Promise<Posted | null> {
  if (card.isFirstAttempt) return null;
  const channel = isPerson(card.place) ? await directMessage(deps, card.place) : card.place;
  return findPosted(deps.slack, card, { channel, threadTs: thread?.ts ?? null });
}

async function directMessage({ slack }: JobDeps, person: string): Promise<string> {
  const { channel } = await slack.conversations.open({ users: person });
  return present(channel?.id, "the direct message's channel");
}

const approvalOf = (event: StoredEvent): string | undefined => {
  const id = event.data["approvalId"];
  return typeof id === "string" ? id : undefined;
};

/** Whoever invited or attested. */
const agentOf = ({ data }: StoredEvent): string | null => (typeof data["agent"] === "string" ? data["agent"] : null);

/** Whoever asked for what waits, else for the customer. */
const requesterOf = ({ type }: StoredEvent, { customer, approval }: Story): string | null =>
  type === "approval.reminded" ? (approval?.requestedBy ?? null) : customer.requestedBy;

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
  const toPerson = (person: string | null) =>
    person === null ? null : at(eventId, person, toldRequester(event, story, person));
  switch (delivery) {
    case "approval-card":
      return at(approval?.id, settings?.approvalsChannel, approval && cardOfApproval(story));
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
      return toPerson(requesterOf(event, story));
    case "agent":
      // Who asked for the customer hears of it already.
      return agentOf(event) === customer.requestedBy && announcements[event.type].some((one) => one === "requester")
        ? null
        : toPerson(agentOf(event));
    case "acceptance-question":
      return at(customer.id, settings?.approvalsChannel, story.question && questionCard(story));
    case "admins":
      return null;
  }
}
