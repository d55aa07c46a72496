import { defineConfig } from "vitest/config";
import { chromiumIsThere } from "./test/support/chromium.ts";
import { databaseServerAnswers } from "./test/support/database-server.ts";

const onDatabases = ["db", "operations", "jobs", "slack"].map((folder) => `test/${folder}/**/*.test.ts`);
const withoutDatabase = ["core", "cli", "copy", "partner-center", "sandbox", "project"].map(
  (folder) => `test/${folder}/**/*.test.ts`,
);

// Files of one process share what they import, which takes longer than most of them run. So no module keeps anything that a
// later file would meet.
const shared = { isolate: false };

// What a person does must not depend on how Slack reaches the desk, nor on the database: the same files run in both
// modes and on both databases, paired here.
const onEmbedded = {
  extends: true as const,
  test: {
    ...shared,
    name: "embedded",
    include: onDatabases,
    globalSetup: "test/support/embedded-setup.ts",
    provide: { transport: "http" as const },
  },
};
const onServer = {
  extends: true as const,
  test: {
    ...shared,
    name: "server",
    include: onDatabases,
    exclude: ["test/slack/over-odd-socket.test.ts"],
    globalSetup: "test/support/server-setup.ts",
    provide: { transport: "socket" as const },
  },
};
const core = {
  extends: true as const,
  test: {
    ...shared,
    name: "core",
    include: ["test/*.test.ts", ...withoutDatabase],
    // For the sandbox, whose desk has a database of its own.
    globalSetup: "test/support/embedded-setup.ts",
  },
};
const kill = {
  extends: true as const,
  test: { name: "kill", include: ["test/kill/**/*.test.ts"], testTimeout: 600_000 },
};

const browser = {
  extends: true as const,
  test: {
    ...shared,
    name: "browser",
    include: ["test/browser/**/*.test.ts"],
    globalSetup: "test/support/embedded-setup.ts",
    testTimeout: 120_000,
    // What comes into a page comes as late as everywhere else.
    expect: { poll: { timeout: 15_000 } },
  },
};

export default defineConfig({
  test: {
    pool: "forks",
    // Twice as many as a small machine has cores: most of them wait more than they work.
    maxWorkers: 4,
    // Long enough for a busy machine of two cores, short enough that a query outside its transaction is noticed.
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      core,
      onEmbedded,
      ...((await databaseServerAnswers()) ? [onServer, kill] : []),
      ...(chromiumIsThere() ? [browser] : []),
    ],
  },
});
