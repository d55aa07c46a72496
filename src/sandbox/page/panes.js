/** Behind the scenes: what went over the wire, Microsoft's side, the clock. */
import { clockPane } from "./clock-pane.js";
import { partnerCenterPane } from "./partner-center-pane.js";
import { h } from "./render.js";
import { readState, redraw, store } from "./state.js";
import { wirePane } from "./wire-pane.js";

const panes = [
  { id: "wire", name: "Wire", view: wirePane },
  { id: "partner-center", name: "Partner Center", view: partnerCenterPane },
  { id: "clock", name: "Clock and faults", view: clockPane },
];

export function paneBar() {
  const refused = store.state.refusals.length;
  return h(
    "div",
    { class: "panes", role: "group", "aria-label": "Behind the scenes" },
    panes.map(({ id, name }) =>
      h(
        "button",
        {
          key: id,
          type: "button",
          "aria-expanded": String(store.pane === id),
          "aria-controls": store.pane === id ? "pane" : null,
          onclick: () => show(store.pane === id ? "" : id),
        },
        name,
        id === "wire" && refused > 0
          ? h("span", { class: "count problem" }, String(refused), h("span", { class: "hidden" }, " refused"))
          : null,
      ),
    ),
  );
}

function show(id) {
  store.pane = id;
  redraw();
  // What went over the wire is read only while it is shown.
  if (id === "wire") void readState();
}

export function paneView() {
  const pane = panes.find((one) => one.id === store.pane);
  if (!pane) return null;
  return h(
    "aside",
    { class: "pane", id: "pane", key: `pane-${pane.id}`, "aria-label": pane.name },
    h(
      "header",
      null,
      h("h2", null, pane.name),
      h("button", { type: "button", class: "cross", "aria-label": `Close ${pane.name}`, onclick: () => show("") }, "×"),
    ),
    h("div", { class: "pane-body" }, pane.view()),
  );
}
