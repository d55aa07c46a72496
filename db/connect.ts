import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgDatabase, PgQueryResultHKT, PgTransaction } from "drizzle-orm/pg-core";
import type { Log } from "../src/log.ts";
import { openEmbedded } from "./embedded.ts";
import type * as schema from "./schema/index.ts";
import { openServer } from "./server.ts";

type Schema = typeof schema;

/**
 * Both databases behind one type. Inside `db.transaction(async (tx) => …)` use `tx` alone: the embedded database has one
 * session, and a query through `db` there waits for ever.
 */
export type Database = PgDatabase<PgQueryResultHKT, Schema>;
export type Transaction = PgTransaction<PgQueryResultHKT, Schema, ExtractTablesWithRelations<Schema>>;

export interface Connection {
  kind: "server" | "embedded";
  db: Database;
  /** Brings the tables to the newest migration of `folder`; safe when several replicas do it at once. */
  migrate: (folder: string) => Promise<void>;
  /** Calls `onNotify` for each NOTIFY on the channel; answers how to stop. */
  listen: (channel: string, onNotify: (payload: string) => void) => Promise<() => Promise<void>>;
  close: () => Promise<void>;
}

export interface ConnectOptions {
  /** A PostgreSQL server; null means the embedded database. */
  databaseUrl: string | null;
  /** Where the embedded database keeps its files. */
  dataDir: string;
  log: Log;
}

export type Connect = (options: ConnectOptions) => Promise<Connection>;

export const connect: Connect = ({ databaseUrl, dataDir, log }) =>
  databaseUrl === null ? openEmbedded({ dataDir }) : openServer(databaseUrl, log);
