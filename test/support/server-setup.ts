import type { TestProject } from "vitest/node";
import { connect } from "../../db/connect.ts";
import { migrateToNewest } from "../../db/migrate.ts";
import { createLog } from "../../src/log.ts";
import { onTestServer, urlOfDatabase } from "./database-server.ts";

const prefix = "partner_desk_test_";
const leftoverAfterHours = 3;

/** One migrated template a run; test files copy it. The name says when, so that what a crashed run left can be dropped. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await dropLeftovers();
  const run = `${prefix}${Math.round(Date.now() / 1000)}_${process.pid}`;
  const template = `${run}_template`;
  await onTestServer(`create database ${template}`);
  const connection = await connect({
    databaseUrl: urlOfDatabase(template),
    dataDir: "",
    log: createLog({ level: "silent" }),
  });
  await migrateToNewest(connection);
  await connection.close();
  project.provide("database", { kind: "server", run, template });
  return () => drop((name) => name.startsWith(run));
}

const dropLeftovers = () =>
  drop((name) => {
    const started = Number(name.slice(prefix.length).split("_")[0]);
    return Date.now() / 1000 - started > leftoverAfterHours * 3600;
  });

async function drop(matches: (name: string) => boolean): Promise<void> {
  const rows = await onTestServer(`select datname from pg_database where datname like '${prefix}%'`);
  for (const name of rows.map((row) => String(row.datname)).filter(matches)) {
    await onTestServer(`drop database if exists ${name} with (force)`);
  }
}
