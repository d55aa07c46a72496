import { readManifest } from "../../../src/sandbox/slack/manifest.ts";
import { at, buttons, field, modal, text, textAt, tinyDesk, type Received, type TinyDesk } from "./tiny-desk.ts";

export interface Sent {
  kind: string;
  payload: unknown;
}

const manifest = {
  ...readManifest(),
  homeTab: true,
  events: ["app_home_opened"],
  shortcuts: [
    { type: "global" as const, callback_id: "start", name: "Start", description: "Opens a form" },
    { type: "message" as const, callback_id: "look", name: "Look", description: "Looks at a message" },
  ],
};

const color = (name: string) => ({ text: text(name), value: name.toLowerCase() });
const offered = [color("Red"), color("Blue")];
const placeholder = text("Choose");
const confirm = {
  title: text("Sure?"),
  text: { type: "mrkdwn", text: "*Really?*" },
  confirm: text("Yes"),
  deny: text("No"),
};

const tells = { dispatch_action: true, optional: true, hint: text("Whatever you like") };
const onEachKey = { dispatch_action_config: { trigger_actions_on: ["on_character_entered"] } };
const fields = [
  field("words", { placeholder, ...onEachKey }, tells),
  field("one", { type: "static_select", placeholder, options: offered, initial_option: offered[0] }, tells),
  field("found", { type: "external_select", placeholder, min_query_length: 1 }, tells),
  field("several", { type: "multi_external_select", placeholder, min_query_length: 1 }, tells),
  field("radio", { type: "radio_buttons", options: offered }, tells),
  field("ticked", { type: "checkboxes", options: offered }, tells),
  field("mail", { type: "email_text_input", placeholder, ...onEachKey }, tells),
  field("seats", { type: "number_input", is_decimal_allowed: false, ...onEachKey }, tells),
  field("who", { type: "users_select", placeholder }, tells),
  field("all", { type: "multi_users_select", placeholder, initial_users: ["UDANA"] }, tells),
  field("on", { type: "datepicker", placeholder }, tells),
  field("at", { type: "timepicker", placeholder }, tells),
  field("where", { type: "conversations_select", placeholder, response_url_enabled: true }, tells),
];
const press = buttons("press", "Press");
const menu = {
  type: "section",
  block_id: "menu",
  text: { type: "mrkdwn", text: "Do" },
  accessory: { type: "overflow", action_id: "menu", options: offered, confirm },
};
const asked = {
  type: "section",
  block_id: "asked",
  text: text("Ask"),
  accessory: { ...(at(buttons("b", "Ask"), "elements.0") as object), confirm },
};
const aside = { type: "context", block_id: "aside", elements: [{ type: "mrkdwn", text: "By the way" }] };
const form = modal([aside, ...fields, press, asked], {
  callback_id: "form",
  close: text("Close"),
  notify_on_close: true,
});
const card = [
  press,
  menu,
  { type: "divider", block_id: "line" },
  { type: "header", block_id: "top", text: text("Card") },
];

/** Does everything that makes the workspace send something, and calls every method, well and badly. */
export async function everythingSent(): Promise<Sent[]> {
  const desk = tinyDesk({ manifest }, { isInTest: false });
  const sam = desk.slack.as("USAM");
  desk.answer = async (request) => answerTo(desk, request);

  await sam.shortcut("start");
  await useForm(desk);
  await sam.submit();
  await sam.command("/csp add", "approvals");
  await sam.close();

  await sam.command("Hello", "approvals");
  const [hello] = desk.slack.channel("approvals").messages;
  await sam.shortcut("look", { channel: "approvals", ts: hello?.ts ?? "" });

  const posted = await callEverything(desk);
  await sam.click({ channel: "approvals", ts: posted, name: "Press" });
  await sam.select({ channel: "approvals", ts: posted, name: "menu" }, "Red");
  await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "Below", thread_ts: posted, blocks: [press] });
  await sam.click({ channel: "approvals", message: "Below", name: "Press" });
  await desk.call("chat.postMessage", { channel: "CAPPROVE", text: "Alone", blocks: [press] });
  await sam.click({ channel: "approvals", message: "Alone", name: "Press" });
  await desk.call("chat.postEphemeral", { channel: "CAPPROVE", user: "USAM", text: "Only you", blocks: [press] });
  const whisper = sam.channel("approvals").messages.find((message) => message.text === "Only you");
  await sam.click({ channel: "approvals", ts: whisper?.ts ?? "", name: "Press" });

  await sam.openHome();
  await desk.call("views.publish", { user_id: "USAM", view: { type: "home", blocks: [press] } });
  await sam.openHome();
  await sam.click({ name: "Press", home: true });

  return [
    ...desk.received.map((request) => ({ kind: kindOf(request), payload: request.payload })),
    ...desk.slack.calls.map(({ method, answer }) => ({
      kind: method.startsWith("views.") ? "an answer with a view" : method,
      payload: answer,
    })),
  ];
}

