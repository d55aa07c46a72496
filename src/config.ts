import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";

import { present } from "./core/present.ts";
import { fail, ok, type Result } from "./core/result.ts";
import { Secret } from "./core/secret-text.ts";
import { logLevels, type LogLevel } from "./log.ts";

export interface Config {
  slack: { botToken: Secret; apiUrl: string } & SlackEntrance;
  /** `publicUrl`: where the desk can be reached from outside; null: Partner Center cannot send events to it. */
  http: { host: string; port: number; publicUrl: string | null };
  /** `url` null: the embedded database, under `dataDir`. */
  database: { url: string | null; dataDir: string };
  /** The first key seals, all of them open. */
  secretsKeys: [Uint8Array, ...Uint8Array[]];
  log: { level: LogLevel };
  /** Null where the partner has no API: an indirect reseller. */
  partnerCenter: null | {
    url: string;
    loginUrl: string;
    tenantId: string;
    clientId: string;
    clientSecret: Secret;
    refreshToken: Secret | null;
  };
}

/** With an app token the desk opens a socket to Slack (Socket Mode); without one Slack's signed requests come over HTTP. */
export type SlackEntrance = { appToken: Secret } | { signingSecret: Secret };

/** Reads `.env` when it is there; what the environment says already wins. */
export function loadEnvironment(file = ".env"): NodeJS.ProcessEnv {
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
}

const needed = (sentence: string) => z.string({ error: sentence });
const url = (sentence: string) =>
  z
    .url({ protocol: /^https?$/, error: sentence })
    .refine(
      isPrivateOnItsWay,
      "sends secrets in the clear. Use https; plain http is for this machine alone (localhost, 127.0.0.1 or [::1]).",
    )
    .transform((text) => text.replace(/\/+$/, ""))
    .optional();

function isPrivateOnItsWay(text: string): boolean {
  if (!URL.canParse(text)) return true;
  const { protocol, hostname } = new URL(text);
  return protocol === "https:" || /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** Node reads past what is not base64; a key with a slip in it would be another key. */
const base64Of32Bytes = /^[A-Za-z0-9+/]{43}=$/;
const howToMakeAKey = "Make one with: openssl rand -base64 32";

/** Each message is a whole sentence after the variable's name, and never repeats the value. */
const variables = z.object({
  SLACK_BOT_TOKEN: needed(
    "is missing. It is the Bot User OAuth Token of your Slack app and begins with xoxb-.",
  ).startsWith("xoxb-", "does not begin with xoxb-. Use the Bot User OAuth Token of your Slack app."),
  SLACK_SIGNING_SECRET: z
    .string()
    .min(16, "is too short. It stands under Basic Information of your Slack app.")
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith("xapp-", "does not begin with xapp-. Use an app-level token of your Slack app, or leave it out.")
    .optional(),
  SLACK_API_URL: url("is not a web address. Leave it out to use Slack's own.").default("https://slack.com/api"),
  HOST: z.string().default("0.0.0.0"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "is not a port number between 0 and 65535.")
    .transform(Number)
    .refine((port) => port <= 65_535, "is not a port number between 0 and 65535.")
    .default(3000),
  PUBLIC_URL: url(
    "is not a web address. It is where Partner Center's events reach this desk, such as https://desk.example.com.",
  ),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: "is not the address of a PostgreSQL server, such as postgres://user@host/name.",
    })
    .optional(),
  DATA_DIR: z.string().default("./data"),
  SECRETS_KEY: needed(`is missing. It is 32 bytes in base64. ${howToMakeAKey}`).transform((text, context) => {
    const parts = text.split(",").map((part) => part.trim());
    const [first, ...others] = parts.map((part) => Buffer.from(part, "base64"));
    if (first !== undefined && parts.every((part) => base64Of32Bytes.test(part))) return [first, ...others] as const;
    context.addIssue(`is not 32 bytes in base64, or several such keys with commas between them. ${howToMakeAKey}`);
    return z.NEVER;
  }),
  LOG_LEVEL: z.enum(logLevels, { error: `is not one of ${logLevels.join(", ")}.` }).default("info"),
  PARTNER_CENTER_URL: url("is not a web address. Leave it out to use Microsoft's own.").default(
    "https://api.partnercenter.microsoft.com",
  ),
  PARTNER_CENTER_LOGIN_URL: url("is not a web address. Leave it out to use Microsoft's own.").default(
    "https://login.microsoftonline.com",
  ),
  PARTNER_CENTER_TENANT_ID: z.guid("is not a tenant ID, such as 6b3f3c2e-0000-4000-8000-000000000000.").optional(),
  PARTNER_CENTER_CLIENT_ID: z
    .guid("is not an application ID, such as 6b3f3c2e-0000-4000-8000-000000000000.")
    .optional(),
  PARTNER_CENTER_CLIENT_SECRET: z.string().optional(),
  PARTNER_CENTER_REFRESH_TOKEN: z.string().optional(),
});

