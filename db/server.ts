import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import type { Log } from "../src/log.ts";
import type { Connection } from "./connect.ts";
import * as schema from "./schema/index.ts";

const migrationLock = 0x50617274;

export async function openServer(databaseUrl: string, log: Log): Promise<Connection> {
  const settings = {
    onnotice: () => log.debug("The database sent a notice."),
    connection: { application_name: "partner-desk" },
  };
  const client = postgres(databaseUrl, { max: 10, ...settings });
  try {
    await client`select 1`;
  } catch (error) {
    await client.end({ timeout: 1 });
    throw error;
  }
  return {
    kind: "server",
    db: drizzle(client, { schema }),
    // Drizzle's migrate() takes no lock: replicas that start together on an empty database would trip over each other.
    async migrate(folder) {
      const alone = postgres(databaseUrl, { max: 1, ...settings });
      try {
        await alone`select pg_advisory_lock(${migrationLock})`;
        await migrate(drizzle(alone, { schema }), { migrationsFolder: folder });
      } finally {
        await alone.end({ timeout: 5 });
      }
    },
    async listen(channel, onNotify) {
      // After a lost connection notices may have been missed: being connected again counts as one.
      const listening = await client.listen(channel, onNotify, () => onNotify(""));
      return () => listening.unlisten();
    },
    close: () => client.end({ timeout: 5 }),
  };
}
