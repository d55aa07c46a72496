/** "Are you sure?" before a press that says so. */
import { plain, textObject } from "./mrkdwn.js";
import { h } from "./render.js";
import { redraw, store } from "./state.js";

/** True at once when nothing has to be asked. @returns {Promise<boolean>} */
export function confirmed(confirm) {
  if (!confirm) return Promise.resolve(true);
  const before = document.activeElement;
  return new Promise((resolve) => {
    const end = (answer) => {
      store.ui.delete("confirm");
      redraw();
      queueMicrotask(() => before instanceof HTMLElement && before.focus());
      resolve(answer);
    };
    store.ui.set("confirm", { confirm, end });
    redraw();
  });
}

export function confirmDialog() {
  const asked = store.ui.get("confirm");
  if (!asked) return null;
  const { confirm, end } = asked;
  return h(
    "dialog",
    {
      key: "confirm",
      class: "confirm",
      role: "alertdialog",
      "aria-labelledby": "confirm-title",
      "aria-describedby": "confirm-text",
      oncancel: (event) => {
        event.preventDefault();
        end(false);
      },
      after: (node) => {
        if (!node.open) node.showModal();
      },
    },
    h("h2", { id: "confirm-title" }, plain(confirm.title)),
    h("div", { id: "confirm-text" }, textObject(confirm.text)),
    h(
      "div",
      { class: "buttons" },
      h("button", { type: "button", onclick: () => end(false) }, plain(confirm.deny) || "Cancel"),
      h(
        "button",
        { type: "button", class: confirm.style === "danger" ? "danger" : "primary", onclick: () => end(true) },
        plain(confirm.confirm) || "OK",
      ),
    ),
  );
}
