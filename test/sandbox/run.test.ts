import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { sandboxState } from "../../src/sandbox/slack/page-state.ts";
import { readArguments, reasonToRefuse, runSandbox } from "../../src/sandbox/run.ts";
import { useDatabase } from "../support/database.ts";

const { connect } = useDatabase();

afterEach(() => {
  vi.unstubAllEnvs();
});

test.each([
  [{ NODE_ENV: "production" }, "NODE_ENV"],
  [{ SLACK_BOT_TOKEN: "xoxb-123-456-abc" }, "SLACK_BOT_TOKEN"],
  [{ SLACK_APP_TOKEN: "xapp-1-A1" }, "SLACK_APP_TOKEN"],
  [{ OLD_TOKEN: "xoxp-1-A1" }, "OLD_TOKEN"],
  [{ ROTATED_TOKEN: "xoxe.xoxb-1-A1" }, "ROTATED_TOKEN"],
  [{ AUTHORIZATION: "Bearer xoxb-1-A1" }, "AUTHORIZATION"],
  [{ PADDED_TOKEN: " xoxb-1-A1" }, "PADDED_TOKEN"],
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
  await sam.command("/csp add");
  await vi.waitFor(() => expect(sam.view?.words).toContain("Country/region"), { timeout: 15_000 });
  expect(await (await fetch(`${sandbox.url}/_sandbox/state?as=U0SAM0001`)).text()).toContain("Sam Carter");
  await sandbox.stop();
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
  await expect(fetch(sandbox.url)).rejects.toThrow();
}, 60_000);

test("its owner has set the desk up: channels greeted, roles given, the dialog closed", async () => {
  const sandbox = await runSandbox({ port: 0, connect });
  const olivia = sandbox.slack.as("U0OLIVIA1");
  expect(olivia.view).toBeNull();
  expect(sandbox.slack.channel("approvals").messages.at(-1)?.words).toContain("<@U0OLIVIA1> chose this channel");
  expect(sandbox.slack.channel("customer-status").messages).toHaveLength(1);
  await sandbox.slack.as("U0MIA0001").command("/csp add");
  await vi.waitFor(() => expect(sandbox.slack.as("U0MIA0001").view?.words).toContain("Country/region"), {
    timeout: 15_000,
  });
  await sandbox.slack.as("U0NILS001").command("/csp add");
  await vi.waitFor(() => expect(sandbox.slack.as("U0NILS001").view?.words).toContain("Ask <@U0GABRIEL>"), {
    timeout: 15_000,
  });
  expect(sandbox.slack.refusals).toEqual([]);
  await sandbox.stop();
}, 60_000);

test("`npm run sandbox --` takes --socket and --seed 500, and refuses what nobody knows", () => {
  expect(readArguments(["--socket", "--seed", "500"])).toEqual({ socket: true, seed: 500 });
  expect(readArguments([])).toEqual({ socket: false, seed: 0 });
  expect(() => readArguments(["--sockets"])).toThrow("--sockets");
  for (const seed of ["many", "-1", "1.5", "1000000"]) {
    expect(() => readArguments([`--seed=${seed}`])).toThrow("--seed takes a number of customers");
  }
});

test("in Socket Mode its menu answers over a socket, also after a restart of the desk", async () => {
  const sandbox = await runSandbox({ port: 0, socket: true, connect });
  const { slack } = sandbox;
  const mia = slack.as("U0MIA0001");
  expect(slack.channel("approvals").messages.at(-1)?.words).toContain("<@U0OLIVIA1> chose this channel");
  for (const round of ["fresh", "restarted"]) {
    const { length } = mia.dm.messages;
    expect(await mia.command("/csp"), round).toMatchObject({ ok: true });
    await vi.waitFor(() => expect(mia.dm.messages.slice(length).at(-1)?.buttons).toContain("Add a customer"), 15_000);
    expect(slack.world.wire.findLast(({ kind }) => kind === "/csp")).toMatchObject({ over: "socket", status: "acked" });
    expect(slack.world.connections.size).toBe(1);
    if (round === "fresh") await sandbox.restartDesk();
  }
  const shown = sandboxState(slack.world, slack.world.people.get("U0MIA0001")!, { showsWire: true });
  expect(shown.wire).not.toHaveLength(0);
  expect(JSON.stringify(shown.wire)).not.toMatch(/ticket=\w|xapp-/);
  expect(slack.refusals).toEqual([]);
  await sandbox.stop();
}, 60_000);

test("with a seed it begins on a day like others: customers to find, requests in every state, a form begun", async () => {
  const sandbox = await runSandbox({ port: 0, seed: 40, connect });
  const { slack, partnerCenter } = sandbox;
  expect(partnerCenter.customers.length).toBeGreaterThan(42);
  const cards = (channel: string) => slack.channel(channel).messages.map(({ words }) => words);
  const eventually = (check: () => void) => vi.waitFor(check, { timeout: 30_000 });
  await eventually(() => {
    const approvals = cards("approvals").join("\n");
    expect(approvals).toMatch(/Woodgrove Ltda\.[^]*Approve/);
    expect(approvals).toMatch(/Wide World Importers LLC[^]*They buy elsewhere\./);
    const statuses = cards("customer-status").join("\n");
    expect(statuses).toMatch(/Contoso Interiors LLC[^]*Approved since/);
    expect(statuses).toMatch(/Blue Yonder Airlines LLC[^]*Not approved/);
  });
  const mia = slack.as("U0MIA0001");
  expect(mia.dm.messages.map(({ words }) => words).join("\n")).toContain("Which Tailspin is it?");
  await mia.command("/csp add");
  await eventually(() => expect(mia.view?.words).toContain("Proseware Studios"));
  await mia.close();
  const old = partnerCenter.customers[7]!;
  await mia.command(`/csp status ${old.companyName}`);
  await eventually(() => expect(mia.dm.messages.at(-1)?.words).toContain(old.domain));
  expect(slack.refusals).toEqual([]);
  await sandbox.stop();
}, 120_000);
