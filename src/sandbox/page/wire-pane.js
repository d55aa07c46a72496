/** Requests between Slack and the desk, newest first, and what Slack refused. */
import { h } from "./render.js";
import { store } from "./state.js";
import { carried, wireLine } from "./wire-line.js";

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
    wire === null ? h("p", { class: "note" }, "One moment…") : wireList(wire),
  ];
}

function wireList(wire) {
  if (wire.length === 0) return h("p", { class: "note" }, "Nothing went over the wire yet. Type /csp in a channel.");
  return h(
    "ol",
    { class: "wire", key: "wire", "aria-label": "Requests, newest first" },
    [...wire].reverse().map(entry),
  );
}

function mode({ over, sockets }) {
  if (over === "http") return "Slack sends signed requests to the desk over HTTP.";
  return `Socket Mode: Slack sends over sockets that the desk opened. Open now: ${sockets}.`;
}

function entry(one) {
  const line = {
    direction: `${one.direction === "to-desk" ? "→" : "←"} desk${one.over === "socket" ? ", socket" : ""}`,
    kind: one.kind,
    outcome: one.late ? "too late" : one.status === null ? "waiting" : String(one.status),
    isBad: one.late || one.status === "unanswered" || one.status >= 400 || one.answered?.ok === false,
    took: one.took === null ? "" : `${Math.round(one.took)} ms`,
  };
  return wireLine(`wire:${one.id}`, line, () => [
    h("p", { class: "note" }, one.at),
    carried("Sent", one.sent),
    carried("Answered", one.status === null ? "Nothing yet" : one.answered),
  ]);
}
