import type { Log } from "../log.ts";
import type { SocketModeClient } from "./socket-connection.ts";
import type { Unanswered } from "./unanswered.ts";

const goodbyeMs = 1_000;

/** Stands between Slack's frames and the client, where the client alone would lose answers, time or the process. */
export function readCarefully(client: SocketModeClient, unanswered: Unanswered, log: Log): void {
  const [read] = client.listeners("ws_message") as ((data: unknown, isBinary: boolean) => Promise<void>)[];
  let leaving: NodeJS.Timeout | undefined;
  client.removeAllListeners("ws_message");
  client.on("ws_message", (data: unknown, isBinary: boolean) => {
    // Nobody waits for what the client does with a frame: one that it cannot read would end the process.
    hear(data, isBinary).catch((err: unknown) => log.error({ err }, "A frame of Slack's could not be read"));
  });
  client.on("disconnected", () => clearTimeout(leaving));

  async function hear(data: unknown, isBinary: boolean): Promise<void> {
    const isGoodbye = typeOf(data) === "disconnect";
    // The client hangs up as soon as it is asked to go: answers that are on their way come first.
    if (isGoodbye) await unanswered.settled();
    await read?.(data, isBinary);
    // Slack does not close the connection itself, and the client would wait five seconds and more for that.
    if (isGoodbye) leaving = setTimeout(() => void client.disconnect(), goodbyeMs);
  }
}

function typeOf(frame: unknown): unknown {
  try {
    return (JSON.parse(String(frame)) as { type?: unknown } | null)?.type;
  } catch {
    return undefined;
  }
}
