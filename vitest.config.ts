import { defineConfig } from "vitest/config";
import { databaseServerAnswers } from "./test/support/database-server.ts";

const onDatabases = ["db", "operations", "jobs", "slack"].map((folder) => `test/${folder}/**/*.test.ts`);
const withoutDatabase = ["core", "cli", "copy", "partner-center", "sandbox", "project"].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

const onServer = (await databaseServerAnswers())
  ? [
      {
        extends: true as const,
        test: {
          name: "server",
          include: onDatabases,
          exclude: ["test/slack/over-odd-socket.test.ts"],
          globalSetup: "test/support/server-setup.ts",
        },
      },
      {
        extends: true as const,
        test: { name: "kill", include: ["test/kill/**/*.test.ts"], testTimeout: 600_000 },
      },
    ]
  : [];

/** What a person does must not depend on how Slack reaches the desk: these run in both modes. */
const inBothModes = ["add-customer", "approve", "watch"].map((file) => `test/slack/${file}.test.ts`);
const aboutSockets = "test/slack/over-*.test.ts";

export default defineConfig({
  test: {
    pool: "forks",
    // Most of them wait more than they work.
    maxWorkers: 2,
    // Long enough for a busy machine of two cores, short enough that a query outside its transaction is noticed.
    testTimeout: 20_000,
    hookTimeout: 60_000,
    provide: { transport: "http" },
    projects: [
      { extends: true, test: { name: "core", include: ["test/*.test.ts", ...withoutDatabase] } },
      {
        extends: true,
        test: {
          name: "embedded",
          include: onDatabases,
          exclude: [aboutSockets],
          globalSetup: "test/support/embedded-setup.ts",
        },
      },
      ...onServer,
      {
        extends: true,
        test: {
          name: "socket",
          include: [...inBothModes, aboutSockets],
          globalSetup: "test/support/embedded-setup.ts",
          provide: { transport: "socket" },
        },
      },
      { extends: true, test: { name: "browser", include: ["test/browser/**/*.test.ts"], testTimeout: 120_000 } },
    ],
  },
});
