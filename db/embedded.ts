import { chmod, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { PGlite, types } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import type { Connection } from "./connect.ts";
import { lockFolder } from "./folder-lock.ts";
import * as schema from "./schema/index.ts";

/** `dataDir` null keeps everything in memory; `from` is a dump that a new database starts from. */
export async function openEmbedded(options: { dataDir: string | null; from?: Blob }): Promise<Connection> {
  const folder = options.dataDir === null ? null : join(options.dataDir, "database");
  const unlock = folder === null ? () => {} : await claimFolder(folder);
  try {
    const client = await PGlite.create({
      dataDir: folder ?? "memory://",
      // The default of 128 MB is written for a server that many share.
      postgresqlconf: ["shared_buffers = 16MB"],
      ...(options.from && { loadDataDir: options.from }),
    });
    client.parsers = parsersOfTables(client.parsers);
    const db = drizzle(client, { schema });
    return {
      kind: "embedded",
      db,
      migrate: (migrationsFolder) => migrate(db, { migrationsFolder }),
      listen: (channel, onNotify) => client.listen(channel, onNotify),
      async close() {
        if (!client.closed) await client.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** text[] and uuid[]. */
const arrays = ["1009", "2951"];

/** PGlite knows an array of each type there is, and copies what it knows for every query; the tables have these. */
const parsersOfTables = (all: PGlite["parsers"]): PGlite["parsers"] =>
  Object.fromEntries(
    [...Object.keys(types.parsers), ...arrays].flatMap((type) => (all[type] ? [[type, all[type]]] : [])),
  );

async function claimFolder(folder: string): Promise<() => void> {
  // PGlite writes its files readable by everybody.
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  return lockFolder(folder);
}
