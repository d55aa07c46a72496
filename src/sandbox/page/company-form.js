/** A small form about one company. */
import { ask, isBusy } from "./behind.js";
import { h } from "./render.js";
import { redraw, store } from "./state.js";

const path = "/_sandbox/partner-center";

export const nameField = { name: "companyName", label: "Company name", pattern: ".*\\S.*" };
export const domainField = { name: "domain", label: "Domain", pattern: "\\S+" };
export const emailField = { name: "email", label: "E-mail", pattern: "\\S+@\\S+\\.\\S+" };

/**
 * @param {string} id
 * @param {string} label
 * @param {{ name: string, label: string, pattern: string }[]} fields
 * @param {{ button: string, before?: any, body: (given: any) => object, done: (given: any) => string }} act
 */
export function companyForm(id, label, fields, { button, before = {}, body, done }) {
  const keyOf = (name) => `pc:company:${id}:${name}`;
  const valueOf = (name) => store.ui.get(keyOf(name)) ?? before[name] ?? "";
  const send = async (event) => {
    event.preventDefault();
    const given = Object.fromEntries(fields.map(({ name }) => [name, valueOf(name)]));
    await ask(`pc:company:${id}`, path, body(given), done(given));
    fields.forEach(({ name }) => store.ui.delete(keyOf(name)));
    redraw();
  };
  return h(
    "form",
    { "aria-label": label, onsubmit: send },
    fields.map((field) =>
      h(
        "label",
        { key: field.name },
        field.label,
        h("input", {
          type: "text",
          autocomplete: "off",
          required: true,
          pattern: field.pattern,
          value: valueOf(field.name),
          oninput: ({ target }) => {
            store.ui.set(keyOf(field.name), target.value);
            redraw();
          },
        }),
      ),
    ),
    h("button", { key: "send", type: "submit", "aria-busy": isBusy(`pc:company:${id}`) }, button),
  );
}
