import { fileURLToPath } from "node:url";
import type { Connection } from "./connect.ts";

/** Beside this file, in the sources and in the compiled output alike. */
export const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));

export const migrateToNewest = (connection: Connection, folder = migrationsFolder): Promise<void> =>
  connection.migrate(folder);
