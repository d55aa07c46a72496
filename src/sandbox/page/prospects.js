/** Companies without a relationship: they answer invitations, change their names, and more of them may appear. */
import { invitationButtons, said } from "./act-buttons.js";
import { ask, isBusy } from "./behind.js";
import { h } from "./render.js";
import { redraw, store } from "./state.js";

const path = "/_sandbox/partner-center";

export function prospects({ prospects: companies, invited, invitedWith }) {
  return h(
    "section",
    { key: "prospects", "aria-labelledby": "pc-prospects" },
    h("h3", { id: "pc-prospects" }, "Who has no relationship yet"),
    invited ? null : h("p", { class: "note" }, "The desk has not asked for an invitation link yet."),
    h(
      "ul",
      { class: "cards" },
      companies.map((one) => prospect(one, companies, invitedWith)),
    ),
    h(
      "details",
      { key: "another" },
      h("summary", null, "Another company"),
      form("another", "Another company", [nameField, domainField, countryField], {
        button: "Add it",
        body: (given) => ({ do: "company", ...given, country: given.country.toUpperCase() }),
        done: ({ companyName }) => `${companyName} may be invited.`,
      }),
    ),
  );
}

const nameField = { name: "companyName", label: "Company name", pattern: ".*\\S.*" };
const domainField = { name: "domain", label: "Domain", pattern: "\\S+" };
const countryField = { name: "country", label: "Country, two letters", pattern: "[A-Za-z]{2}" };

function prospect(one, companies, invitedWith) {
  const isAlone = companies.filter(({ companyName }) => companyName === one.companyName).length === 1;
  const name = isAlone ? one.companyName : `${one.companyName} (${one.domain})`;
  return h(
    "li",
    { key: one.id, class: "card" },
    h("strong", null, one.companyName),
    h("p", { class: "note" }, `${one.domain} · ${one.country}`),
    h("p", null, `Invitation: ${one.answer ? said[one.answer] : "not answered"}`),
    invitationButtons(name, one.id, invitedWith),
    h(
      "details",
      null,
      h("summary", { "aria-label": `Rename ${name}` }, "Rename"),
      form(one.id, `Rename ${name}`, [nameField, domainField], {
        button: "Rename it",
        before: one,
        body: (given) => ({ do: "rename", company: one.id, ...given }),
        done: ({ companyName, domain }) => `It is ${companyName} at ${domain} now.`,
      }),
    ),
  );
}

/**
 * @param {string} id
 * @param {string} label
 * @param {{ name: string, label: string, pattern: string }[]} fields
 * @param {{ button: string, before?: any, body: (given: any) => object, done: (given: any) => string }} act
 */
function form(id, label, fields, { button, before = {}, body, done }) {
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
