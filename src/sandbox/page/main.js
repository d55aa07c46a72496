/** Draws the whole page whenever something changed. */
import { blocksView } from "./blocks.js";
import { composer } from "./composer.js";
import { confirmDialog } from "./confirm.js";
import { giveFocusBack, topDialog } from "./dialog.js";
import { messageList, titleOf } from "./messages.js";
import { notices } from "./notices.js";
import { paneBar, paneView } from "./panes.js";
import { h, patch } from "./render.js";
import { personPicker, sidebar } from "./sidebar.js";
import { act, actOrTell, connect, conversation, onChange, redraw, store, writeAddress } from "./state.js";

const root = document.getElementById("app");

function paint() {
  if (!store.state)
    return patch(root, [
      h("p", { class: "note empty" }, store.isConnected ? "One moment…" : "The sandbox does not answer. Trying again…"),
    ]);
  const here = conversation();
  if (here) store.channel = here.id;
  const dialog = topDialog();
  document.title = titleText(here);
  patch(root, [
    topBar(),
    h(
      "div",
      { class: store.pane ? "columns with-pane" : "columns", key: "columns" },
      h(
        "div",
        { class: "chat", key: "chat", inert: dialog !== null },
        sidebar(),
        h("main", { key: "main" }, here ? conversationView(here) : null),
      ),
      dialog,
      paneView(),
    ),
    dialog ? null : notices(),
    confirmDialog(),
  ]);
  if (!dialog) giveFocusBack();
  markRead(here);
}

function titleText(here) {
  const unread = store.state.conversations.reduce((sum, one) => sum + one.unread, 0);
  return `${unread > 0 ? `(${unread}) ` : ""}${here ? titleOf(here) : store.state.team.name} · Sandbox`;
}

function topBar() {
  const isOpen = Boolean(store.ui.get("drawer"));
  return h(
    "header",
    { class: "bar", key: "bar" },
    h(
      "button",
      {
        type: "button",
        class: "drawer-button",
        "aria-label": "Conversations",
        "aria-expanded": String(isOpen),
        "aria-controls": "conversations",
        onclick: () => {
          if (isOpen) store.ui.delete("drawer");
          else store.ui.set("drawer", true);
          redraw();
        },
      },
      "☰",
    ),
    personPicker(),
    paneBar(),
  );
}

function conversationView(here) {
  const isApp = here.user === store.state.app.user_id;
  const hasHome = isApp && store.state.app.home_tab;
  const showsHome = hasHome && store.showHome;
  return [
    h(
      "header",
      { class: "title", key: "title" },
      h("h1", null, titleOf(here)),
      hasHome ? tabs(showsHome) : null,
      here.kind !== "dm" && !here.app_is_member
        ? h("span", { class: "note" }, `${store.state.app.name} is not in this channel`)
        : null,
    ),
    hasHome
      ? h(
          "div",
          { class: "panel", role: "tabpanel", id: "tab-panel", key: "panel", "aria-labelledby": tabId(showsHome) },
          showsHome ? homeView() : messagesView(here),
        )
      : messagesView(here),
  ];
}

function messagesView(here) {
  return [messageList(here), composer(here)];
}

function tabId(isHome) {
  return isHome ? "tab-home" : "tab-messages";
}

function tabs(showsHome) {
  const show = (isHome) => {
    store.showHome = isHome;
    redraw();
    if (isHome) void actOrTell({ do: "home" });
  };
  const keys = (event) => {
    const isStep = event.key === "ArrowLeft" || event.key === "ArrowRight";
    if (!isStep && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    const isHome = isStep ? !showsHome : event.key === "Home";
    show(isHome);
    document.getElementById(tabId(isHome))?.focus();
  };
  const tab = (name, isHome) =>
    h(
      "button",
      {
        type: "button",
        role: "tab",
        id: tabId(isHome),
        "aria-selected": String(showsHome === isHome),
        "aria-controls": showsHome === isHome ? "tab-panel" : null,
        tabindex: showsHome === isHome ? "0" : "-1",
        onclick: () => show(isHome),
      },
      name,
    );
  return h(
    "div",
    { role: "tablist", "aria-label": "App", class: "tabs", onkeydown: keys },
    tab("Home", true),
    tab("Messages", false),
  );
}

function homeView() {
  const { home } = store.state;
  if (!home) return h("div", { class: "home", key: "home" }, h("p", { class: "note empty" }, "Nothing published yet."));
  const place = { viewId: home.id, values: home.values, errors: home.errors, failed: {} };
  return h("div", { class: "home", key: "home" }, blocksView(home.blocks, place));
}

let lastRead = "";

function markRead(here) {
  if (!here || here.unread === 0 || document.visibilityState !== "visible") return;
  const mark = `${store.as}/${here.id}/${here.messages.length}/${store.state.version}`;
  if (mark === lastRead) return;
  lastRead = mark;
  void act({ do: "read", channel: here.id });
}

/** F6 goes from the chat, or the dialog over it, to the panes and back. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "F6") return;
  event.preventDefault();
  const inTools = document.activeElement?.closest(".bar, .pane");
  const target = inTools
    ? (document.querySelector(".dialog input, .dialog textarea, .dialog button") ??
      document.querySelector(".composer textarea"))
    : (document.querySelector(".pane button") ?? document.querySelector(".bar .panes button"));
  target?.focus();
});
document.addEventListener("visibilitychange", redraw);

onChange(paint);
paint();
void connect().then(writeAddress);
