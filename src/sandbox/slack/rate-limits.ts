import { stringAt, type JsonObject } from "./json.ts";
import type { Method } from "./methods/method.ts";
import { clock, type World } from "./world.ts";

/** Seconds to wait before this call may be made, or null when it may be made now. */
export function secondsToWait(world: World, name: string, method: Method, args: JsonObject): number | null {
  if (!world.options.rateLimits) return null;
  const now = clock(world);
  // Slack publishes "about one a second per channel" for posting and a figure a minute for everything else.
  const [span, most] = name === "chat.postMessage" ? [1000, 1] : [60_000, method.perMinute];
  if (most === null) return null;
  const channel = name === "chat.postMessage" ? stringAt(args, "channel") : undefined;
  const recent = world.calls.filter(
    (call) =>
      call.method === name &&
      call.at > now - span &&
      call.answer["error"] !== "ratelimited" &&
      (channel === undefined || stringAt(call.args, "channel") === channel),
  );
  const first = recent.at(-most);
  return first === undefined ? null : Math.max(1, Math.ceil((first.at + span - now) / 1000));
}
