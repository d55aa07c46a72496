import { WebClient } from "@slack/web-api";
import { afterEach, expect, test } from "vitest";
import { listen, type Listening } from "../../../src/sandbox/http.ts";
import { at, buttons, field, modal, tinyDesk, TOKEN, type TinyDesk } from "./tiny-desk.ts";

const open: Listening[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function connected(token = TOKEN): Promise<{ desk: TinyDesk; client: WebClient }> {
  const desk = tinyDesk();
  const server = await listen(desk.slack.fetch, 0);
  open.push(server);
  return { desk, client: new WebClient(token, { slackApiUrl: `${server.url}/api/`, retryConfig: { retries: 0 } }) };
}

test("Slack's own client introduces itself, posts, updates and reads back", async () => {
  const { desk, client } = await connected();
  expect(await client.auth.test()).toMatchObject({ ok: true, user_id: desk.slack.appUserId, bot_id: "B0SANDBOX1" });

  const posted = await client.chat.postMessage({
    channel: "CAPPROVE",
    text: "Card",
    blocks: [{ type: "section", text: { type: "mrkdwn", text: "*Card*" } }],
    metadata: { event_type: "card", event_payload: { id: "7" } },
  });
  await client.chat.update({ channel: "CAPPROVE", ts: posted.ts ?? "", text: "Done", blocks: [] });
  const history = await client.conversations.history({ channel: "CAPPROVE", include_all_metadata: true, limit: 20 });
  expect(history.messages).toMatchObject([{ text: "Done", metadata: { event_payload: { id: "7" } } }]);
});

test("Slack's own client opens and updates a dialog", async () => {
  const { desk, client } = await connected();
  const sam = desk.slack.as("USAM");
  desk.answer = async ({ form }) => {
    const opened = await client.apiCall("views.open", { trigger_id: form["trigger_id"], view: modal([field("name")]) });
    expect(opened.ok).toBe(true);
    return undefined;
  };
  await sam.command("/csp add");
  const view = modal([field("name"), buttons("more", "Back")]);
  await client.apiCall("views.update", { view_id: sam.view?.id, view });
  expect(sam.view?.buttons).toEqual(["Back"]);
});

test("Slack's own client pages through all people", async () => {
  const { client } = await connected();
  const pages: unknown[] = [];
  for await (const page of client.paginate("users.list", { limit: 3, include_locale: true })) {
    pages.push(at(page, "members"));
  }
  expect(pages).toHaveLength(3);
  expect(pages.flat()).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: "USAM", tz: "America/New_York", locale: "en-US", is_bot: false, is_admin: false }),
      expect.objectContaining({ id: "UDANA", tz: "Europe/Berlin", tz_offset: 3600, locale: "de-DE", is_admin: true }),
      expect.objectContaining({ id: "UGUEST", is_restricted: true, is_ultra_restricted: true }),
      expect.objectContaining({ id: "UBOT", is_bot: true }),
      expect.objectContaining({ id: "UGONE", deleted: true }),
    ]),
  );
});

test("Slack's own client reads user groups", async () => {
  const { client } = await connected();
  expect(await client.usergroups.list({ include_users: true })).toMatchObject({
    usergroups: [{ id: "SADMINS", handle: "admins", users: ["UDANA"] }],
  });
  expect(await client.usergroups.users.list({ usergroup: "SADMINS" })).toMatchObject({ users: ["UDANA"] });
});

test("a wrong token, an unknown method and a missing scope have their own answers", async () => {
  const { desk, client } = await connected();
  const stranger = new WebClient("xoxb-other", { slackApiUrl: client.slackApiUrl, retryConfig: { retries: 0 } });
  await expect(stranger.auth.test()).rejects.toThrow("invalid_auth");
  await expect(client.apiCall("files.list")).rejects.toThrow("unknown_method");
  desk.slack.scopes.delete("users:read");
  await expect(client.users.info({ user: "USAM" })).rejects.toThrow("missing_scope");
});

test("every call is remembered with its arguments and its answer", async () => {
  const desk = tinyDesk();
  await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "Hello" });
  expect(desk.slack.calls).toMatchObject([
    { method: "chat.postMessage", args: { channel: "CAPPROVE", text: "Hello" }, answer: { ok: true } },
  ]);
});
