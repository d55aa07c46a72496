import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEmbedded } from "../../db/embedded.ts";
import { migrateToNewest } from "../../db/migrate.ts";
import { createRefreshTokenStore } from "../../db/refresh-token-store.ts";
import { jobs } from "../../db/schema/index.ts";
import { createSealer } from "../../db/sealing.ts";
import { jobs as listOrRetry } from "../../src/cli/jobs.ts";
import { listen } from "../../src/sandbox/http.ts";
import { createPartnerCenterSimulator, SIMULATED_PARTNER } from "../../src/sandbox/partner-center/simulator.ts";
import { desk } from "../support/desk-command.ts";

let dataDir = "";
const key = randomBytes(32);
const now = () => new Date();
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "desk-"));
});
afterAll(() => rm(dataDir, { recursive: true }));

const database = () => ({ DATABASE_URL: "", DATA_DIR: dataDir });
const slack = {
  SLACK_BOT_TOKEN: "xoxb-test",
  SLACK_SIGNING_SECRET: "0123456789abcdef",
  SECRETS_KEY: key.toString("base64"),
};
const nobody = { PARTNER_CENTER_TENANT_ID: "", PARTNER_CENTER_CLIENT_ID: "", PARTNER_CENTER_CLIENT_SECRET: "" };

describe("npm run desk -- jobs", { timeout: 120_000 }, () => {
  it("lists what was given up and what waits in words, and lets one run again", async () => {
    const connection = await openEmbedded({ dataDir });
    await migrateToNewest(connection);
    const runAt = new Date("2026-11-23T09:00:00Z");
    const dead = { queue: "announce", payload: { name: "Contoso" }, runAt, state: "dead" as const, attempts: 10 };
    await connection.db.insert(jobs).values([
      { ...dead, lastError: "channel_not_found" },
      { queue: "read-customers", payload: {}, runAt },
    ]);

    const run = async (...args: string[]) => {
      const said = { stdout: "", stderr: "" };
      const into = (name: keyof typeof said) =>
        new Writable({ write: (chunk, _encoding, done) => done(void (said[name] += String(chunk))) });
      const terminal = { stdout: into("stdout"), stderr: into("stderr") };
      return { code: await listOrRetry(args, { db: connection.db, now, terminal }), ...said };
    };
    expect((await run()).stdout).toBe(
      [
        "1 job given up; --retry ID lets one run again:",
        "  1  Tell something in Slack  ·  due 2026-11-23 09:00 UTC  ·  10 attempts  ·  last: channel_not_found",
        "1 job waiting:",
        "  2  Read Partner Center's audit log for new customers  ·  due 2026-11-23 09:00 UTC",
        "",
      ].join("\n"),
    );
    expect(await run("--retry", "1")).toEqual({ code: 0, stdout: "Job 1 runs again.\n", stderr: "" });
    expect(await run("--retry", "1")).toMatchObject({ code: 1, stderr: "There is no job 1 that was given up.\n" });
    expect(await run("--retry", "x")).toMatchObject({ code: 2, stdout: "" });

    const busy = await desk(["jobs"], { env: database() });
    expect(busy).toMatchObject({ code: 1, stdout: "" });
    expect(busy.stderr).toContain("Stop the desk, type the command again");
    await connection.close();
    const alone = await desk(["jobs"], { env: database() });
    expect(alone).toMatchObject({ code: 0, stderr: "" });
    expect(alone.stdout).toMatch(/^No job was given up\.\n2 jobs waiting:\n/);
  });
});

describe("npm run desk -- consent", { timeout: 120_000 }, () => {
  it("says what is missing, and that there is nothing to consent to where the partner has no API", async () => {
    const nothing = await desk(["consent"], { env: { ...database(), SLACK_BOT_TOKEN: "", SECRETS_KEY: "" } });
    expect(nothing.code).toBe(2);
    expect(nothing.stderr).toContain("SLACK_BOT_TOKEN is missing.");
    const noApi = await desk(["consent"], { env: { ...database(), ...slack, ...nobody } });
    expect(noApi.code).toBe(1);
    expect(noApi.stderr).toContain("There is no Partner Center to consent to");
  });

  it("signs somebody in, keeps the token sealed where the desk reads it, and lets the desk try it at once", async () => {
    const simulator = createPartnerCenterSimulator({ now });
    const login = await listen(simulator.fetch, 0);
    const env = {
      ...database(),
      ...slack,
      PARTNER_CENTER_LOGIN_URL: login.url,
      PARTNER_CENTER_TENANT_ID: SIMULATED_PARTNER.tenantId,
      PARTNER_CENTER_CLIENT_ID: SIMULATED_PARTNER.clientId,
      PARTNER_CENTER_CLIENT_SECRET: SIMULATED_PARTNER.clientSecret,
      PARTNER_CENTER_REFRESH_TOKEN: "",
    };
    const pages: Promise<Response>[] = [];
    const onOutput = (text: string): void => {
      const address = /http:\/\/\S+\/authorize\?\S+/.exec(text)?.[0];
      if (address) pages.push(fetch(address));
    };
    const ended = await desk(["consent"], { env, onOutput });
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(await (await pages[0])?.text()).toContain("Consent is stored.");
    await login.close();

    const connection = await openEmbedded({ dataDir });
    const store = createRefreshTokenStore({ connection, sealer: createSealer([key]), now, fromEnvironment: null });
    const token = await store.exclusively((held) => held.read());
    expect(token?.reveal()).toMatch(/^simulated-refresh-/);
    expect(ended.stdout).not.toContain(token?.reveal());
    expect((await connection.db.select().from(jobs)).map(({ queue }) => queue)).toContain("renew-consent");
    await connection.close();
  });
});
