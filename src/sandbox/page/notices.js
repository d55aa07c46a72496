/** Short sentences for whoever is looking: what went wrong, what was done. */
import { h } from "./render.js";
import { dismiss, store } from "./state.js";

export function notices() {
  return h(
    "div",
    { class: "notices", "aria-live": "polite", key: "notices" },
    store.isConnected ? null : h("p", { class: "notice problem" }, "No connection to the sandbox. Trying again…"),
    store.notices.map((one) =>
      h(
        "p",
        { class: `notice ${one.kind}`, key: one.id, role: one.kind === "problem" ? "alert" : "status" },
        h("span", null, one.text),
        h("button", { type: "button", "aria-label": "Dismiss", onclick: () => dismiss(one.id) }, "×"),
      ),
    ),
  );
}
