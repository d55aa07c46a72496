import { deliver, type Ack, type Retrying } from "./delivery.ts";
import type { JsonObject } from "./json.ts";
import { clock, type World } from "./world.ts";

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
    await hasPassed(world, pause);
    ack = await deliver(world, kind, { event }, { number: index + 1, reason });
  }
}

/** Over HTTP Slack says of a timeout that it was one of HTTP. */
function reasonFor(world: World, why: NonNullable<Retrying>): string {
  return why === "timeout" && !world.options.socketMode ? "http_timeout" : why;
}

/** Resolves when this much time has passed on Slack's clock, which may jump. */
function hasPassed(world: World, milliseconds: number): Promise<void> {
  const due = clock(world) + milliseconds;
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const stop = world.options.onMove?.(look);
    look();

    function look(): void {
      clearTimeout(timer);
      const left = due - clock(world);
      if (left > 0) {
        timer = setTimeout(look, left).unref();
        return;
      }
      stop?.();
      resolve();
    }
  });
}
