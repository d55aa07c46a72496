import { deliver, type Ack, type Retrying } from "./delivery.ts";
import type { JsonObject } from "./json.ts";
import { waitFor } from "./waiting.ts";
import type { World } from "./world.ts";

/** At once, after a minute, after five. */
const PAUSES = [0, 60_000, 300_000];

/** Sends an event, and when nobody acknowledges it up to three times more. Answers the first ack. */
export async function deliverEvent(world: World, kind: string, event: JsonObject): Promise<Ack> {
  const ack = await deliver(world, kind, { event });
  void deliverAgain(world, kind, event, ack);
  return ack;
}

async function deliverAgain(world: World, kind: string, event: JsonObject, first: Ack): Promise<void> {
  let ack = first;
  for (const [index, pause] of PAUSES.entries()) {
    if (ack.ok || ack.retry === null) return;
    const reason = reasonFor(world, ack.retry);
    await waitFor(world, pause).isOver;
    ack = await deliver(world, kind, { event }, { number: index + 1, reason });
  }
}

/** Over HTTP Slack says of a timeout that it was one of HTTP. */
function reasonFor(world: World, why: NonNullable<Retrying>): string {
  return why === "timeout" && !world.options.socketMode ? "http_timeout" : why;
}
