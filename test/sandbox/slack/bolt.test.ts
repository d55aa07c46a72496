import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from "@slack/bolt";
import { afterEach, expect, test, vi } from "vitest";
import { listen } from "../../../src/sandbox/http.ts";
import { createWorkspace, type Workspace } from "../../../src/sandbox/slack/workspace.ts";
import { eventually } from "../../support/eventually.ts";
import { APP_TOKEN } from "./app-socket.ts";
import { PEOPLE, SECRET, TOKEN } from "./tiny-desk.ts";

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});

type Mode = "HTTP" | "Socket Mode";
const modes: Mode[] = ["HTTP", "Socket Mode"];

/** A bare Bolt app, knowing nothing of this workspace but its address. */
async function withBolt(mode: Mode, register: (app: App) => void): Promise<Workspace> {
  const where = { slack: "", desk: "" };
  const isOverSocket = mode === "Socket Mode";
  const slack = createWorkspace({
    now: () => new Date(),
    deskUrl: () => where.desk,
    url: () => where.slack,
    signingSecret: SECRET,
    botToken: TOKEN,
    people: PEOPLE,
    channels: [{ id: "CAPPROVE", name: "approvals", hasApp: true }],
    userGroups: [],
    ...(isOverSocket && { socketMode: { appToken: APP_TOKEN, url: () => where.slack.replace("http:", "ws:") } }),
  });
  const server = await listen(slack.fetch, 0, slack.upgrade);
  where.slack = server.url;

  const clientOptions = { slackApiUrl: `${server.url}/api/`, retryConfig: { retries: 0 } };
  const overHttp = new HTTPReceiver({ signingSecret: SECRET, logLevel: LogLevel.ERROR });
  const overSocket = new SocketModeReceiver({
    appToken: APP_TOKEN,
    logLevel: LogLevel.ERROR,
    // It waits as long before it opens another socket; five seconds by default.
    clientPingTimeout: 500,
    installerOptions: { clientOptions: { ...clientOptions } },
  });
  const receiver = isOverSocket ? overSocket : overHttp;
  const app = new App({ token: TOKEN, receiver, clientOptions, deferInitialization: true });
  register(app);
  await app.init();
  if (isOverSocket) await overSocket.start();
  else {
    const address = (await overHttp.start({ port: 0, host: "127.0.0.1" })).address();
    where.desk = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/slack/events`;
  }
  closing.push(async () => {
    // Bolt's own stop does not wait until the socket is closed.
    await (isOverSocket ? overSocket.client.disconnect() : app.stop());
    await server.close();
  });
  return slack;
}

const form = {
  type: "modal" as const,
  callback_id: "form",
  title: { type: "plain_text" as const, text: "Add" },
  submit: { type: "plain_text" as const, text: "Send" },
  blocks: [
    {
      type: "input" as const,
      block_id: "name",
      label: { type: "plain_text" as const, text: "Name" },
      element: { type: "plain_text_input" as const, action_id: "name" },
    },
    {
      type: "input" as const,
      block_id: "country",
      label: { type: "plain_text" as const, text: "Country" },
      element: { type: "external_select" as const, action_id: "country", min_query_length: 1 },
    },
  ],
};

test.each(modes)(
  "a bare Bolt app opens a dialog, offers options, answers errors, posts and updates (%s)",
  async (mode) => {
    const slack = await withBolt(mode, (app) => {
      app.command("/csp", async ({ ack, body, client }) => {
        await ack();
        await client.views.open({ trigger_id: body.trigger_id, view: form });
      });
      app.options("country", ({ ack }) =>
        ack({ options: [{ text: { type: "plain_text", text: "Brazil" }, value: "BR" }] }),
      );
      app.view("form", async ({ ack, view, client, body }) => {
        const name = view.state.values["name"]?.["name"]?.value ?? "";
        if (name === "999") return ack({ response_action: "errors", errors: { name: "Not a name." } });
        await ack();
        const blocks = [
          {
            type: "actions",
            block_id: "b",
            elements: [{ type: "button", action_id: "ok", text: { type: "plain_text", text: "OK" } }],
          },
        ];
        await client.chat.postMessage({ channel: "CAPPROVE", text: `${name} by ${body.user.id}`, blocks });
      });
      app.action("ok", async ({ ack, respond }) => {
        await ack();
        await respond({ text: "Only you see this", replace_original: false });
      });
    });

    const sam = slack.as("USAM");
    await sam.command("/csp add");
    await vi.waitFor(() => expect(sam.view?.callbackId).toBe("form"));
    await sam.type("name", "999");
    await sam.select("country", "Brazil");
    await sam.submit();
    expect(sam.view?.errorAt("name")).toBe("Not a name.");

    await sam.type("name", "Contoso");
    expect(await sam.submit()).toEqual({ ok: true });
    await vi.waitFor(() => expect(slack.channel("approvals").messages).toMatchObject([{ text: "Contoso by USAM" }]));

    const dana = slack.as("UDANA");
    await dana.click({ channel: "approvals", name: "OK" });
    await vi.waitFor(() => expect(dana.channel("approvals").messages).toHaveLength(2));
    expect(sam.channel("approvals").messages).toHaveLength(1);
    expect(slack.refusals).toEqual([]);
  },
);

test("Bolt turns away what is signed with another secret", async () => {
  const slack = await withBolt("HTTP", (app) => {
    app.command("/csp", ({ ack }) => ack("Hello"));
  });
  expect((await slack.as("USAM").command("/csp")).said).toMatchObject([{ text: "Hello" }]);
  slack.world.options.signingSecret = "another";
  expect(await slack.as("USAM").command("/csp")).toMatchObject({ ok: false });
});

test.each(modes)("a closing and a shortcut reach their listeners (%s)", async (mode) => {
  const heard: string[] = [];
  const slack = await withBolt(mode, (app) => {
    app.shortcut("add-customer", async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: { ...form, notify_on_close: true } });
    });
    app.view({ callback_id: "form", type: "view_closed" }, async ({ ack, view }) => {
      await ack();
      heard.push(`closed ${view.callback_id}`);
    });
  });
  const sam = slack.as("USAM");
  await sam.shortcut("add-customer");
  await vi.waitFor(() => expect(sam.view).not.toBeNull());
  await sam.close();
  expect(heard).toEqual(["closed form"]);
});

test("Bolt's own client opens another socket when Slack asks for it", async () => {
  const slack = await withBolt("Socket Mode", (app) => {
    app.command("/csp", ({ ack }) => ack("Hello"));
  });
  const [first] = slack.world.connections;
  slack.refreshSockets("refresh_requested");
  await eventually(() => {
    expect([...slack.world.connections]).not.toContain(first);
    expect(slack.world.connections.size).toBe(1);
  });
  expect((await slack.as("USAM").command("/csp")).said).toMatchObject([{ text: "Hello" }]);
});
