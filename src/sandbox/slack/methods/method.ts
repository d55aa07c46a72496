import { listAt, objectAt, type JsonObject } from "../json.ts";
import type { World } from "../world.ts";

/** One method of the Web API. */
export interface Method {
  /** Any one of these lets the app call it; none means that no scope is needed. */
  scopes: readonly string[];
  /** Requests a minute when rate limits are on; null means without limit. */
  perMinute: number | null;
  /** Takes the app-level token instead of the bot's. */
  needsAppToken?: boolean;
  run: (world: World, args: JsonObject) => Answer;
}

export type Answer = JsonObject & { ok: boolean };

export function ok(content: JsonObject = {}): Answer {
  return { ok: true, ...content };
}

export function no(error: string, reasons: string[] = []): Answer {
  return {
    ok: false,
    error,
    ...(reasons.length === 0
      ? {}
      : {
          errors: reasons.map((reason) => reason.replace("[ERROR] ", "")),
          response_metadata: { messages: reasons },
        }),
  };
}

export function missing(field: string): Answer {
  return no("invalid_arguments", [`[ERROR] missing required field: ${field}`]);
}

export const TIER_2 = 20;
export const TIER_3 = 50;
export const TIER_4 = 100;

// Answers that an app gets in the ordinary course of things: its payload was in order, the world was different.
const NOT_REFUSALS = new Set([
  "missing_scope",
  "not_in_channel",
  "channel_not_found",
  "message_not_found",
  "user_not_found",
  "user_not_in_channel",
  "user_disabled",
  "no_such_subteam",
  "not_found",
  "hash_conflict",
  "expired_url",
]);

export function isRefusal(error: unknown): error is string {
  return typeof error === "string" && !NOT_REFUSALS.has(error);
}

export function reasonsIn(answer: Answer): string[] {
  return listAt(objectAt(answer, "response_metadata"), "messages").map(String);
}