export const variableNames = Object.keys(variables.shape);
const together = ["PARTNER_CENTER_TENANT_ID", "PARTNER_CENTER_CLIENT_ID", "PARTNER_CENTER_CLIENT_SECRET"] as const;

/** An empty variable counts as absent. */
const givenIn = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));

/** Everything that is wrong at once: one sentence a variable, without its value. */
export function readConfig(env: NodeJS.ProcessEnv): Result<Config, string[]> {
  const given = givenIn(env);
  const parsed = variables.safeParse(given);
  const sentences = new Map(parsed.error?.issues.map(({ path, message }) => [String(path[0]), message]));
  const complete = together.filter((name) => given[name] !== undefined);
  for (const name of complete.length > 0 || given.PARTNER_CENTER_REFRESH_TOKEN ? together : []) {
    if (!complete.includes(name)) {
      sentences.set(
        name,
        `is missing. ${together.join(", ")} are set together, or not at all where the partner has no API.`,
      );
    }
  }
  if (given.SLACK_SIGNING_SECRET === undefined && given.SLACK_APP_TOKEN === undefined) {
    sentences.set(
      "SLACK_SIGNING_SECRET",
      "is missing. It stands under Basic Information of your Slack app; with SLACK_APP_TOKEN it is not needed.",
    );
  }
  if (!parsed.success || sentences.size > 0) {
    const inOrder = variableNames.filter((name) => sentences.has(name));
    return fail(inOrder.map((name) => `${name} ${sentences.get(name) ?? ""}`));
  }
  return ok(configFrom(parsed.data));
}

/** What a script needs that only touches the database. */
export function readDatabaseConfig(env: NodeJS.ProcessEnv): Result<Config["database"], string[]> {
  const parsed = variables.pick({ DATABASE_URL: true, DATA_DIR: true }).safeParse(givenIn(env));
  if (!parsed.success) return fail(parsed.error.issues.map(({ path, message }) => `${String(path[0])} ${message}`));
  return ok(databaseFrom(parsed.data));
}

const databaseFrom = (env: Pick<z.output<typeof variables>, "DATABASE_URL" | "DATA_DIR">): Config["database"] => ({
  url: env.DATABASE_URL ?? null,
  dataDir: resolve(env.DATA_DIR),
});

function configFrom(env: z.output<typeof variables>): Config {
  const {
    PARTNER_CENTER_TENANT_ID: tenantId,
    PARTNER_CENTER_CLIENT_ID: clientId,
    PARTNER_CENTER_CLIENT_SECRET: clientSecret,
    PARTNER_CENTER_REFRESH_TOKEN: refreshToken,
  } = env;
  const hasApi = tenantId !== undefined && clientId !== undefined && clientSecret !== undefined;
  return {
    slack: {
      botToken: new Secret(env.SLACK_BOT_TOKEN),
      apiUrl: env.SLACK_API_URL,
      ...(env.SLACK_APP_TOKEN === undefined
        ? { signingSecret: new Secret(present(env.SLACK_SIGNING_SECRET, "the signing secret")) }
        : { appToken: new Secret(env.SLACK_APP_TOKEN) }),
    },
    http: { host: env.HOST, port: env.PORT, publicUrl: env.PUBLIC_URL ?? null },
    database: databaseFrom(env),
    secretsKeys: [...env.SECRETS_KEY],
    log: { level: env.LOG_LEVEL },
    partnerCenter: hasApi
      ? {
          url: env.PARTNER_CENTER_URL,
          loginUrl: env.PARTNER_CENTER_LOGIN_URL,
          tenantId,
          clientId,
          clientSecret: new Secret(clientSecret),
          refreshToken: refreshToken === undefined ? null : new Secret(refreshToken),
        }
      : null,
  };
}
