import { App, type Receiver } from "@slack/bolt";
import type { KnownBlock, ModalView } from "@slack/types";

const plain = (text: string) => ({ type: "plain_text" as const, text });
const button = (name: string): KnownBlock => ({
  type: "actions",
  elements: [{ type: "button", action_id: name, text: plain(name), value: name }],
});
const word: KnownBlock = {
  type: "input",
  block_id: "word",
  label: plain("Word"),
  element: { type: "plain_text_input", action_id: "word" },
};
const country: KnownBlock = {
  type: "input",
  block_id: "country",
  optional: true,
  label: plain("Country"),
  element: { type: "external_select", action_id: "country", min_query_length: 1 },
};
const dialog = (name: string, ...blocks: KnownBlock[]): ModalView => ({
  type: "modal",
  callback_id: name,
  title: plain(name),
  submit: plain("Send"),
  notify_on_close: true,
  blocks,
});
const ask = dialog("Ask", word, country, button("Shorter"));

/** An app as anybody would write one: it shares no code with the desk, and none with the workspace. */
export function bareBoltApp(receiver: Receiver, token: string, slackApiUrl: string): App {
  const clientOptions = { slackApiUrl, retryConfig: { retries: 0 } };
  const app = new App({ token, receiver, clientOptions, deferInitialization: true });
  const open = (trigger_id: string) => app.client.views.open({ token, trigger_id, view: ask });
  app.command("/csp", ({ ack, body }) => ack().then(() => void open(body.trigger_id)));
  app.shortcut("ask", ({ ack, body }) => ack().then(() => void open(body.trigger_id)));
  app.options("country", ({ ack, options }) => ack({ options: [{ text: plain(options.value), value: "found" }] }));
  app.action("Shorter", async ({ ack, body, client }) => {
    await ack();
    if (body.type === "block_actions")
      await client.views.update({ view_id: body.view?.id ?? "", view: dialog("Ask", word) });
  });
  app.view("Ask", async ({ ack, view, body, client }) => {
    const said = view.state.values["word"]?.["word"]?.value;
    if (said === "bad") return ack({ response_action: "errors", errors: { word: "Not that one." } });
    if (said === "update") return ack({ response_action: "update", view: dialog("Updated", word) });
    if (said === "push") return ack({ response_action: "push", view: dialog("Pushed", word) });
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: `You said ${said}`, blocks: [button("Whisper")] });
  });
  app.action("Whisper", async ({ ack, respond }) => {
    await ack();
    await respond({ text: "Only you see this", response_type: "ephemeral", replace_original: false });
  });
  app.view({ callback_id: /./, type: "view_closed" }, async ({ ack, view, body, client }) => {
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: `You closed ${view.title.text}` });
  });
  app.event("app_home_opened", async ({ event, client }) => {
    await client.views.publish({ user_id: event.user, view: { type: "home", blocks: [button("Whisper")] } });
  });
  return app;
}
