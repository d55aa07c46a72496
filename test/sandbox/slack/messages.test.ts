import { expect, test } from "vitest";
import { anyText, at, buttons, tinyDesk, textAt } from "./tiny-desk.ts";

test("a message stands in its channel with its blocks and metadata, in the order of posting", async () => {
  const desk = tinyDesk();
  const metadata = { event_type: "card", event_payload: { id: "7" } };
  const first = await desk.call("chat.postMessage", {
    channel: "CAPPROVE",
    text: "One",
    blocks: [buttons("b", "Approve")],
    metadata,
  });
  const second = await desk.call("chat.postMessage", { channel: "#approvals", text: "Two" });
  expect(first).toMatchObject({ ok: true, channel: "CAPPROVE", message: { metadata, bot_id: anyText } });
  expect(Number(textAt(second, "ts"))).toBeGreaterThan(Number(textAt(first, "ts")));
  expect(desk.slack.channel("approvals").messages).toMatchObject([
    { text: "One", buttons: ["Approve"], metadata, edits: 0 },
    { text: "Two", buttons: [] },
  ]);
});

test("posting to a person opens the direct message", async () => {
  const desk = tinyDesk();
  const posted = await desk.call("chat.postMessage", { channel: "USAM", text: "Hello" });
  const opened = await desk.call("conversations.open", { users: "USAM" });
  expect(textAt(posted, "channel")).toMatch(/^D/);
  expect(at(opened, "channel.id")).toBe(at(posted, "channel"));
  expect(desk.slack.as("USAM").dm.messages.map((message) => message.text)).toEqual(["Hello"]);
});

test.each([
  ["not_in_channel", "CQUIET"],
  ["channel_not_found", "CNONE"],
  ["channel_not_found", "GSECRET"],
  ["cannot_dm_bot", "UBOT"],
  ["user_disabled", "UGONE"],
])("posting answers %s for %s", async (error, channel) => {
  const desk = tinyDesk();
  expect(await desk.call("chat.postMessage", { channel, text: "Hello" })).toEqual({ ok: false, error });
});

test("the app can post after it was invited, and no more after it was removed", async () => {
  const desk = tinyDesk();
  desk.slack.inviteApp("quiet");
  expect(await desk.call("chat.postMessage", { channel: "CQUIET", text: "Hello" })).toMatchObject({ ok: true });
  desk.slack.removeApp("quiet");
  expect(await desk.call("chat.postMessage", { channel: "CQUIET", text: "Hello" })).toMatchObject({ ok: false });
});

test("an update changes the message in place and marks it edited; blocks that are not given stay", async () => {
  const desk = tinyDesk();
  const posted = await desk.call("chat.postMessage", {
    channel: "CAPPROVE",
    text: "Waiting",
    blocks: [buttons("b", "Approve")],
  });
  const where = { channel: "CAPPROVE", ts: textAt(posted, "ts") };
  await desk.call("chat.update", { ...where, text: "Still waiting" });
  expect(desk.slack.channel("approvals").messages).toMatchObject([{ text: "Still waiting", buttons: ["Approve"] }]);
  const updated = await desk.call("chat.update", { ...where, text: "Approved", blocks: [] });
  expect(updated).toMatchObject({ ok: true, message: { edited: { ts: anyText } } });
  expect(desk.slack.channel("approvals").messages).toMatchObject([{ text: "Approved", buttons: [], edits: 2 }]);
});

test("only the app's own messages can be changed, and long ones are refused", async () => {
  const desk = tinyDesk();
  await desk.slack.as("USAM").command("Hello", "approvals");
  const [typed] = desk.slack.channel("approvals").messages;
  const posted = await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "Hello" });
  const change = (ts: string | undefined, text: string) => desk.call("chat.update", { channel: "CAPPROVE", ts, text });
  expect(await change(typed?.ts, "No")).toMatchObject({ error: "cant_update_message" });
  expect(await change("1.000000", "No")).toMatchObject({ error: "message_not_found" });
  expect(await change(textAt(posted, "ts"), "x".repeat(4001))).toMatchObject({ error: "msg_too_long" });
});

test("replies stand under their message", async () => {
  const desk = tinyDesk();
  const card = textAt(await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "Card" }), "ts");
  await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "Created", thread_ts: card });
  expect(desk.slack.channel("approvals").replies(card)).toMatchObject([{ text: "Created", threadTs: card }]);
  const thread = await desk.call("conversations.replies", { channel: "CAPPROVE", ts: card });
  expect(thread["messages"]).toMatchObject([{ text: "Card", reply_count: 1 }, { text: "Created" }]);
});

