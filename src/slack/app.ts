import { App, type CustomRoute } from "@slack/bolt";
import type { WebClientOptions } from "@slack/web-api";
import { boltLogger } from "./bolt-logger.ts";
import { listenToCsp } from "./csp-command.ts";
import type { Desk } from "./desk.ts";
import { flows } from "./flows/index.ts";
import { createRegistration, type Registered } from "./registrar.ts";
import { refusalOf } from "../slack-error.ts";
import { healthRoutes, type Health, type Readiness } from "./health.ts";
import { overHttp } from "./over-http.ts";
import { overSocket } from "./over-socket.ts";

export interface SlackAppOptions {
  desk: Desk;
  /** With an app token Slack's requests come over a socket, else signed over HTTP. */
  entrance: { appToken: string } | { signingSecret: string };
  botToken: string;
  health: Health;
  /** Served over HTTP beside the health addresses. */
  routes: readonly CustomRoute[];
  /** For Bolt's own client; the desk calls Slack through `desk.slack`. Never with `headers`: Bolt would share them. */
  clientOptions: WebClientOptions;
}

export interface SlackApp {
  registered: Registered;
  start: (at: { host: string; port: number }) => Promise<{ port: number }>;
  /** Takes no more requests, and resolves when the listeners that run have finished. */
  stop: () => Promise<void>;
}

export function createSlackApp({
  desk,
  entrance: by,
  botToken,
  health,
  routes: more,
  clientOptions,
}: SlackAppOptions): SlackApp {
  const logger = boltLogger(desk.log);
  const routes = [...healthRoutes({ readiness: async () => withSlack(await health.readiness()) }, desk.log), ...more];
  const entrance =
    "appToken" in by
      ? overSocket({ ...by, routes, logger, clientOptions, log: desk.log })
      : overHttp({ ...by, routes, logger });
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
    const way = entrance.readiness();
    return { ready: ready && slack === "ok" && way.ready, parts: { ...parts, slack, ...way.parts } };
  }
  const app = new App({
    receiver: entrance.receiver,
    authorize: async () => ({ botToken, ...(await whoAmI()) }),
    convoStore: false,
    logger,
    clientOptions,
  });
  const registration = createRegistration(app, desk);
  listenToCsp(registration.registrar, desk, flows);
  for (const flow of flows) flow.register?.(registration.registrar, desk);

  return {
    registered: registration.registered,
    async start(at) {
      const started = await entrance.start(at);
      void whoAmI().catch((err: unknown) => {
        const refusal = refusalOf(err);
        if (refusal === null) desk.log.warn({ err }, "Slack did not answer at the start; it is asked again");
        else desk.log.error({ refusal }, "Slack refuses the bot token: look at SLACK_BOT_TOKEN");
      });
      return started;
    },
    stop: () => entrance.stop(registration.whenIdle),
  };
}
