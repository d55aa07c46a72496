import { openAsBlob } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { is, sql } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, beforeEach, inject } from "vitest";
import { connect as connectTo, type Connect, type Connection, type Database } from "../../db/connect.ts";
import { openEmbedded } from "../../db/embedded.ts";
import * as schema from "../../db/schema/index.ts";
import { createLog } from "../../src/log.ts";
import { onTestServer, urlOfDatabase } from "./database-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    database: { kind: "server"; run: string; template: string } | { kind: "embedded"; dump: string; empty: string };
  }
}

export interface TestDatabase {
  readonly db: Database;
  readonly kind: "server" | "embedded";
  readonly connection: Connection;
  /** As another replica sees the same database: connections of its own on a server, the one session when embedded. */
  openReplica: () => Promise<Connection>;
  /** For a desk inside this process: answers this database, whatever the settings say. */
  connect: Connect;
  /** For a desk in a process of its own: this database on a server, an empty migrated one in a new folder when embedded. */
  location: () => Promise<{ databaseUrl: string | null; dataDir: string }>;
}

const log = createLog({ level: "silent" });
let opened = 0;

/** A migrated database for this test file, emptied before each test unless its rows are `kept`. */
export function useDatabase({ kept = false } = {}): TestDatabase {
  const provided = inject("database");
  const cleanup: (() => Promise<unknown>)[] = [];
  const replicas: Connection[] = [];
  let connection: Connection | undefined;
  let url: string | null = null;

  const get = (): Connection => {
    if (!connection) throw new Error("The database is there inside tests and hooks only.");
    return connection;
  };
  const openReplica = async (): Promise<Connection> => {
    if (url === null) return { ...get(), close: async () => {} };
    const replica = await connectTo({ databaseUrl: url, dataDir: "", log });
    replicas.push(replica);
    return replica;
  };

  beforeAll(async () => {
    if (provided.kind === "embedded") {
      connection = await openEmbedded({ dataDir: null, from: await openAsBlob(provided.dump) });
    } else {
      const name = `${provided.run}_${process.pid}_${(opened += 1)}`;
      await onTestServer(`create database ${name} template ${provided.template}`);
      url = urlOfDatabase(name);
      connection = await connectTo({ databaseUrl: url, dataDir: "", log });
      cleanup.push(() => onTestServer(`drop database if exists ${name} with (force)`));
    }
  });
  if (!kept) beforeEach(() => empty(get().db));
  afterAll(async () => {
    await Promise.all([...replicas, ...(connection ? [connection] : [])].map((open) => open.close()));
    await Promise.all(cleanup.map((step) => step()));
  });

  return {
    get db() {
      return get().db;
    },
    get connection() {
      return get();
    },
    kind: provided.kind,
    openReplica,
    connect: openReplica,
    async location() {
      const dataDir = await mkdtemp(join(tmpdir(), "partner-desk-test-"));
      cleanup.push(() => rm(dataDir, { recursive: true, force: true }));
      if (provided.kind === "embedded") {
        const filled = await openEmbedded({ dataDir, from: await openAsBlob(provided.dump) });
        await filled.close();
      }
      return { databaseUrl: url, dataDir };
    },
  };
}

const deletions = Object.values(schema)
  .filter((value) => is(value, PgTable))
  .map((table, index) => sql`${sql.identifier(`emptied_${index}`)} as (delete from ${table})`);

// One statement, at whose end foreign keys are judged; truncating waits for the disk, table by table.
const empty = (db: Database) => db.execute(sql`with ${sql.join(deletions, sql`, `)} select 1`);
