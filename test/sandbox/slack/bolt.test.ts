import { HTTPReceiver, LogLevel, SocketModeReceiver, type Receiver } from "@slack/bolt";
import { afterEach, describe, expect, test } from "vitest";
import { listen } from "../../../src/sandbox/http.ts";
import { readManifest } from "../../../src/sandbox/slack/manifest.ts";
import { createWorkspace, type Workspace } from "../../../src/sandbox/slack/workspace.ts";
import { eventually } from "../../support/eventually.ts";
import { bareBoltApp } from "../bare-bolt-app.ts";
import { APP_TOKEN } from "./app-socket.ts";
import { PEOPLE, SECRET, TOKEN } from "./tiny-desk.ts";

const manifest = {
  ...readManifest(),
  homeTab: true,
  events: ["app_home_opened"],
  shortcuts: [{ type: "global" as const, callback_id: "ask", name: "Ask", description: "Asks for a word" }],
};

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** How the app hears of Slack at this Web API; `start` answers the address that Slack is to call, over HTTP. */
type Connection = (slackApiUrl: string) => {
  receiver: Receiver;
  start: () => Promise<string>;
  stop: () => Promise<unknown>;
};

const overHttp: Connection = () => {
  const receiver = new HTTPReceiver({ signingSecret: SECRET, logLevel: LogLevel.ERROR });
  return {
    receiver,
    async start() {
      const address = (await receiver.start({ port: 0, host: "127.0.0.1" })).address();
      return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/slack/events`;
    },
    stop: () => receiver.stop(),
  };
};

const overSocket: Connection = (slackApiUrl) => {
  const receiver = new SocketModeReceiver({
    appToken: APP_TOKEN,
    logLevel: LogLevel.ERROR,
    // It waits as long before it opens another socket; five seconds by default.
    clientPingTimeout: 500,
    installerOptions: { clientOptions: { slackApiUrl, retryConfig: { retries: 0 } } },
  });
  return {
    receiver,
    async start() {
      await receiver.start();
      return "";
    },
    // Bolt's own stop does not wait until the socket is closed.
    stop: () => receiver.client.disconnect(),
  };
};

async function withBareApp(connect: Connection): Promise<Workspace> {
  const where = { slack: "", desk: "" };
  const slack = createWorkspace({
    now: () => new Date(),
    deskUrl: () => where.desk,
    url: () => where.slack,
    signingSecret: SECRET,
    botToken: TOKEN,
    people: PEOPLE,
    channels: [{ id: "CAPPROVE", name: "approvals", hasApp: true }],
    userGroups: [],
    manifest,
    ...(connect === overSocket && {
      socketMode: { appToken: APP_TOKEN, url: () => where.slack.replace("http:", "ws:") },
    }),
  });
  const server = await listen(slack.fetch, 0, slack.upgrade);
  closing.push(() => server.close());
  where.slack = server.url;
  const { receiver, start, stop } = connect(`${server.url}/api/`);
  const app = bareBoltApp(receiver, TOKEN, `${server.url}/api/`);
  await app.init();
  where.desk = await start();
  closing.push(stop);
  return slack;
}

describe.each([
  ["HTTP", overHttp],
  ["a socket", overSocket],
])("a bare Bolt app over %s", (_, connect) => {
  test("asks in a dialog, objects under the field, updates it, and hears what was sent", async () => {
    const slack = await withBareApp(connect);
    const sam = slack.as("USAM");
    expect(await sam.command("/csp ask")).toMatchObject({ ok: true, said: [] });
    await eventually(() => expect(sam.view?.title).toBe("Ask"));

    await sam.type("word", "bad");
    await sam.submit();
    expect(sam.view?.errorAt("word")).toBe("Not that one.");

    await sam.select("country", "Brazil");
    expect(sam.view?.valueAt("country")).toBe("found");
    await sam.click("Shorter");
    await eventually(() => expect(sam.view?.buttons).toEqual([]));
    expect(sam.view?.valueAt("word")).toBe("bad");

    await sam.type("word", "good");
    expect(await sam.submit()).toEqual({ ok: true });
    expect(sam.view).toBeNull();
    await eventually(() => expect(sam.dm.messages).toMatchObject([{ text: "You said good", buttons: ["Whisper"] }]));
    expect(slack.refusals).toEqual([]);
  });

  test("answers a submission with another dialog, in place of the first or on top of it", async () => {
    const slack = await withBareApp(connect);
    const sam = slack.as("USAM");
    await sam.shortcut("ask");
    await eventually(() => expect(sam.view?.title).toBe("Ask"));
    await sam.type("word", "push");
    await sam.submit();
    expect(sam.view?.title).toBe("Pushed");
    await sam.close();
    await eventually(() => expect(sam.dm.messages).toMatchObject([{ text: "You closed Pushed" }]));
    expect(sam.view?.title).toBe("Ask");
    await sam.type("word", "update");
    await sam.submit();
    expect(sam.view?.title).toBe("Updated");
    expect(slack.refusals).toEqual([]);
  });

  test("whispers to whoever pressed, and to nobody else", async () => {
    const slack = await withBareApp(connect);
    const sam = slack.as("USAM");
    await sam.command("/csp ask");
    await eventually(() => expect(sam.view).not.toBeNull());
    await sam.type("word", "good");
    await sam.submit();
    await eventually(() => expect(sam.dm.messages).toHaveLength(1));
    await sam.click({ name: "Whisper", channel: sam.dm.id });
    await eventually(() =>
      expect(sam.dm.messages.at(-1)).toMatchObject({ text: "Only you see this", ephemeralFor: "USAM" }),
    );
    expect(slack.refusals).toEqual([]);
  });

  test("fills Home when it is opened", async () => {
    const slack = await withBareApp(connect);
    const sam = slack.as("USAM");
    await sam.openHome();
    await eventually(() => expect(sam.home?.buttons).toEqual(["Whisper"]));
    expect(slack.as("UDANA").home).toBeNull();
  });
});

test("Bolt turns away what is signed with another secret", async () => {
  const slack = await withBareApp(overHttp);
  expect(await slack.as("USAM").command("/csp")).toMatchObject({ ok: true });
  slack.world.options.signingSecret = "another";
  expect(await slack.as("USAM").command("/csp")).toMatchObject({ ok: false });
});

test("Bolt's own client opens another socket when Slack asks for it", async () => {
  const slack = await withBareApp(overSocket);
  const [first] = slack.world.connections;
  slack.refreshSockets("refresh_requested");
  await eventually(() => {
    expect([...slack.world.connections]).not.toContain(first);
    expect(slack.world.connections.size).toBe(1);
  });
  expect(await slack.as("USAM").command("/csp")).toMatchObject({ ok: true });
});
