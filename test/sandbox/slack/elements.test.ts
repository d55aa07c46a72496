import { expect, test } from "vitest";
import { expectRefusals } from "../../support/refusals.ts";
import { readManifest } from "../../../src/sandbox/slack/manifest.ts";
import {
  anyText,
  at,
  buttons,
  containing,
  field,
  matching,
  modal,
  openFor,
  text,
  textAt,
  tinyDesk,
} from "./tiny-desk.ts";

const offered = [
  { text: text("Red"), value: "r" },
  { text: text("Blue"), value: "b" },
];

test.each([
  ["static_select", { options: offered }, "Blue", "b", { selected_option: { text: text("Blue"), value: "b" } }],
  ["radio_buttons", { options: offered }, "r", "r", { selected_option: { text: text("Red"), value: "r" } }],
  ["checkboxes", { options: offered }, ["Red", "Blue"], ["r", "b"], { selected_options: offered }],
  ["multi_static_select", { options: offered }, ["Red"], ["r"], { selected_options: offered.slice(0, 1) }],
  ["users_select", {}, "@dana", "UDANA", { selected_user: "UDANA" }],
  ["multi_users_select", {}, ["@dana", "USAM"], ["UDANA", "USAM"], { selected_users: ["UDANA", "USAM"] }],
  ["channels_select", {}, "#quiet", "CQUIET", { selected_channel: "CQUIET" }],
  ["conversations_select", {}, "approvals", "CAPPROVE", { selected_conversation: "CAPPROVE" }],
  ["multi_conversations_select", {}, ["quiet"], ["CQUIET"], { selected_conversations: ["CQUIET"] }],
  ["datepicker", {}, "2027-01-31", "2027-01-31", { selected_date: "2027-01-31" }],
  ["timepicker", {}, "09:30", "09:30", { selected_time: "09:30" }],
  ["datetimepicker", {}, 1_800_000_000, 1_800_000_000, { selected_date_time: 1_800_000_000 }],
])("%s holds what was chosen and is told of it", async (type, settings, wanted, held, told) => {
  const desk = tinyDesk();
  await openFor(desk, modal([field("f", { type, ...settings }, { dispatch_action: true })]));
  const sam = desk.slack.as("USAM");
  expect(await sam.select("f", wanted)).toEqual({ ok: true });
  expect(sam.view?.valueAt("f")).toEqual(held);
  expect(at(desk.received.at(-1)?.payload, "actions.0")).toMatchObject({ type, action_id: "f", ...told });
  expect(at(desk.received.at(-1)?.payload, "view.state.values.f.f")).toMatchObject({ type, ...told });
});

test.each([
  ["static_select", { options: offered }, { selected_option: null }],
  ["checkboxes", { options: offered }, { selected_options: [] }],
  ["multi_users_select", {}, { selected_users: [] }],
  ["users_select", {}, { selected_user: null }],
  ["datepicker", {}, { selected_date: null }],
  ["plain_text_input", {}, { value: null }],
])("%s that nobody touched is sent as empty", async (type, settings, told) => {
  const desk = tinyDesk();
  await openFor(desk, modal([field("f", { type, ...settings }, { optional: true })]));
  await desk.slack.as("USAM").submit();
  expect(at(desk.received.at(-1)?.payload, "view.state.values.f.f")).toEqual({ type, ...told });
});

test.each([
  [{ type: "email_text_input" }, "ana", "Please enter a valid email address."],
  [{ type: "number_input", is_decimal_allowed: false }, "1.5", "Please enter a valid number."],
  [{ type: "number_input", is_decimal_allowed: true }, "many", "Please enter a valid number."],
  [{ type: "number_input", is_decimal_allowed: true, max_value: "3" }, "4", "Must be at most 3."],
  [{ type: "number_input", is_decimal_allowed: false, min_value: "1" }, "0", "Must be at least 1."],
  [{ min_length: 3 }, "ab", "Must be at least 3 characters."],
  [{ max_length: 3 }, "abcd", "Must be less than 4 characters."],
])("Slack itself objects to %o holding %s", async (element, value, objection) => {
  const desk = tinyDesk();
  await openFor(desk, modal([field("f", element)]));
  const sam = desk.slack.as("USAM");
  await sam.type("f", value);
  await sam.submit();
  expect(sam.view?.errorAt("f")).toBe(objection);
  expect(desk.received).toHaveLength(1);
});