test("an ephemeral message is seen by one person, who has to be in the channel", async () => {
  const desk = tinyDesk();
  await desk.call("chat.postEphemeral", { channel: "CAPPROVE", user: "USAM", text: "Only you" });
  expect(desk.slack.as("USAM").channel("approvals").messages).toHaveLength(1);
  expect(desk.slack.as("UDANA").channel("approvals").messages).toHaveLength(0);
  expect(await desk.call("chat.postEphemeral", { channel: "CAPPROVE", user: "UGUEST", text: "No" })).toEqual({
    ok: false,
    error: "user_not_in_channel",
  });
});

test("history is newest first, from a time on, with metadata when asked for", async () => {
  const desk = tinyDesk();
  const metadata = { event_type: "card", event_payload: { id: "7" } };
  const post = (text: string) => desk.call("chat.postMessage", { channel: "CAPPROVE", text, metadata });
  await post("Old");
  desk.time += 60_000;
  const since = String(desk.time / 1000);
  await post("Newer");
  await post("Newest");
  const read = await desk.call("conversations.history", {
    channel: "CAPPROVE",
    oldest: since,
    inclusive: "true",
    include_all_metadata: "true",
    limit: "20",
  });
  expect(read["messages"]).toMatchObject([
    { text: "Newest", metadata },
    { text: "Newer", metadata },
  ]);
  desk.slack.scopes.delete("channels:history");
  expect(await desk.call("conversations.history", { channel: "CAPPROVE" })).toMatchObject({
    error: "missing_scope",
    needed: "channels:history",
  });
});

test("a press on a message's button carries the message, the place and a response URL", async () => {
  const desk = tinyDesk();
  const posted = await desk.call("chat.postMessage", {
    channel: "CAPPROVE",
    text: "Card",
    blocks: [buttons("decide", "Approve", "Reject")],
  });
  expect(await desk.slack.as("UDANA").click({ channel: "approvals", name: "Approve" })).toEqual({ ok: true });
  expect(desk.received.at(-1)?.payload).toMatchObject({
    type: "block_actions",
    user: { id: "UDANA", username: "dana", name: "dana", team_id: anyText },
    team: { id: anyText, domain: anyText },
    api_app_id: anyText,
    token: anyText,
    trigger_id: anyText,
    container: { type: "message", message_ts: posted["ts"], channel_id: "CAPPROVE", is_ephemeral: false },
    channel: { id: "CAPPROVE", name: "approvals" },
    message: { type: "message", ts: posted["ts"], text: "Card", bot_id: anyText },
    state: { values: {} },
    response_url: anyText,
    actions: [{ type: "button", action_id: "approve", block_id: "decide", value: "v1", action_ts: anyText }],
  });
});

test("a press that the desk does not answer is shown at the button", async () => {
  const desk = tinyDesk();
  await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "Card", blocks: [buttons("decide", "Approve")] });
  desk.answer = () => ({ status: 500 });
  expect(await desk.slack.as("USAM").click({ channel: "approvals", name: "approve" })).toMatchObject({ ok: false });
});

test("whoever points at something that is not there is told what there is", async () => {
  const desk = tinyDesk();
  await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "Card", blocks: [buttons("decide", "Approve")] });
  await expect(desk.slack.as("USAM").click({ channel: "approvals", name: "Withdraw" })).rejects.toThrow(
    'sam sees no "Withdraw" in approvals. There is: approve (Approve).',
  );
});

test("what a person writes means nothing but itself", async () => {
  const desk = tinyDesk();
  await desk.slack.as("USAM").command("R&D <!channel> <https://evil.example|bank>", "approvals");
  expect(desk.slack.channel("approvals").messages.map((message) => message.text)).toEqual([
    "R&amp;D &lt;!channel&gt; &lt;https://evil.example|bank&gt;",
  ]);
});

test("an ephemeral message is cut and looks for its thread like any other", async () => {
  const desk = tinyDesk();
  const whisper = (more: Record<string, unknown>) =>
    desk.call("chat.postEphemeral", { channel: "CAPPROVE", user: "USAM", text: "x".repeat(40_001), ...more });
  expect(await whisper({})).toMatchObject({ ok: true });
  expect(desk.slack.as("USAM").channel("approvals").messages[0]?.text).toHaveLength(40_000);
  expect(await whisper({ thread_ts: "1.000001" })).toEqual({ ok: false, error: "invalid_thread_ts" });
});
