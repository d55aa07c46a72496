import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { reasonToRefuse, runSandbox } from "../../src/sandbox/run.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  [{ NODE_ENV: "production" }, "NODE_ENV"],
  [{ SLACK_BOT_TOKEN: "xoxb-123-456-abc" }, "SLACK_BOT_TOKEN"],
  [{ SLACK_APP_TOKEN: "xapp-1-A1" }, "SLACK_APP_TOKEN"],
  [{ OLD_TOKEN: "xoxp-1-A1" }, "OLD_TOKEN"],
])("it does not start beside a real workspace: %j", (env, named) => {
  expect(reasonToRefuse(env)).toContain(named);
  expect(reasonToRefuse(env)).not.toMatch(/123-456|1-A1/);
});

test("it starts in an ordinary environment", () => {
  expect(reasonToRefuse({ PATH: "/usr/bin", NODE_ENV: "test" })).toBeNull();
});

test("the product's own desk answers in it, also after a restart, and leaves nothing behind", async () => {
  const folder = mkdtempSync(join(tmpdir(), "run-test-"));
  vi.stubEnv("TMPDIR", folder);
  const sandbox = await runSandbox({ port: 0 });
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^partner-desk-sandbox-/)]);
  const sam = sandbox.slack.as("U0SAM0001");
  expect(await sam.command("/csp help", "general")).toMatchObject({ ok: true });
  await sandbox.restartDesk();
  sandbox.move(3 * 86_400_000);
  expect(await sam.command("/csp help", "general")).toMatchObject({ ok: true });
  expect(await (await fetch(`${sandbox.url}/_sandbox/state?as=U0SAM0001`)).text()).toContain("Sam Carter");
  await sandbox.stop();
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
  await expect(fetch(sandbox.url)).rejects.toThrow();
}, 60_000);
