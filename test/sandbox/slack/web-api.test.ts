import { WebAPIPlatformError, WebAPIRateLimitedError, WebClient, type WebClientOptions } from "@slack/web-api";
import { afterEach, expect, test } from "vitest";
import { expectRefusals } from "../../support/refusals.ts";
import { listen, type Listening } from "../../../src/sandbox/http.ts";
import { listAt } from "../../../src/sandbox/slack/json.ts";
import { readManifest } from "../../../src/sandbox/slack/manifest.ts";
import type { WorkspaceOptions } from "../../../src/sandbox/slack/workspace.ts";
import {
  anyText,
  at,
  buttons,
  containing,
  field,
  modal,
  text,
  textAt,
  tinyDesk,
  TOKEN,
  type TinyDesk,
} from "./tiny-desk.ts";

const open: Listening[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function connected(
  workspace: Partial<WorkspaceOptions> = {},
  settings: WebClientOptions = {},
): Promise<{ desk: TinyDesk; client: WebClient }> {
  const desk = tinyDesk(workspace);
  const server = await listen(desk.slack.fetch, 0);
  open.push(server);
  const slackApiUrl = `${server.url}/api/`;
  return { desk, client: new WebClient(TOKEN, { slackApiUrl, retryConfig: { retries: 0 }, ...settings }) };
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
  expectRefusals(desk.slack, "invalid_auth", "unknown_method");
  const stranger = new WebClient("xoxb-other", { slackApiUrl: client.slackApiUrl, retryConfig: { retries: 0 } });
  await expect(stranger.auth.test()).rejects.toThrow("invalid_auth");
  await expect(client.apiCall("files.list")).rejects.toThrow("unknown_method");
  desk.slack.scopes.delete("users:read");
  await expect(client.users.info({ user: "USAM" })).rejects.toThrow("missing_scope");
});

test("Slack's own client gets an answer from every other method that the desk calls", async () => {
  const { desk, client } = await connected({ manifest: { ...readManifest(), homeTab: true } });
  const opened = await client.conversations.open({ users: "USAM", return_im: true });
  expect(opened.channel).toMatchObject({ is_im: true, user: "USAM" });
  const channel = opened.channel?.id ?? "";

  const first = await client.chat.postMessage({ channel, text: "First" });
  await client.chat.postMessage({ channel, text: "Below", thread_ts: first.ts ?? "" });
  const { messages } = await client.conversations.replies({ channel, ts: first.ts ?? "" });
  expect(messages).toMatchObject([
    { text: "First", reply_count: 1 },
    { text: "Below", parent_user_id: desk.slack.appUserId },
  ]);
  expect((await client.chat.postEphemeral({ channel: "CAPPROVE", user: "USAM", text: "You" })).message_ts).toBeTruthy();
  expect((await client.users.info({ user: "USAM", include_locale: true })).user).toMatchObject({ locale: "en-US" });
  const home = await client.views.publish({ user_id: "USAM", view: { type: "home", blocks: [] } });
  expect(home.view).toMatchObject({ type: "home", root_view_id: home.view?.id });
});

test("Slack's own client puts a second dialog on the first", async () => {
  const { desk, client } = await connected();
  const sam = desk.slack.as("USAM");
  desk.answer = async ({ form, payload }) => {
    const trigger_id = form["trigger_id"] ?? textAt(payload, "trigger_id");
    const method = form["command"] === undefined ? "views.push" : "views.open";
    const answer = await client.apiCall(method, { trigger_id, view: modal([buttons("more", "More")]) });
    expect(answer).toMatchObject({ ok: true, view: { previous_view_id: method === "views.open" ? null : anyText } });
    return undefined;
  };
  await sam.command("/csp add");
  const first = sam.view?.id;
  await sam.click("More");
  expect(sam.view?.id).not.toBe(first);
});

test("Slack's own client pages through a channel", async () => {
  const { client } = await connected();
  for (const text of ["One", "Two", "Three"]) await client.chat.postMessage({ channel: "CAPPROVE", text });
  const pages: unknown[][] = [];
  for await (const page of client.paginate("conversations.history", { channel: "CAPPROVE", limit: 2 })) {
    pages.push(listAt(page, "messages").map((message) => textAt(message, "text")));
  }
  expect(pages).toEqual([["Three", "Two"], ["One"]]);
});

test("Slack's own client throws a refusal with its code and every reason", async () => {
  const { desk, client } = await connected();
  expectRefusals(desk.slack, "invalid_blocks");
  const refusal: unknown = await client
    .apiCall("chat.postMessage", { channel: "CAPPROVE", blocks: [{ type: "header", text: text("x".repeat(151)) }] })
    .catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(WebAPIPlatformError);
  expect(at(refusal, "data")).toMatchObject({
    ok: false,
    error: "invalid_blocks",
    errors: [containing("must be less than 151 characters")],
    response_metadata: { messages: [containing("[json-pointer:/blocks/0/text/text]")] },
  });
});

test("Slack's own client understands that it has to wait, and waits when it may", async () => {
  const strict = await connected({ rateLimits: true }, { rejectRateLimitedCalls: true });
  const call = { channel: "CAPPROVE", text: "Hello" };
  await strict.client.chat.postMessage(call);
  const refusal: unknown = await strict.client.chat.postMessage(call).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(WebAPIRateLimitedError);
  expect(refusal).toMatchObject({ retryAfter: 1 });

  const patient = await connected({ rateLimits: true, now: () => new Date() }, { retryConfig: { retries: 2 } });
  await patient.client.chat.postMessage(call);
  expect(await patient.client.chat.postMessage(call)).toMatchObject({ ok: true });
  expect(patient.desk.slack.calls.map(({ answer }) => answer["error"])).toContain("ratelimited");
});

test("with rate limits on, a second post a second to one channel is told to wait", async () => {
  const desk = tinyDesk({ rateLimits: true });
  const call = { channel: "CAPPROVE", text: "Hello" };
  expect(await desk.call("chat.postMessage", call)).toMatchObject({ ok: true });
  expect(await desk.call("chat.postMessage", call)).toMatchObject({ ok: false, error: "ratelimited" });
  expect(await desk.call("chat.postMessage", { ...call, channel: "USAM" })).toMatchObject({ ok: true });
  desk.time += 1001;
  expect(await desk.call("chat.postMessage", call)).toMatchObject({ ok: true });
});

test("every call is remembered with its arguments and its answer", async () => {
  const desk = tinyDesk();
  await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "Hello" });
  expect(desk.slack.calls).toMatchObject([
    { method: "chat.postMessage", args: { channel: "CAPPROVE", text: "Hello" }, answer: { ok: true } },
  ]);
});
