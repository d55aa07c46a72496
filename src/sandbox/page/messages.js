/** The messages of one conversation, their threads and what only this person sees. */
import { blocksView } from "./blocks.js";
import { composer } from "./composer.js";
import { dayKey, dayName, fullTimeOf, timeOf } from "./dates.js";
import { menuButton } from "./menu.js";
import { mrkdwn } from "./mrkdwn.js";
import { h } from "./render.js";
import { actOrTell, redraw, store } from "./state.js";

export function messageList(conversation) {
  const { messages } = conversation;
  const rows = messages.flatMap((message, index) => {
    const isNewDay = index === 0 || dayKey(messages[index - 1].ts) !== dayKey(message.ts);
    const day = isNewDay
      ? h("h2", { class: "day", key: `day-${dayKey(message.ts)}` }, h("span", null, dayName(message.ts)))
      : null;
    return [day, messageView(conversation, message)];
  });
  return h(
    "div",
    {
      class: "messages",
      role: "log",
      key: `log-${conversation.id}`,
      tabindex: "0",
      "aria-label": `Messages in ${titleOf(conversation)}`,
      onscroll: (event) => store.ui.set(`scroll:${conversation.id}`, isAtEnd(event.currentTarget)),
      after: (node) => followEnd(node, conversation, messages.length),
    },
    messages.length === 0 ? h("p", { class: "note empty" }, emptyText(conversation)) : rows,
  );
}

function emptyText(conversation) {
  if (conversation.user === store.state.app.user_id)
    return `This is between you and ${store.state.app.name}. Type /csp to begin.`;
  return `Nothing here yet. This is the beginning of ${titleOf(conversation)}.`;
}

export function titleOf(conversation) {
  return conversation.kind === "dm" ? conversation.name : `#${conversation.name}`;
}

function isAtEnd(node) {
  return node.scrollHeight - node.scrollTop - node.clientHeight < 80;
}

function followEnd(node, conversation, count) {
  const key = `scroll:${conversation.id}`;
  const seen = `count:${conversation.id}`;
  if (store.ui.get(key) !== false || store.ui.get(seen) === undefined) node.scrollTop = node.scrollHeight;
  store.ui.set(seen, count);
}

function messageView(conversation, message, isReply = false) {
  const author = authorOf(message.user);
  const place = {
    channel: conversation.id,
    ts: message.ts,
    values: message.values,
    errors: {},
    failed: message.failed,
  };
  const nameId = `m-${conversation.id}-${message.ts}`.replace(/\W/g, "_");
  return h(
    "article",
    { key: message.ts, class: message.ephemeral ? "message ephemeral" : "message", "aria-labelledby": nameId },
    h("span", { class: `avatar tone-${author.tone}`, "aria-hidden": "true" }, author.initials),
    h(
      "div",
      { class: "message-body" },
      message.ephemeral ? h("p", { class: "only-you" }, "Only visible to you") : null,
      h(
        "p",
        { class: "byline", id: nameId },
        h("strong", null, author.name),
        author.isApp ? h("span", { class: "badge" }, "App") : null,
        " ",
        h("time", { title: fullTimeOf(message.ts) }, timeOf(message.ts)),
        message.edited ? h("span", { class: "note" }, " (edited)") : null,
      ),
      message.blocks.length > 0
        ? blocksView(message.blocks, place)
        : h("div", { class: "block" }, mrkdwn(message.text)),
      isReply ? null : thread(conversation, message),
    ),
    isReply ? null : tools(conversation, message),
  );
}

function tools(conversation, message) {
  const shortcuts = store.state.shortcuts.filter((one) => one.type === "message");
  if (message.ephemeral) return null;
  return h(
    "div",
    { class: "tools" },
    h(
      "button",
      {
        type: "button",
        "aria-label": "Reply in thread",
        title: "Reply in thread",
        onclick: () => openThread(conversation, message),
      },
      "↩",
    ),
    shortcuts.length > 0
      ? menuButton(
          `message:${message.ts}`,
          { label: "More message actions", shown: "⋯" },
          shortcuts.map((one) => ({
            label: one.name,
            note: one.description,
            run: () =>
              actOrTell({
                do: "shortcut",
                callback_id: one.callback_id,
                message: { channel: conversation.id, ts: message.ts },
              }),
          })),
        )
      : null,
  );
}

function openThread(conversation, message) {
  store.ui.set(`thread:${conversation.id}:${message.ts}`, true);
  store.ui.set("focus", `composer-${conversation.id}-${message.ts}`);
  redraw();
}

function thread(conversation, message) {
  const key = `thread:${conversation.id}:${message.ts}`;
  const isOpen = Boolean(store.ui.get(key));
  const count = message.replies.length;
  if (count === 0 && !isOpen) return null;
  return h(
    "div",
    { class: "thread" },
    h(
      "button",
      {
        type: "button",
        class: "link",
        "aria-expanded": String(isOpen),
        onclick: () => {
          store.ui.set(key, !isOpen);
          redraw();
        },
      },
      count === 1 ? "1 reply" : `${count} replies`,
    ),
    isOpen
      ? h(
          "div",
          { class: "replies", role: "group", "aria-label": "Thread" },
          message.replies.map((reply) => messageView(conversation, reply, true)),
          composer(conversation, message.ts),
        )
      : null,
  );
}

export function authorOf(id) {
  const { people, app } = store.state;
  const person = people.find((one) => one.id === id);
  const isApp = id === app.user_id || Boolean(person?.is_bot);
  const name = id === app.user_id ? app.name : id === "USLACKBOT" ? "Slackbot" : (person?.real_name ?? id);
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0] ?? "")
    .join("");
  const tone = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 6, 7);
  return { name, isApp, initials, tone };
}
