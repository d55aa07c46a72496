import type { Log } from "../log.ts";
import { hangUp, type SocketModeClient } from "./socket-connection.ts";
import type { Unanswered } from "./unanswered.ts";

/** Stands between Slack's frames and the client, where the client alone would lose answers, time or the process. */
export function readCarefully(client: SocketModeClient, unanswered: Unanswered, log: Log): void {
  const [read] = client.listeners("ws_message") as ((data: unknown, isBinary: boolean) => Promise<void>)[];
  client.removeAllListeners("ws_message");
  client.on("ws_message", (data: unknown, isBinary: boolean) => {
    // Nobody waits for what the client does with a frame: one that it cannot read would end the process.
    hear(data, isBinary).catch((err: unknown) => log.error({ err }, "A frame of Slack's could not be read"));
  });

  async function hear(data: unknown, isBinary: boolean): Promise<void> {
    if (typeOf(data) !== "disconnect") return read?.(data, isBinary);
    // The client would hang up as soon as it is asked to: answers that are on their way come first.
    await unanswered.settled();
    await hangUp(client);
  }
}

function typeOf(frame: unknown): unknown {
  try {
    return (JSON.parse(String(frame)) as { type?: unknown } | null)?.type;
  } catch {
    return undefined;
  }
}
