import { setTimeout as wait } from "node:timers/promises";
import type { SocketModeReceiver } from "@slack/bolt";
import type { Log } from "../log.ts";
import { refusalOf, secondsToWait } from "../slack-error.ts";

export type SocketModeClient = SocketModeReceiver["client"];

export interface SocketConnection {
  /** Resolves after the first attempt, whatever came of it; further ones go on in the background. */
  open: () => Promise<void>;
  close: () => Promise<void>;
  readonly state: "ok" | "refused" | "not-connected";
}

const firstPauseMs = 100;
const longestPauseMs = 30_000;
/** A connection that lived this long was a good one. */
const steadyMs = 60_000;
const goodbyeMs = 1_000;
/** Slack's trouble, not the token's. */
const passing = ["internal_error", "fatal_error", "service_unavailable"];

/**
 * Opens the socket and opens it again whenever it is gone. The client's own reconnecting waits five seconds first, and ends
 * in an unhandled rejection when Slack cannot be reached; so `autoReconnectEnabled` is to be off. A socket on which Slack
 * does not say hello within `helloMs` is given up.
 */
export function keepConnected(client: SocketModeClient, log: Log, helloMs = 10_000): SocketConnection {
  const closing = new AbortController();
  let state: SocketConnection["state"] = "not-connected";
  let failures = 0;
  let openSince = 0;

  client.on("connected", () => {
    state = "ok";
    openSince = performance.now();
    log.info("The socket to Slack is open");
  });
  client.on("disconnected", () => {
    // An attempt that fails tells so itself.
    if (state !== "ok") return;
    state = "not-connected";
    if (closing.signal.aborted) return;
    log.info("The socket to Slack is closed; it is opened again");
    failures = performance.now() - openSince < steadyMs ? failures + 1 : 0;
    void tryAgain(null);
  });

  async function tryAgain(error: unknown): Promise<void> {
    const pause = Math.min(firstPauseMs * 2 ** failures, longestPauseMs);
    const asked = (secondsToWait(error) ?? 0) * 1_000;
    await wait(Math.max(pause, asked), undefined, { signal: closing.signal }).catch(() => undefined);
    if (!closing.signal.aborted) await attempt();
  }

  async function attempt(): Promise<void> {
    let ceiling: NodeJS.Timeout | undefined;
    const limit = (): void => {
      ceiling = setTimeout(() => void hangUp(client), closing.signal.aborted ? 0 : helloMs);
    };
    client.once("connecting", limit);
    try {
      await client.start();
    } catch (error) {
      if (closing.signal.aborted) return;
      failures += 1;
      report(error);
      void tryAgain(error);
    } finally {
      client.off("connecting", limit);
      clearTimeout(ceiling);
    }
  }

  function report(error: unknown): void {
    const refusal = refusalOf(error);
    const isRefused = refusal !== null && !passing.includes(refusal);
    const isKnown = isRefused && state === "refused";
    state = isRefused ? "refused" : "not-connected";
    if (isKnown) return;
    if (isRefused) log.error({ refusal }, "Slack refuses the app token: look at SLACK_APP_TOKEN");
    else log.warn({ err: error }, "The socket to Slack could not be opened; it is tried again");
  }

  return {
    open: attempt,
    async close() {
      closing.abort();
      await hangUp(client);
    },
    get state() {
      return state;
    },
  };
}

/** Says goodbye. Slack does not close the connection itself, and the client would wait for that: told twice, it does not. */
export async function hangUp(client: SocketModeClient): Promise<void> {
  const ceiling = setTimeout(() => void client.disconnect(), goodbyeMs);
  await client.disconnect().finally(() => clearTimeout(ceiling));
}
