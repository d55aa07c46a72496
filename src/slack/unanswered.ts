import type { Log } from "../log.ts";
import type { SocketModeClient } from "./socket-connection.ts";

const patienceMs = 3_000;

export interface Unanswered {
  /** Resolves when all that waits now has its answer, or cannot have one in time any more. */
  settled: () => Promise<unknown>;
}

/** Over HTTP Bolt notes when a request is not acknowledged in time; over a socket nobody does. */
export function watchUnanswered(client: SocketModeClient, log: Log): Unanswered {
  const waiting = new Map<string, { settled: Promise<void>; settle: () => void }>();

  client.on("slack_event", ({ envelope_id: id, type }: { envelope_id: string; type: string }) => {
    let settle = (): void => undefined;
    const settled = new Promise<void>((resolve) => (settle = resolve));
    const timer = setTimeout(() => {
      log.error({ type }, "A request of Slack's was not acknowledged within three seconds");
      settle();
    }, patienceMs);
    waiting.set(id, { settled, settle });
    void settled.then(() => {
      clearTimeout(timer);
      waiting.delete(id);
    });
  });
  client.on("outgoing_message", ({ envelope_id: id }: { envelope_id: string }) => waiting.get(id)?.settle());
  // An answer counts on the socket alone that the request came over.
  client.on("disconnected", () => {
    for (const one of waiting.values()) one.settle();
  });

  return { settled: () => Promise.all([...waiting.values()].map((one) => one.settled)) };
}
