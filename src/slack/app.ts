import type { Server } from "node:http";
import { App, HTTPReceiver } from "@slack/bolt";
import type { WebClientOptions } from "@slack/web-api";
import { boltLogger } from "./bolt-logger.ts";
import { listenToCsp } from "./csp-command.ts";
import type { Desk } from "./desk.ts";
import { flows } from "./flows/index.ts";
import { createRegistration, type Registered } from "./registrar.ts";
import { refusalOf } from "../slack-error.ts";
import { healthRoutes, type Health, type Readiness } from "./health.ts";

export interface SlackAppOptions {
  desk: Desk;
  signingSecret: string;
  botToken: string;
  health: Health;
  /** For Bolt's own client; the desk calls Slack through `desk.slack`. Never with `headers`: Bolt would share them. */
  clientOptions: WebClientOptions;
}

export interface SlackApp {
  registered: Registered;
  start: (at: { host: string; port: number }) => Promise<{ port: number }>;
  /** Takes no more requests, and resolves when the listeners that run have finished. */
  stop: () => Promise<void>;
}

const bodyLimit = 1_048_576;

export function createSlackApp({ desk, signingSecret, botToken, health, clientOptions }: SlackAppOptions): SlackApp {
  const logger = boltLogger(desk.log);
  const receiver = new HTTPReceiver({
    signingSecret,
    bodyLimit,
    logger,
    customRoutes: healthRoutes({ readiness: async () => withSlack(await health.readiness()) }, desk.log),
  });
  let identity: Promise<{ botId: string; botUserId: string }> | null = null;
  const whoAmI = (): Promise<{ botId: string; botUserId: string }> =>
    (identity ??= desk.slack.auth
      .test()
      .then((answer) => ({ botId: answer.bot_id ?? "", botUserId: answer.user_id ?? "" }))
      .catch((error: unknown) => {
        identity = null;
        throw error;
      }));
  /** Asked until Slack has said once who the desk is: without that no request of Slack's is listened to. */
  const slackState = (): Promise<"ok" | "refused" | "no-answer"> =>
    whoAmI().then(
      () => "ok",
      (error: unknown) => (refusalOf(error) === null ? "no-answer" : "refused"),
    );
  async function withSlack({ ready, parts }: Readiness): Promise<Readiness> {
    const slack = await slackState();
    return { ready: ready && slack === "ok", parts: { ...parts, slack } };
  }
  const app = new App({
    receiver,
    authorize: async () => ({ botToken, ...(await whoAmI()) }),
    convoStore: false,
    logger,
    clientOptions,
  });
  const registration = createRegistration(app, desk);
  listenToCsp(registration.registrar, desk, flows);
  for (const flow of flows) flow.register?.(registration.registrar, desk);

  let server: Server | null = null;
  return {
    registered: registration.registered,
    async start({ host, port }) {
      server = await receiver.start({ host, port });
      const address = server.address();
      void whoAmI().catch((err: unknown) => {
        const refusal = refusalOf(err);
        if (refusal === null) desk.log.warn({ err }, "Slack did not answer at the start; it is asked again");
        else desk.log.error({ refusal }, "Slack refuses the bot token: look at SLACK_BOT_TOKEN");
      });
      return { port: typeof address === "object" && address !== null ? address.port : port };
    },
    async stop() {
      const closed = receiver.stop();
      await registration.whenIdle();
      // Whoever still holds a connection open has had every answer that there is.
      const ceiling = setTimeout(() => server?.closeAllConnections(), 1_000);
      await closed.finally(() => clearTimeout(ceiling));
    },
  };
}
