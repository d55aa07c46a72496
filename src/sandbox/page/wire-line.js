/** One line of a list of requests; it unfolds to show what was carried. */
import { h } from "./render.js";
import { redraw, store } from "./state.js";

/**
 * @param {string} key
 * @param {{ direction: string, kind: string, outcome: string, isBad: boolean, took: string }} line
 * @param {() => any} details
 */
export function wireLine(key, { direction, kind, outcome, isBad, took }, details) {
  const isOpen = Boolean(store.ui.get(key));
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
      h("span", { class: "direction" }, direction),
      h("span", { class: "kind" }, kind),
      h("span", { class: isBad ? "outcome bad" : "outcome" }, outcome),
      h("span", { class: "took" }, took),
    ),
    isOpen ? details() : null,
  );
}

/** @param {string} name @param {unknown} value */
export function carried(name, value) {
  const text = typeof value === "string" ? value : (JSON.stringify(value, null, 2) ?? "Nothing");
  return [h("h4", null, name), h("pre", { tabindex: "0" }, text)];
}
