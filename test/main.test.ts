import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

/** `npm start` with exactly this environment, in a folder without an .env file. */
async function start(env: Record<string, string>): Promise<{ code: number | null; out: string; err: string }> {
  const cwd = mkdtempSync(join(tmpdir(), "partner-desk-start-"));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  const child = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), main], {
    cwd,
    env: { PATH: process.env["PATH"] ?? "", ...env },
  });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, out, err };
}

test("a desk with nothing set does not start, and says everything that is missing at once", async () => {
  const { code, out, err } = await start({});
  expect(code).toBe(1);
  expect(out).toBe("");
  const sentences = err.trim().split("\n");
  expect(sentences.map((sentence) => sentence.split(" ")[0])).toEqual([
    "SLACK_BOT_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SECRETS_KEY",
  ]);
  for (const sentence of sentences) expect(sentence).toMatch(/ is missing\. .*\.?$/);
});

test("a desk with wrong settings says what each should be, and repeats none of them", async () => {
  const { code, err } = await start({
    SLACK_BOT_TOKEN: "xapp-very-secret",
    SLACK_SIGNING_SECRET: "very-secret",
    SECRETS_KEY: "very-secret",
    PORT: "very-secret",
    DATABASE_URL: "very-secret",
    PARTNER_CENTER_CLIENT_SECRET: "very-secret",
  });
  expect(code).toBe(1);
  expect(err.trim().split("\n").length).toBe(7);
  expect(err).toContain("PORT is not a port number between 0 and 65535.");
  expect(err).toContain("PARTNER_CENTER_TENANT_ID is missing.");
  expect(err).not.toContain("very-secret");
});
