import { expect, test } from "vitest";
import { pageApi } from "../../../src/sandbox/slack/page-api.ts";
import type { Act } from "../../../src/sandbox/slack/protocol.ts";
import { anyText, at, buttons, field, modal, openFor, text, textAt, tinyDesk, type TinyDesk } from "./tiny-desk.ts";

async function page(desk: TinyDesk, path: string, init?: RequestInit): Promise<Response> {
  const response = await pageApi(desk.slack, new Request(`http://127.0.0.1:3000${path}`, init));
  return response ?? new Response(null, { status: 404 });
}

async function state(desk: TinyDesk, as = "USAM"): Promise<unknown> {
  return (await page(desk, `/_sandbox/state?as=${as}&wire=shown`)).json();
}

async function act(desk: TinyDesk, what: Act, as = "USAM"): Promise<unknown> {
  const response = await page(desk, "/_sandbox/act", { method: "POST", body: JSON.stringify({ as, ...what }) });
  return response.json();
}

test("the page learns who is there, what can be typed and what stands where", async () => {
  const desk = tinyDesk();
  await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "Card", blocks: [buttons("b", "Approve")] });
  expect(await state(desk)).toMatchObject({
    you: { id: "USAM", name: "sam" },
    commands: [{ command: "/csp" }],
    shortcuts: [
      { callback_id: "add-customer" },
      { callback_id: "ask-for-relationship" },
      { callback_id: "ask-for-relationship-of-message" },
    ],
    conversations: [
      { id: "CAPPROVE", name: "approvals", app_is_member: true, unread: 1, messages: [{ text: "Card", replies: [] }] },
      { id: "CQUIET", app_is_member: false, unread: 0 },
      { kind: "dm", name: "Partner Desk", user: desk.slack.appUserId },
    ],
  });
});

test("nobody sees another person's private channels, ephemeral messages and dialogs", async () => {
  const desk = tinyDesk();
  await desk.call("chat.postEphemeral", { channel: "CAPPROVE", user: "USAM", text: "Only Sam" });
  await openFor(desk, modal([field("name")]));
  expect(JSON.stringify(at(await state(desk, "USAM"), "conversations"))).toContain("Only Sam");
  const danas = await state(desk, "UDANA");
  expect(JSON.stringify(at(danas, "conversations"))).not.toContain("Only Sam");
  expect(at(danas, "views")).toEqual([]);
  expect(JSON.stringify(at(await state(desk, "USAM"), "conversations"))).not.toContain("GSECRET");
});

test("reading a channel takes its mark away", async () => {
  const desk = tinyDesk();
  await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "Card" });
  await act(desk, { do: "read", channel: "CAPPROVE" });
  expect(at(await state(desk), "conversations.0.unread")).toBe(0);
  expect(at(await state(desk, "UDANA"), "conversations.0.unread")).toBe(1);
});

test("a direct message is begun once, and stands with the other as soon as something is in it", async () => {
  const desk = tinyDesk();
  const direct = (list: unknown) => JSON.stringify(at(list, "conversations")).match(/"user":"U(SAM|DANA)"/g);
  expect(await act(desk, { do: "direct", user: "UDANA" })).toMatchObject({ ok: true });
  expect(await act(desk, { do: "direct", user: "UDANA" })).toMatchObject({ ok: true });
  expect(direct(await state(desk))).toEqual(['"user":"UDANA"']);
  expect(direct(await state(desk, "UDANA"))).toBeNull();
  const channel = textAt(await state(desk), "conversations.3.id");
  await act(desk, { do: "send", channel, text: "Hello" });
  expect(at(await state(desk, "UDANA"), "conversations.4")).toMatchObject({ name: "Sam Sales", unread: 1 });
  for (const user of ["USAM", "UGONE", "UNOBODY"])
    expect(await act(desk, { do: "direct", user })).toMatchObject({ ok: false, error: anyText });
});