async function answerTo(desk: TinyDesk, { form: sent, payload }: Received) {
  const type = at(payload, "type");
  if (type === "block_suggestion") return { json: { options: offered } };
  if (sent["command"] !== undefined) await desk.call("views.open", { trigger_id: sent["trigger_id"], view: form });
  if (type === "shortcut") await desk.call("views.open", { trigger_id: textAt(payload, "trigger_id"), view: form });
  return undefined;
}

async function useForm(desk: TinyDesk): Promise<void> {
  const sam = desk.slack.as("USAM");
  await sam.type("words", "Hello");
  await sam.select("one", "Blue");
  await sam.select("found", "Red");
  await sam.select("several", ["Red"]);
  await sam.select("radio", "Red");
  await sam.select("ticked", ["Red", "Blue"]);
  await sam.type("mail", "ada@contoso.example");
  await sam.type("seats", "3");
  await sam.select("who", "dana");
  await sam.select("all", ["dana"]);
  await sam.select("on", "2026-02-28");
  await sam.select("at", "09:30");
  await sam.select("where", "approvals");
  await sam.click("Press");
  await sam.click("Ask");
  await desk.call("views.update", { view_id: sam.view?.id, view: form });
  const triggers = desk.received
    .map(({ payload }) => at(payload, "trigger_id"))
    .filter((one) => typeof one === "string");
  await desk.call("views.push", { trigger_id: triggers.at(-1), view: form });
  await desk.call("views.push", { trigger_id: triggers.at(-1), view: form });
  await sam.close();
}

/** Answers the timestamp of the card that it left in #approvals. */
async function callEverything(desk: TinyDesk): Promise<string> {
  const channel = "CAPPROVE";
  const metadata = { event_type: "card", event_payload: { id: "7" } };
  await desk.call("auth.test");
  const ts = textAt(await desk.call("chat.postMessage", { channel, text: "Card", blocks: card, metadata }), "ts");
  await desk.call("chat.postMessage", { channel, text: "Reply", thread_ts: ts });
  await desk.call("chat.postMessage", { channel, text: "Bad", blocks: [{ type: "nonsense" }] });
  await desk.call("chat.postMessage", { channel: "CQUIET", text: "Not here" });
  await desk.call("chat.update", { channel, ts, text: "Card", blocks: card });
  await desk.call("chat.update", { channel, ts, text: "x".repeat(5000) });
  await desk.call("conversations.open", { users: "USAM", return_im: true });
  await desk.call("conversations.open", { users: "USAM" });
  desk.slack.scopes.delete("usergroups:read");
  await desk.call("usergroups.list", {});
  desk.slack.scopes.add("usergroups:read");
  await desk.call("conversations.history", { channel, include_all_metadata: true, limit: 1 });
  await desk.call("conversations.history", { channel, include_all_metadata: true });
  await desk.call("conversations.replies", { channel, ts });
  await desk.call("usergroups.list", { include_users: true });
  await desk.call("usergroups.users.list", { usergroup: "SADMINS" });
  await desk.call("users.info", { user: "USAM", include_locale: true });
  await desk.call("users.list", { include_locale: true });
  await desk.call("users.list", { limit: 2 });
  await desk.call("views.open", { trigger_id: "made-up", view: { type: "modal" } });
  return ts;
}

const KINDS: Readonly<Record<string, string>> = {
  shortcut: "global shortcut",
  message_action: "message shortcut",
  block_suggestion: "block suggestion",
  view_submission: "view submission",
  view_closed: "view closed",
  event_callback: "event envelope",
};

function kindOf({ form: sent, payload }: Received): string {
  if (sent["command"] !== undefined) return "slash command";
  const type = textAt(payload, "type");
  if (type !== "block_actions") return KINDS[type] ?? type;
  if (at(payload, "container.type") === "view") return "block actions from a view";
  return at(payload, "container.is_ephemeral") === true
    ? "block actions from an ephemeral message"
    : "block actions from a message";
}
