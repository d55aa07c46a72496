import { findConversation } from "./conversations.ts";
import { stringAt, type JsonObject } from "./json.ts";
import type { Method } from "./methods/method.ts";
import { clock, type World } from "./world.ts";

/** Seconds to wait before this call may be made, or null when it may be made now. */
export function secondsToWait(world: World, name: string, method: Method, args: JsonObject): number | null {
  if (!world.rateLimits) return null;
  const now = clock(world);
  // Slack publishes "about one a second per channel" for posting and a figure a minute for everything else.
  const isPost = name === "chat.postMessage";
  const [span, most] = isPost ? [1000, 1] : [60_000, method.perMinute];
  if (most === null) return null;
  const place = isPost ? placeOf(world, args) : null;
  const recent = world.calls.filter(
    (call) =>
      call.method === name &&
      call.at > now - span &&
      call.answer["error"] !== "ratelimited" &&
      (place === null || placeOf(world, call.args) === place),
  );
  const first = recent.at(-most);
  return first === undefined ? null : Math.max(1, Math.ceil((first.at + span - now) / 1000));
}

/** A direct message goes by its own id or by its person's. */
function placeOf(world: World, args: JsonObject): string {
  const given = stringAt(args, "channel") ?? "";
  const found = findConversation(world, given);
  if (found?.kind !== "dm") return found?.id ?? given;
  return [...found.members].find((member) => member !== world.app.userId) ?? given;
}
