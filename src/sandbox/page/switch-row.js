/** Something that is on or off on the server. */
import { ask, isBusy } from "./behind.js";
import { h } from "./render.js";

/**
 * @param {{ id: string, path: string, isOn: boolean, body: (on: boolean) => object, label: string, note?: string,
 *   done: (on: boolean) => string }} of
 */
export function switchRow({ id, path, isOn, body, label, note, done }) {
  const isSwitching = isBusy(id) !== null;
  return h(
    "div",
    { class: "choice", key: id },
    h("input", {
      type: "checkbox",
      role: "switch",
      id,
      "aria-busy": isBusy(id),
      checked: isOn !== isSwitching,
      onchange: ({ target }) => void ask(id, path, body(target.checked), done(target.checked)),
    }),
    h("label", { for: id }, label),
    note ? h("p", { class: "note" }, note) : null,
  );
}