test("a whole dialog can be done through the page", async () => {
  const desk = tinyDesk();
  desk.answer = async ({ form }) => {
    const option = { text: text("Brazil"), value: "BR" };
    const blocks = [field("name"), field("country", { type: "static_select", options: [option] })];
    await desk.call("views.open", { trigger_id: form["trigger_id"], view: modal(blocks) });
    return undefined;
  };
  expect(await act(desk, { do: "send", channel: "CAPPROVE", text: "/csp add" })).toMatchObject({ ok: true });
  const view_id = textAt(await state(desk), "views.0.id");

  desk.answer = () => ({ json: { response_action: "errors", errors: { name: "Write the full name." } } });
  await act(desk, { do: "type", view_id, block_id: "name", action_id: "name", value: "LLC" });
  await act(desk, {
    do: "use",
    surface: { view_id },
    block_id: "country",
    action_id: "country",
    choice: { option: { text: { type: "plain_text", text: "Brazil" }, value: "BR" } },
  });
  await act(desk, { do: "submit", view_id });
  expect(at(await state(desk), "views.0")).toMatchObject({
    values: { name: { name: { value: "LLC" } }, country: { country: { selected_option: { value: "BR" } } } },
    errors: { name: "Write the full name." },
    problem: null,
  });

  desk.answer = () => undefined;
  expect(await act(desk, { do: "submit", view_id })).toMatchObject({ ok: true });
  expect(at(await state(desk), "views")).toEqual([]);
});

test("an option that is not offered cannot be chosen", async () => {
  const desk = tinyDesk();
  await openFor(
    desk,
    modal([field("country", { type: "static_select", options: [{ text: text("Brazil"), value: "BR" }] })]),
  );
  const view_id = textAt(await state(desk), "views.0.id");
  const foreign = { text: { type: "plain_text" as const, text: "Mars" }, value: "MARS" };
  const place = { surface: { view_id }, block_id: "country", action_id: "country" };
  expect(await act(desk, { do: "use", ...place, choice: { option: foreign } })).toMatchObject({
    ok: false,
    error: '"Mars" is not among the options.',
  });
});

test("another person's dialog cannot be used", async () => {
  const desk = tinyDesk();
  await openFor(desk, modal([field("name")]));
  const view_id = textAt(await state(desk), "views.0.id");
  expect(await act(desk, { do: "submit", view_id }, "UDANA")).toMatchObject({ ok: false, error: anyText });
  expect(desk.slack.as("USAM").view).not.toBeNull();
});

test("a password that the desk shows one person stands in nobody's wire, and in that person's dialog", async () => {
  const desk = tinyDesk({ hidden: () => ["Xy7&secret"] });
  await openFor(desk, modal([{ type: "section", block_id: "p", text: { type: "mrkdwn", text: "`Xy7&secret`" } }]));
  for (const person of ["USAM", "UDANA"]) {
    const shown = JSON.stringify(at(await state(desk, person), "wire"));
    expect(shown).toContain("`•••`");
    expect(shown).not.toContain("Xy7");
  }
  expect(desk.slack.as("USAM").view?.words).toContain("Xy7&secret");
});

test("what went over the wire is read by a page that shows it alone", async () => {
  const desk = tinyDesk();
  await desk.slack.as("USAM").command("/csp add");
  expect(at(await state(desk), "wire")).not.toHaveLength(0);
  expect(at(await (await page(desk, "/_sandbox/state?as=USAM")).json(), "wire")).toBeNull();
});

test("the wire shows what went over it, without tokens, triggers and response URLs", async () => {
  const desk = tinyDesk();
  await desk.slack.as("USAM").command("/csp add");
  await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "Card" });
  expect(at(await state(desk), "wire")).toMatchObject([
    {
      direction: "to-desk",
      kind: "/csp",
      status: 200,
      took: 0,
      late: false,
      sent: { text: "add", token: "•••", trigger_id: "•••", response_url: "•••" },
    },
    { direction: "from-desk", kind: "chat.postMessage", status: 200, answered: { ok: true } },
  ]);
});

test("the stream tells of a change", async () => {
  const desk = tinyDesk();
  const gone = new AbortController();
  const response = await page(desk, "/_sandbox/stream?as=USAM", { signal: gone.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect(await reader?.read()).toMatchObject({ value: 'data: {"version":0}\n\n' });
  await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "Card" });
  expect(await reader?.read()).toMatchObject({ value: `data: {"version":${desk.slack.world.version}}\n\n` });
  gone.abort();
  expect(desk.slack.world.listeners.size).toBe(0);
});

test("a page from elsewhere, an unknown act and an unknown person are turned away", async () => {
  const desk = tinyDesk();
  const post = (body: unknown, headers = {}) =>
    page(desk, "/_sandbox/act", { method: "POST", body: JSON.stringify(body), headers });
  const read = { as: "USAM", do: "read", channel: "CAPPROVE" };
  expect((await post(read, { origin: "https://evil.test" })).status).toBe(403);
  expect((await post(read, { origin: "http://127.0.0.1:3000" })).status).toBe(200);
  expect((await post({ as: "USAM", do: "dance" })).status).toBe(400);
  expect((await post({ ...read, as: "UNOBODY" })).status).toBe(404);
});
