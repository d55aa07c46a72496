/** Where messages and commands are typed. */
import { completions } from "./completions.js";
import { menuButton } from "./menu.js";
import { h } from "./render.js";
import { act, actOrTell, redraw, store, tell, working } from "./state.js";
import { titleOf } from "./messages.js";

/** @param {string} [threadTs] */
export function composer(conversation, threadTs) {
  const id = threadTs ? `composer-${conversation.id}-${threadTs}` : `composer-${conversation.id}`;
  const text = store.ui.get(`text:${id}`) ?? "";
  const ui = store.ui.get(`complete:${id}`) ?? { active: 0, isClosed: false };
  const offers = threadTs || ui.isClosed ? [] : completions(text);
  const isBusy = store.busy.has(id);
  const write = (value) => {
    store.ui.set(`text:${id}`, value);
    store.ui.set(`complete:${id}`, { active: 0, isClosed: false });
    redraw();
  };
  const send = () => working(id, () => sendText(conversation, threadTs, id));
  const complete = (offer) => {
    write(offer.insert);
    store.ui.set("focus", id);
  };
  const keys = (event) => {
    if (event.isComposing) return;
    const offer = offers[ui.active];
    if (offers.length > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      const by = event.key === "ArrowDown" ? 1 : -1;
      store.ui.set(`complete:${id}`, { ...ui, active: (ui.active + by + offers.length) % offers.length });
      redraw();
    } else if (offer && event.key === "Tab" && !event.shiftKey) {
      event.preventDefault();
      complete(offer);
    } else if (offers.length > 0 && event.key === "Escape") {
      store.ui.set(`complete:${id}`, { ...ui, isClosed: true });
      redraw();
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (offer && offer.isUnfinished) complete(offer);
      else void send();
    }
  };
  const label = threadTs ? "Reply in thread" : `Message ${titleOf(conversation)}`;
  return h(
    "form",
    {
      class: "composer",
      key: id,
      "aria-busy": isBusy ? "true" : null,
      onsubmit: (event) => {
        event.preventDefault();
        void send();
      },
    },
    offers.length > 0 ? offerList(id, offers, ui, complete) : null,
    h("textarea", {
      id,
      rows: "1",
      "aria-label": label,
      placeholder: threadTs ? "Reply" : label,
      ...(threadTs ? {} : comboAria(id, offers, ui)),
      value: text,
      oninput: (event) => write(event.target.value),
      onkeydown: keys,
      after: (node) => {
        node.style.setProperty("height", "auto");
        node.style.setProperty("height", `${Math.min(node.scrollHeight, 200)}px`);
        if (store.ui.get("focus") === id) {
          store.ui.delete("focus");
          node.focus();
          node.setSelectionRange(text.length, text.length);
        }
      },
    }),
    h(
      "div",
      { class: "composer-tools" },
      threadTs ? null : shortcuts(),
      h("button", { type: "submit", class: "primary" }, "Send"),
    ),
  );
}

/** Commands are offered outside of threads only. */
function comboAria(id, offers, ui) {
  const isOpen = offers.length > 0;
  return {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": String(isOpen),
    "aria-controls": isOpen ? `${id}-offers` : null,
    "aria-activedescendant": isOpen ? `${id}-offer-${ui.active}` : null,
  };
}

function offerList(id, offers, ui, complete) {
  return h(
    "div",
    { class: "offers", key: "offers", role: "listbox", id: `${id}-offers`, "aria-label": "Commands" },
    offers.map((offer, index) =>
      h(
        "div",
        {
          role: "option",
          id: `${id}-offer-${index}`,
          class: index === ui.active ? "option active" : "option",
          "aria-selected": String(index === ui.active),
          onmousedown: (event) => event.preventDefault(),
          onclick: () => complete(offer),
        },
        h("strong", null, offer.label),
        offer.hint ? h("code", null, offer.hint) : null,
        h("span", { class: "note" }, offer.note),
      ),
    ),
  );
}

function shortcuts() {
  const offered = store.state.shortcuts.filter((one) => one.type === "global");
  if (offered.length === 0) return null;
  const items = offered.map((one) => ({
    label: one.name,
    note: one.description,
    run: () =>
      working(`shortcut:${one.callback_id}`, () => actOrTell({ do: "shortcut", callback_id: one.callback_id })),
  }));
  const isBusy = offered.some((one) => store.busy.has(`shortcut:${one.callback_id}`));
  return menuButton("shortcuts", { label: "Shortcuts", isBusy }, items);
}

/** The text goes away when it is sent and comes back when it could not be. */
async function sendText(conversation, threadTs, id) {
  const text = (store.ui.get(`text:${id}`) ?? "").trim();
  if (text === "") return;
  store.ui.delete(`text:${id}`);
  store.ui.delete(`complete:${id}`);
  store.ui.delete(`scroll:${conversation.id}`);
  redraw();
  const answer = await act({
    do: "send",
    channel: conversation.id,
    text,
    ...(threadTs ? { thread_ts: threadTs } : {}),
  });
  if (answer.ok) return;
  if (!store.ui.get(`text:${id}`)) store.ui.set(`text:${id}`, text);
  // What became of a command, Slackbot says in the channel.
  if (!text.startsWith("/") || answer.version === 0) tell(answer.error);
}
