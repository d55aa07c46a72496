import type { Server } from "node:http";
import { HTTPReceiver, type CustomRoute, type Logger } from "@slack/bolt";
import type { Entrance } from "./entrance.ts";
import { portOf } from "./routes-server.ts";

export interface OverHttpOptions {
  signingSecret: string;
  /** What is served beside. */
  routes: CustomRoute[];
  logger: Logger;
}

const bodyLimit = 1_048_576;

/** Slack's signed requests come to `/slack/events`. */
export function overHttp({ signingSecret, routes, logger }: OverHttpOptions): Entrance {
  const receiver = new HTTPReceiver({ signingSecret, bodyLimit, logger, customRoutes: routes });
  let server: Server | null = null;
  return {
    receiver,
    readiness: () => ({ ready: true, parts: {} }),
    async start(at) {
      server = await receiver.start(at);
      return { port: portOf(server) };
    },
    async stop(whenIdle) {
      const closed = receiver.stop();
      await whenIdle();
      // Whoever still holds a connection open has had every answer that there is.
      const ceiling = setTimeout(() => server?.closeAllConnections(), 1_000);
      await closed.finally(() => clearTimeout(ceiling));
    },
  };
}
