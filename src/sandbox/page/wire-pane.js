/** Requests between Slack and the desk, newest first, and what Slack refused. */
import { h } from "./render.js";
import { redraw, store } from "./state.js";

export function wirePane() {
  const { delivery, refusals, wire } = store.state;
  return [
    h("p", { class: "note", key: "mode" }, mode(delivery)),
    refusals.length > 0
      ? h(
          "section",
          { key: "refusals", "aria-label": "Refused by Slack" },
          h("h3", null, "Refused by Slack"),
          [...refusals].reverse().map((one, index) =>
            h(
              "div",
              { class: "refusal", key: `${one.at}-${refusals.length - index}` },
              h("strong", null, `${one.where}: ${one.error}`),
              one.reasons.map((reason) => h("p", null, reason)),
            ),
          ),
        )
      : null,
    wire.length === 0 ? h("p", { class: "note" }, "Nothing went over the wire yet. Type /csp in a channel.") : null,
    h("ol", { class: "wire", key: "wire", "aria-label": "Requests, newest first" }, [...wire].reverse().map(entry)),
  ];
}

function mode({ over, sockets }) {
  if (over === "http") return "Slack sends signed requests to the desk over HTTP.";
  return `Socket Mode: Slack sends over sockets that the desk opened. Open now: ${sockets}.`;
}

function entry(one) {
  const key = `wire:${one.id}`;
  const isOpen = Boolean(store.ui.get(key));
  const outcome = one.late ? "too late" : one.status === null ? "waiting" : String(one.status);
  const isBad = one.late || one.status === "unanswered" || one.status >= 400 || one.answered?.ok === false;
  return h(
    "li",
    { key },
    h(
      "button",
      {
        type: "button",
        class: "wire-line",
        "aria-expanded": String(isOpen),
        onclick: () => {
          store.ui.set(key, !isOpen);
          redraw();
        },
      },
      h(
        "span",
        { class: "direction" },
        `${one.direction === "to-desk" ? "→" : "←"} desk${one.over === "socket" ? ", socket" : ""}`,
      ),
      h("span", { class: "kind" }, one.kind),
      h("span", { class: isBad ? "outcome bad" : "outcome" }, outcome),
      h("span", { class: "took" }, one.took === null ? "" : `${Math.round(one.took)} ms`),
    ),
    isOpen
      ? [
          h("p", { class: "note" }, one.at),
          h("h4", null, "Sent"),
          h("pre", { tabindex: "0" }, pretty(one.sent)),
          h("h4", null, "Answered"),
          h("pre", { tabindex: "0" }, one.status === null ? "Nothing yet" : pretty(one.answered)),
        ]
      : null,
  );
}

function pretty(value) {
  return typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? "Nothing");
}
