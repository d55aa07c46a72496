import type { Server } from "node:http";
import { SocketModeReceiver, type CustomRoute, type Logger } from "@slack/bolt";
import type { WebClientOptions } from "@slack/web-api";
import type { Log } from "../log.ts";
import type { Entrance } from "./entrance.ts";
import { portOf, serveRoutes } from "./routes-server.ts";
import { keepConnected } from "./socket-connection.ts";
import { readCarefully } from "./socket-frames.ts";
import { watchUnanswered } from "./unanswered.ts";

export interface OverSocketOptions {
  appToken: string;
  /** What is served over HTTP all the same. */
  routes: CustomRoute[];
  logger: Logger;
  clientOptions: WebClientOptions;
  log: Log;
  /** How long Slack may take to greet a new socket. */
  helloMs?: number;
}

/** Slack's requests come over a socket that the desk opens (Socket Mode). */
export function overSocket({ appToken, routes, logger, clientOptions, log, helloMs }: OverSocketOptions): Entrance {
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    // What fails is told by the connection, once. The client's debug level would write whole payloads.
    logger: { ...logger, error: () => undefined },
    // The client writes into its options.
    installerOptions: { clientOptions: { ...clientOptions } },
    processEventErrorHandler: async ({ error }) => {
      log.error({ err: error }, "A request of Slack's could not be listened to");
      // Bolt would acknowledge some of these, and the person would see nothing happen.
      return false;
    },
  });
  const { client } = receiver;
  const unanswered = watchUnanswered(client, log);
  readCarefully(client, unanswered, log);
  const connection = keepConnected(client, log, helloMs);
  let server: Server | null = null;
  return {
    receiver,
    readiness: () => ({ ready: connection.state === "ok", parts: { socket: connection.state } }),
    async start(at) {
      server = await serveRoutes(routes, at);
      await connection.open();
      return { port: portOf(server) };
    },
    async stop(whenIdle) {
      await unanswered.settled();
      await connection.close();
      await whenIdle();
      server?.close();
      server?.closeAllConnections();
    },
  };
}
