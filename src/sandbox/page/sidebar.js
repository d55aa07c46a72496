/** Who you are, and where you can go. */
import { h } from "./render.js";
import { menuButton } from "./menu.js";
import { actOrTell, connect, goTo, store, working, writeAddress } from "./state.js";

export function personPicker() {
  const { people, you } = store.state;
  return h(
    "label",
    { class: "picker" },
    h("span", null, "You are"),
    h(
      "select",
      { "aria-label": "You are", value: you.id, onchange: (event) => become(event.target.value) },
      people
        .filter((one) => !one.is_bot && !one.deleted)
        .map((one) =>
          h("option", { key: one.id, value: one.id }, one.title ? `${one.real_name}, ${one.title}` : one.real_name),
        ),
    ),
  );
}

async function become(id) {
  store.notices = [];
  store.ui.clear();
  store.showHome = false;
  await connect(id);
  writeAddress();
}

export function sidebar() {
  const { conversations, app } = store.state;
  const channels = conversations.filter((one) => one.kind !== "dm");
  const direct = conversations.filter((one) => one.kind === "dm");
  return h(
    "nav",
    { class: store.ui.get("drawer") ? "sidebar shown" : "sidebar", "aria-label": "Conversations", id: "conversations" },
    group("Channels", channels, (one) => (one.kind === "private" ? "🔒" : "#")),
    group("Direct messages", direct, (one) => (one.user === app.user_id ? "◆" : "●")),
    newMessage(),
  );
}

function group(name, conversations, sign) {
  const id = `group-${name.replace(/\W/g, "")}`;
  return h(
    "section",
    { key: name, "aria-labelledby": id },
    h("h2", { id }, name),
    h(
      "ul",
      { "aria-labelledby": id },
      conversations.map((one) => h("li", { key: one.id }, entry(one, sign(one)))),
    ),
  );
}

function newMessage() {
  const { people, you } = store.state;
  const items = people
    .filter((one) => !one.is_bot && !one.deleted && one.id !== you.id)
    .map((one) => ({ label: one.real_name, note: one.title, run: () => write(one.id) }));
  const shown = [
    h("span", { class: "sign", "aria-hidden": "true" }, "+"),
    h("span", { class: "entry-name" }, "New message"),
  ];
  const isBusy = store.busy.has("direct");
  return menuButton("new-message", { label: "New message", shown, class: "entry", isBusy }, items);
}

function write(user) {
  return working("direct", async () => {
    const answer = await actOrTell({ do: "direct", user });
    const direct = store.state.conversations.find((one) => one.user === user);
    if (!answer.ok || !direct) return;
    store.ui.delete("drawer");
    store.ui.set("focus", `composer-${direct.id}`);
    goTo(direct.id);
  });
}

function entry(conversation, sign) {
  const { id, name, unread } = conversation;
  return h(
    "button",
    {
      type: "button",
      class: unread > 0 ? "entry unread" : "entry",
      "aria-current": id === store.channel ? "page" : null,
      onclick: () => {
        store.ui.delete("drawer");
        goTo(id);
      },
    },
    h("span", { class: "sign", "aria-hidden": "true" }, sign),
    h("span", { class: "entry-name" }, name),
    unread > 0 ? h("span", { class: "count" }, String(unread), h("span", { class: "hidden" }, " unread")) : null,
  );
}
