import { connect, type Connection } from "../../db/connect.ts";
import { FolderInUse } from "../../db/folder-lock.ts";
import { migrateToNewest } from "../../db/migrate.ts";
import { createRefreshTokenStore } from "../../db/refresh-token-store.ts";
import { createSealer } from "../../db/sealing.ts";
import { systemClock } from "../clock.ts";
import { loadEnvironment, readConfig, readDatabaseConfig, type Config } from "../config.ts";
import { commandLineWords as words } from "../copy/en/command-line.ts";
import type { Result } from "../core/result.ts";
import { describeError } from "../describe-error.ts";
import { createLog } from "../log.ts";

type Command = (args: readonly string[]) => Promise<number>;
const now = systemClock.now;

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  validate: async () => {
    const { validate } = await import("./validate.ts");
    return (args) => validate(args, process);
  },
  consent: async () => {
    const { consent } = await import("./consent.ts");
    const { beginConsent } = await import("../partner-center/consent-flow.ts");
    const { keepConsent } = await import("../operations/keep-consent.ts");
    return async () => {
      const config = read(readConfig);
      if (config === null) return 2;
      const { partnerCenter } = config;
      if (partnerCenter === null) return complain(words.noPartnerCenter);
      return withDatabase(config.database, (connection) => {
        const sealer = createSealer(config.secretsKeys);
        const fromEnvironment = partnerCenter.refreshToken;
        const store = createRefreshTokenStore({ connection, sealer, now, fromEnvironment });
        return consent({
          begin: (redirectUri) => beginConsent({ ...partnerCenter, fetch: (request) => fetch(request) }, redirectUri),
          save: (token) => keepConsent({ db: connection.db, now, store }, token),
          print: (line) => void process.stdout.write(`${line}\n`),
        });
      });
    };
  },
  jobs: async () => {
    const { jobs } = await import("./jobs.ts");
    return async (args) => {
      const database = read(readDatabaseConfig);
      if (database === null) return 2;
      return withDatabase(database, ({ db }) => jobs(args, { db, now, terminal: process }));
    };
  },
};

/** What `.env` and the environment say; null where that is not enough, with the sentences on standard error. */
function read<T>(parse: (env: NodeJS.ProcessEnv) => Result<T, string[]>): T | null {
  const config = parse(loadEnvironment());
  if (config.ok) return config.value;
  complain(config.failure.join("\n"));
  return null;
}

function complain(sentence: string): 1 {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

/** Opens the desk's database for the time of the work. The embedded one has room for one process alone. */
async function withDatabase(
  { url, dataDir }: Config["database"],
  work: (connection: Connection) => Promise<number>,
): Promise<number> {
  let connection: Connection;
  try {
    connection = await connect({ databaseUrl: url, dataDir, log: createLog({ level: "silent" }) });
  } catch (error) {
    return complain(error instanceof FolderInUse ? words.deskRuns : words.noDatabase);
  }
  try {
    await migrateToNewest(connection);
    return await work(connection);
  } finally {
    await connection.close();
  }
}

const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;

if (command === undefined) {
  process.stderr.write(`${words.usage(Object.keys(commands))}\n`);
  process.exitCode = 2;
} else {
  try {
    const run = await command();
    process.exitCode = await run(args);
  } catch (error) {
    // 1 says that rows have errors; this says nothing about the rows.
    const { name: kind, message = kind, code } = describeError(error);
    process.stderr.write(
      `${words.stopped({ message: String(message), code: typeof code === "string" ? code : null })}\n`,
    );
    process.exitCode = 2;
  }
}
