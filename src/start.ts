import { WebClient, type WebClientOptions } from "@slack/web-api";
import type { Connect, Connection, Database } from "../db/connect.ts";
import { migrateToNewest } from "../db/migrate.ts";
import { createRefreshTokenStore } from "../db/refresh-token-store.ts";
import { createSealer, type Sealer } from "../db/sealing.ts";
import { sql } from "drizzle-orm";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { jobKinds, nightlyJobs } from "./jobs/index.ts";
import { enqueueKeepWebhook } from "./jobs/keep-webhook.ts";
import { currentJob } from "./jobs/job.ts";
import { startJobRunner } from "./jobs/runner.ts";
import type { Log } from "./log.ts";
import { hearWebhook } from "./operations/hear-webhook.ts";
import { partnerCenterState, recordConsent } from "./operations/record-consent.ts";
import { createPartnerCenter } from "./partner-center/client.ts";
import type { ConsentListener, ConsentLoss } from "./partner-center/consent-news.ts";
import type { PartnerCenter } from "./partner-center/contract.ts";
import { createTokens } from "./partner-center/tokens.ts";
import { createVerifyWebhook, type VerifyWebhook } from "./partner-center/webhook/signature.ts";
import { microsoftTrust, type WebhookTrust } from "./partner-center/webhook/trust.ts";
import type { Rhythm } from "./rhythm.ts";
import { createSlackApp } from "./slack/app.ts";
import { boltLogger } from "./slack/bolt-logger.ts";
import type { Desk } from "./slack/desk.ts";
import { webhookPath, webhookRoute } from "./webhook-route.ts";

export interface StartDeps {
  connect: Connect;
  clock: Clock;
  fetch: (request: Request) => Promise<Response>;
  log: Log;
  rhythm: Rhythm;
  /** Roots (PEM) in the place of Microsoft's, for a simulated Partner Center; asked for when its first event comes. */
  webhookRoots?: () => readonly string[];
}

export interface RunningDesk {
  port: number;
  stop: () => Promise<void>;
}

/** Database, clients, jobs, Slack app; and in the other order when it stops. */
export async function startDesk(
  config: Config,
  { connect, clock, fetch, log, rhythm, webhookRoots }: StartDeps,
): Promise<RunningDesk> {
  const connection = await connect({ databaseUrl: config.database.url, dataDir: config.database.dataDir, log });
  await migrateToNewest(connection);
  const { db } = connection;

  const sealer = createSealer(config.secretsKeys);
  const consent = consentDiary({ db, now: clock.now }, log);
  const opened = openPartnerCenter(config.partnerCenter, connection, sealer, { clock, fetch, rhythm, log, consent });
  const partnerCenter = opened?.partnerCenter ?? null;
  const botToken = config.slack.botToken.reveal();
  const slackOptions: WebClientOptions = {
    slackApiUrl: `${config.slack.apiUrl}/`,
    fetch: (input, init) => fetch(new Request(input, init)),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    logger: boltLogger(log, "slack-client"),
  };
  const { publicUrl } = config.http;
  const webhookUrl = publicUrl === null ? null : publicUrl + webhookPath;
  const shared = { db, now: clock.now, partnerCenter, webhookUrl, sealer, rhythm, log };
  const trusted = (): WebhookTrust => ({ ...microsoftTrust(), ...(webhookRoots && { roots: webhookRoots() }) });
  let verify: VerifyWebhook | null = null;
  const verifyLater: VerifyWebhook = (request) =>
    (verify ??= createVerifyWebhook({ trust: trusted(), fetch, now: clock.now }))(request);
  const desk: Desk = { ...shared, slack: new WebClient(botToken, { ...slackOptions, timeout: 2_500 }) };
  for (const job of nightlyJobs) await job.ensureScheduled(db, clock.now());
  await enqueueKeepWebhook(db, clock.now());
  const jobs = await startJobRunner({
    connection,
    kinds: jobKinds,
    deps: { ...shared, slack: new WebClient(botToken, slackOptions), renewConsent: opened?.renewConsent ?? null },
    clock,
    rhythm: rhythm.jobs,
    log,
  });
  const slack = createSlackApp({
    desk,
    entrance:
      "appToken" in config.slack
        ? { appToken: config.slack.appToken.reveal() }
        : { signingSecret: config.slack.signingSecret.reveal() },
    botToken,
    clientOptions: slackOptions,
    routes:
      partnerCenter === null
        ? []
        : [webhookRoute({ verify: verifyLater, hear: (event) => hearWebhook(shared, event), log })],
    health: {
      async readiness() {
        await db.execute(sql`select 1`);
        const { consent } = await partnerCenterState(shared);
        // Without consent the desk still serves people; taking it out of service would help nobody.
        return { ready: true, parts: { database: "ok", ...(consent === null ? {} : { consent }) } };
      },
    },
  });
  const { port } = await slack.start(config.http);
  log.info({ port, database: connection.kind }, "The desk is open");

  return {
    port,
    async stop() {
      await slack.stop();
      await jobs.stop();
      await consent.written();
      await connection.close();
    },
  };
}

/** The client of Partner Center; null where the partner has no API. */
function openPartnerCenter(
  config: Config["partnerCenter"],
  connection: Connection,
  sealer: Sealer,
  {
    clock,
    fetch,
    rhythm,
    log,
    consent,
  }: Pick<StartDeps, "clock" | "fetch" | "rhythm" | "log"> & { consent: ConsentListener },
) {
  if (config === null) return null;
  const { loginUrl, tenantId, clientId, clientSecret, refreshToken } = config;
  const store = createRefreshTokenStore({ connection, sealer, now: clock.now, fromEnvironment: refreshToken });
  const tokens = createTokens({
    loginUrl,
    tenantId,
    clientId,
    clientSecret,
    fetch,
    now: clock.now,
    store,
    ...consent,
  });
  const partnerCenter: PartnerCenter = createPartnerCenter({
    url: config.url,
    fetch,
    tokens,
    now: clock.now,
    timeoutMs: rhythm.answerSeconds * 1000,
    onCall: ({ name, status, milliseconds, correlationId }) =>
      log.info(
        { call: name, status, milliseconds: Math.round(milliseconds), correlationId },
        "Partner Center was asked",
      ),
  });
  return { partnerCenter, renewConsent: () => tokens.renew() };
}

/** Writes down, one after another, what the tokens find out about consent. */
function consentDiary(deps: { db: Database; now: () => Date }, log: Log) {
  let last: Promise<void> = Promise.resolve();
  const note = (lostBy: ConsentLoss | null): void => {
    last = last
      .then(() => recordConsent(deps, lostBy))
      .catch((err: unknown) => log.error({ err }, "The news about consent could not be kept"));
  };
  return {
    onConsentLost(reason: ConsentLoss): void {
      log.warn({ reason }, "Consent is missing");
      note(reason);
    },
    onConsentWorks(): void {
      log.info("Consent works");
      note(null);
    },
    written: () => last,
  };
}

/** Names the job that a log line was written for. */
export const logContext = (): object | undefined => {
  const job = currentJob();
  return job && { job };
};
