import { connect } from "../db/connect.ts";
import { migrateToNewest } from "../db/migrate.ts";
import { loadEnvironment, readDatabaseConfig } from "../src/config.ts";
import { createLog } from "../src/log.ts";

/** Brings the configured database to the newest migration, as each start of the desk does. */
const config = readDatabaseConfig(loadEnvironment());
if (!config.ok) {
  console.error(config.failure.join("\n"));
  process.exit(1);
}
const { url, dataDir } = config.value;
const connection = await connect({ databaseUrl: url, dataDir, log: createLog({ level: "info" }) });
try {
  await migrateToNewest(connection);
} finally {
  await connection.close();
}
console.log(url === null ? `The embedded database in ${dataDir} is up to date.` : "The database is up to date.");
