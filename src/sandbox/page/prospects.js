/** Companies without a relationship: they answer invitations, change their names, and more of them may appear. */
import { invitationButtons, said } from "./act-buttons.js";
import { companyForm, domainField, nameField } from "./company-form.js";
import { h } from "./render.js";

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
      companyForm("another", "Another company", [nameField, domainField, countryField], {
        button: "Add it",
        body: (given) => ({ do: "company", ...given, country: given.country.toUpperCase() }),
        done: ({ companyName }) => `${companyName} may be invited.`,
      }),
    ),
  );
}

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
      companyForm(one.id, `Rename ${name}`, [nameField, domainField], {
        button: "Rename it",
        before: one,
        body: (given) => ({ do: "rename", company: one.id, ...given }),
        done: ({ companyName, domain }) => `It is ${companyName} at ${domain} now.`,
      }),
    ),
  );
}
