import { openAsBlob } from "node:fs";
import { inject, onTestFinished } from "vitest";
import { connect, type Connection } from "../../db/connect.ts";
import { openEmbedded } from "../../db/embedded.ts";
import { createLog } from "../../src/log.ts";
import { onTestServer, urlOfDatabase } from "./database-server.ts";

let created = 0;

/** A database without a table, for tests of migrations; gone after the test. `open` again for a further connection. */
export async function createEmptyDatabase(): Promise<{ open: () => Promise<Connection> }> {
  const provided = inject("database");
  const opened: Connection[] = [];
  const remember = (connection: Connection) => {
    opened.push(connection);
    return connection;
  };
  const closeAll = async () => {
    await Promise.all(opened.map((connection) => connection.close()));
  };
  if (provided.kind === "embedded") {
    const connection = remember(await openEmbedded({ dataDir: null, from: await openAsBlob(provided.empty) }));
    onTestFinished(closeAll);
    return { open: async () => connection };
  }
  const name = `${provided.run}_${process.pid}_empty_${(created += 1)}`;
  await onTestServer(`create database ${name}`);
  onTestFinished(async () => {
    await closeAll();
    await onTestServer(`drop database if exists ${name} with (force)`);
  });
  const log = createLog({ level: "silent" });
  return { open: async () => remember(await connect({ databaseUrl: urlOfDatabase(name), dataDir: "", log })) };
}
