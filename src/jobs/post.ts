import { WebAPIHTTPError, WebAPIRequestError, type WebClient } from "@slack/web-api";
import type { Card } from "../../db/schema/index.ts";
import { checked, type Message } from "../slack/cards/message.ts";
import { refusalOf, secondsToWait } from "../slack-error.ts";
import type { JobDeps } from "./deps.ts";
import { inTurn } from "./in-turn.ts";
import { RetryLater } from "./job.ts";

export const cardEvent = "partner_desk_card";
/** How far back a message is looked for whose answer was lost; people may have written much since. */
export const messagesLookedThrough = 200;

export interface Posted {
  channel: string;
  ts: string;
}

/** Posts a card's message. Slack takes about one a second in a channel. */
export async function post(
  deps: Pick<JobDeps, "slack" | "db" | "rhythm">,
  card: Card,
  message: Message,
  threadTs: string | null,
): Promise<Posted> {
  const { text, blocks } = checked(message);
  return inTurn(deps, `post:${card.place}`, deps.rhythm.postEveryMs, async () => {
    const { channel, ts } = await deps.slack.chat.postMessage({
      channel: card.place,
      text,
      ...(blocks ? { blocks } : {}),
      ...(threadTs === null ? {} : { thread_ts: threadTs }),
      unfurl_links: false,
      metadata: { event_type: cardEvent, event_payload: { card: card.id } },
    });
    if (channel === undefined || ts === undefined) throw new Error("Slack took a message without saying where it is.");
    return { channel, ts };
  });
}

/** Brings a posted message up to date. Slack takes about fifty a minute in the whole workspace. */
export async function update(
  deps: Pick<JobDeps, "slack" | "db" | "rhythm">,
  at: Posted,
  card: Card,
  message: Message,
): Promise<void> {
  const { text, blocks = [] } = checked(message);
  await inTurn(deps, "update", deps.rhythm.updateEveryMs, () =>
    deps.slack.chat.update({
      channel: at.channel,
      ts: at.ts,
      text,
      blocks,
      metadata: { event_type: cardEvent, event_payload: { card: card.id } },
    }),
  );
}

/**
 * Looks for a card's message after an answer was lost. Null when it is not there, or when the app may not read the
 * channel: then a second copy is possible. A channel's history holds no answers of threads.
 */
export async function findPosted(
  slack: WebClient,
  card: Card,
  { channel, threadTs }: { channel: string; threadTs: string | null },
): Promise<Posted | null> {
  try {
    const oldest = card.attemptedAt === null ? undefined : String(card.attemptedAt.getTime() / 1000 - 60);
    const where = { channel, oldest, limit: messagesLookedThrough, include_all_metadata: true };
    const { messages } =
      threadTs === null
        ? await slack.conversations.history(where)
        : await slack.conversations.replies({ ...where, ts: threadTs });
    const found = messages?.find(({ metadata }) => cardIn(metadata?.event_payload) === card.id);
    return found?.ts === undefined ? null : { channel, ts: found.ts };
  } catch (error) {
    if (isPlatformError(error, "missing_scope", "not_in_channel", "channel_not_found", "thread_not_found")) return null;
    throw error;
  }
}

const cardIn = (payload: unknown): unknown =>
  typeof payload === "object" && payload !== null && "card" in payload ? payload.card : undefined;

const unansweredPauseSeconds = 30;
const outages = ["internal_error", "fatal_error", "service_unavailable", "request_timeout", "ratelimited"];

/** Calls Slack. That nobody answered is no attempt of the job: an outage may last longer than all of them. */
export async function whenAnswered<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    const isUnanswered =
      error instanceof WebAPIRequestError || error instanceof WebAPIHTTPError || isPlatformError(error, ...outages);
    const seconds = secondsToWait(error) ?? (isUnanswered ? unansweredPauseSeconds : null);
    if (seconds === null) throw error;
    throw new RetryLater(seconds, "Slack did not answer", { counts: false });
  }
}

export function isPlatformError(error: unknown, ...codes: string[]): boolean {
  const refusal = refusalOf(error);
  return refusal !== null && codes.includes(refusal);
}