test.each([
  ["datepicker", "31.01.2027"],
  ["datepicker", "2027-02-30"],
  ["datepicker", ""],
  ["timepicker", "9:30"],
  ["timepicker", "24:00"],
  ["datetimepicker", 1_800],
  ["datetimepicker", 1_800_000_000.5],
])("%s does not take %j", async (type, wanted) => {
  const desk = tinyDesk();
  await openFor(desk, modal([field("f", { type })]));
  const sam = desk.slack.as("USAM");
  expect(await sam.select("f", wanted)).toMatchObject({ ok: false, error: containing(`${type} cannot hold that`) });
  expect(sam.view?.valueAt("f")).toBeNull();
});

test.each([
  ["multi_static_select", { options: offered }, ["Red", "Blue"]],
  ["multi_users_select", {}, ["@dana", "@sam"]],
  ["multi_channels_select", {}, ["approvals", "quiet"]],
  ["multi_conversations_select", {}, ["approvals", "quiet"]],
])("%s takes no more than max_selected_items", async (type, settings, wanted) => {
  const desk = tinyDesk();
  await openFor(desk, modal([field("f", { type, max_selected_items: 1, ...settings })]));
  const sam = desk.slack.as("USAM");
  expect(await sam.select("f", wanted)).toEqual({ ok: false, error: "At most 1 can be chosen." });
  expect(await sam.select("f", wanted.slice(0, 1))).toEqual({ ok: true });
});

test("a select that starts with the current conversation does so", async () => {
  const desk = tinyDesk();
  const settings = { type: "conversations_select", default_to_current_conversation: true, response_url_enabled: true };
  desk.answer = async ({ form, payload }) => {
    if (at(payload, "type") !== undefined) return undefined;
    const view = modal([field("where", settings)]);
    await desk.call("views.open", { trigger_id: form["trigger_id"], view });
    return undefined;
  };
  const sam = desk.slack.as("USAM");
  await sam.command("/csp", "approvals");
  await sam.submit();
  expect(at(desk.received.at(-1)?.payload, "response_urls")).toEqual([
    { block_id: "where", action_id: "where", channel_id: "CAPPROVE", response_url: anyText },
  ]);
});

test("what was chosen in a message comes along with the next press", async () => {
  const desk = tinyDesk();
  const menu = { type: "static_select", action_id: "colour", options: offered };
  const elements = [menu, { type: "button", action_id: "go", text: text("Go") }];
  const blocks = [{ type: "actions", block_id: "b", elements }];
  await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "Pick", blocks });
  const sam = desk.slack.as("USAM");
  await sam.select({ channel: "approvals", name: "colour" }, "Blue");
  await sam.click({ channel: "approvals", name: "Go" });
  expect(at(desk.received.at(-1)?.payload, "state.values.b.colour.selected_option.value")).toBe("b");
  await desk.slack.as("UDANA").click({ channel: "approvals", name: "Go" });
  expect(at(desk.received.at(-1)?.payload, "state.values.b.colour.selected_option")).toBeNull();
});

test("an overflow menu tells which entry was taken", async () => {
  const desk = tinyDesk();
  const accessory = { type: "overflow", action_id: "more", options: offered };
  const blocks = [{ type: "section", block_id: "s", text: text("Card"), accessory }];
  await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "Card", blocks });
  await desk.slack.as("USAM").select({ channel: "approvals", name: "more" }, "Red");
  expect(at(desk.received.at(-1)?.payload, "actions.0")).toMatchObject({
    type: "overflow",
    selected_option: { value: "r" },
  });
});

