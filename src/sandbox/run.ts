import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { connect as connectTo, type Connect } from "../../db/connect.ts";
import { createMovableClock } from "../clock.ts";
import { loadEnvironment, readConfig, type Config } from "../config.ts";
import { createLog } from "../log.ts";
import { defaultRhythm, type Rhythm } from "../rhythm.ts";
import { startDesk } from "../start.ts";
import { SIMULATED_PARTNER } from "./partner-center/simulator.ts";
import { startSandbox, type Sandbox, type Surroundings } from "./sandbox.ts";
import { mostCompanies } from "./seed/companies.ts";
import { setupSteps } from "./setup-steps.ts";

/** In the sandbox Microsoft needs seconds, so the desk looks every few of them. */
const rhythm: Rhythm = {
  ...defaultRhythm,
  firstLookSeconds: 3,
  agreement: { lookMinutes: 0.1, youngLinkMinutes: 0.1, agingLinkMinutes: 0.1 },
  verification: { firstMinutes: 0.1, firstHours: 4, thenMinutes: 0.1, laterMinutes: 0.1 },
  jobs: { ...defaultRhythm.jobs, pollMs: 500, firstRetryMs: 1_000, stopMs: 5_000 },
};

export interface RunOptions {
  port: number;
  /** The desk in Socket Mode. */
  socket?: boolean;
  /** How many customers the partner has already; with any, the channels show a day like others. */
  seed?: number;
  /** Left out: the desk keeps its records in a folder of their own. */
  connect?: Connect;
}

/** A fresh sandbox with the product's own desk in it. Its database goes away with it. */
export async function runSandbox({
  port,
  socket = false,
  seed = 0,
  connect = connectTo,
}: RunOptions): Promise<Sandbox> {
  const folder = await mkdtemp(join(tmpdir(), "partner-desk-sandbox-"));
  const secretsKey = randomBytes(32).toString("base64");
  const clock = createMovableClock();
  const log = createLog({ level: "warn" });
  const removeFolder = () => rm(folder, { recursive: true, force: true });
  try {
    const sandbox = await startSandbox({
      port,
      clock,
      socket,
      seed,
      setup: setupSteps,
      startDesk: (around) =>
        startDesk(configFor(around, folder, secretsKey), {
          connect,
          clock,
          fetch: (request) =>
            around.certificates.hosts.includes(new URL(request.url).hostname)
              ? around.certificates.fetch(request)
              : fetch(request),
          log,
          rhythm,
          webhookRoots: () => [around.authority().rootPem],
        }),
    });
    return {
      ...sandbox,
      async stop() {
        await sandbox.stop();
        await removeFolder();
      },
    };
  } catch (error) {
    await removeFolder();
    throw error;
  }
}

function configFor(around: Surroundings, folder: string, secretsKey: string): Config {
  const config = readConfig({
    SLACK_BOT_TOKEN: around.botToken,
    ...(around.appToken === null
      ? { SLACK_SIGNING_SECRET: around.signingSecret }
      : { SLACK_APP_TOKEN: around.appToken }),
    SLACK_API_URL: around.slackApiUrl,
    HOST: "127.0.0.1",
    PORT: "0",
    PUBLIC_URL: around.publicUrl,
    DATA_DIR: join(folder, "data"),
    SECRETS_KEY: secretsKey,
    LOG_LEVEL: "warn",
    PARTNER_CENTER_URL: around.partnerCenterUrl,
    PARTNER_CENTER_LOGIN_URL: around.partnerCenterUrl,
    PARTNER_CENTER_TENANT_ID: SIMULATED_PARTNER.tenantId,
    PARTNER_CENTER_CLIENT_ID: SIMULATED_PARTNER.clientId,
    PARTNER_CENTER_CLIENT_SECRET: SIMULATED_PARTNER.clientSecret,
    PARTNER_CENTER_REFRESH_TOKEN: around.refreshToken,
  });
  if (!config.ok) throw new Error(config.failure.join("\n"));
  return config.value;
}

/** Why the sandbox must not start here; null when it may. */
export function reasonToRefuse(env: NodeJS.ProcessEnv): string | null {
  if (env["NODE_ENV"] === "production") return "The sandbox does not run with NODE_ENV=production. Use: npm start";
  const real = Object.keys(env).filter((name) => /\bx(ox[a-z]|app)-/.test(env[name] ?? ""));
  if (real.length === 0) return null;
  return `${real.join(", ")} holds a Slack token. The sandbox has a Slack of its own: unset it first.`;
}

/** What stands after `npm run sandbox --`. Throws with a sentence when it cannot be read. */
export function readArguments(args: string[]): Required<Pick<RunOptions, "socket" | "seed">> {
  const { values } = parseArgs({
    args,
    options: { socket: { type: "boolean", default: false }, seed: { type: "string", default: "0" } },
  });
  const seed = Number(values.seed);
  if (!Number.isInteger(seed) || seed < 0 || seed > mostCompanies) {
    throw new Error(
      `--seed takes a number of customers up to ${mostCompanies}, for example: npm run sandbox -- --seed 500`,
    );
  }
  return { socket: values.socket, seed };
}

async function main(): Promise<void> {
  // The .env of a real desk is none of the sandbox's business.
  const env = loadEnvironment("");
  const reason = reasonToRefuse(env);
  if (reason !== null) throw new Error(reason);
  const port = Number(env["PORT"] ?? 3000);
  const sandbox = await runSandbox({ ...readArguments(process.argv.slice(2)), port }).catch((error: unknown) => {
    const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
    throw isTaken ? new Error(`Port ${port} is taken. Choose another: PORT=3001 npm run sandbox`) : error;
  });
  console.log(`Partner Desk is ready to try at ${sandbox.url} (Ctrl+C ends it; nothing is kept).`);
  let stopping: Promise<void> | null = null;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      stopping ??= sandbox.stop().then(() => process.exit(0));
    });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