test("a press in an ephemeral message carries no message", async () => {
  const desk = tinyDesk();
  const blocks = [buttons("b", "Go")];
  await desk.call("chat.postEphemeral", { channel: "CAPPROVE", user: "USAM", text: "Psst", blocks });
  await desk.slack.as("USAM").click({ channel: "approvals", name: "Go" });
  expect(desk.received.at(-1)?.payload).toMatchObject({ container: { is_ephemeral: true }, response_url: anyText });
  expect(at(desk.received.at(-1)?.payload, "message")).toBeUndefined();
});

test("a submission can close the whole stack or put another dialog on top", async () => {
  const desk = tinyDesk();
  await openFor(desk, modal([buttons("b", "Go")]));
  const sam = desk.slack.as("USAM");
  desk.answer = () => ({
    json: { response_action: "push", view: modal([buttons("b", "Go")], { title: text("Top") }) },
  });
  await sam.submit();
  expect(sam.view?.title).toBe("Top");
  desk.answer = () => ({ json: { response_action: "clear" } });
  await sam.submit();
  expect(sam.view).toBeNull();
});

test("a submission answered by a broken view is shown as trouble, and the reason is kept", async () => {
  const desk = tinyDesk();
  expectRefusals(desk.slack, "invalid_arguments");
  await openFor(desk, modal([buttons("b", "Go")]));
  const view = modal([buttons("b", "x".repeat(76))]);
  desk.answer = () => ({ json: { response_action: "update", view } });
  const sam = desk.slack.as("USAM");
  expect(await sam.submit()).toMatchObject({ ok: false });
  expect(sam.view?.problem).toMatch(/trouble connecting/);
  expect(desk.slack.refusals).toMatchObject([{ where: "response_action", reasons: [matching(/less than 76/)] }]);
});

test("a dialog that is being sent is not sent twice", async () => {
  const desk = tinyDesk();
  await openFor(desk, modal([buttons("b", "Go")]));
  const sam = desk.slack.as("USAM");
  const [first, second] = await Promise.all([sam.submit(), sam.submit()]);
  expect([first.ok, second.ok]).toEqual([true, false]);
  expect(desk.received).toHaveLength(2);
});

test("a manifest with a Home tab lets the app publish one and tells it of each opening", async () => {
  const desk = tinyDesk({ manifest: { ...readManifest(), homeTab: true, events: ["app_home_opened"] } });
  const dana = desk.slack.as("UDANA");
  await dana.openHome();
  expect(desk.received.at(-1)?.headers.get("content-type")).toBe("application/json");
  expect(desk.received.at(-1)?.payload).toMatchObject({
    type: "event_callback",
    event: { type: "app_home_opened", user: "UDANA", tab: "home" },
  });
  const home = { type: "home", blocks: [buttons("b", "Add a customer")] };
  const published = await desk.call("views.publish", { user_id: "UDANA", view: home });
  expect(dana.home?.buttons).toEqual(["Add a customer"]);
  await dana.click({ home: true, name: "Add a customer" });
  expect(desk.received.at(-1)?.payload).toMatchObject({ view: { type: "home", id: textAt(published, "view.id") } });
});

test("without a Home tab there is nothing to publish", async () => {
  const desk = tinyDesk({ manifest: { ...readManifest(), homeTab: false } });
  const view = { type: "home", blocks: [] };
  expect(await desk.call("views.publish", { user_id: "UDANA", view })).toMatchObject({ error: "not_enabled" });
});

test("a message shortcut carries the message it was used on", async () => {
  const shortcut = { type: "message" as const, callback_id: "from-message", name: "Add", description: "Adds" };
  const desk = tinyDesk({ manifest: { ...readManifest(), shortcuts: [shortcut] } });
  const posted = await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "Contoso wants in" });
  await desk.slack.as("USAM").shortcut("from-message", { channel: "approvals", ts: textAt(posted, "ts") });
  expect(desk.received.at(-1)?.payload).toMatchObject({
    type: "message_action",
    callback_id: "from-message",
    message_ts: posted["ts"],
    message: { text: "Contoso wants in" },
    channel: { id: "CAPPROVE", name: "approvals" },
    response_url: anyText,
  });
});
