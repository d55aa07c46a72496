/** Partner Center's customers: the newest, or those that were searched for. */
import { fold } from "./offers.js";
import { h } from "./render.js";
import { redraw, store } from "./state.js";

const MOST_SHOWN = 20;
const KEY = "pc:search";

/** @param {(customer: any) => any} view */
export function customerList(customers, view) {
  const query = store.ui.get(KEY) ?? "";
  const found = [...customers]
    .reverse()
    .filter(({ companyName, domain, country }) => fold(`${companyName} ${domain} ${country}`).includes(fold(query)));
  return [
    customers.length > MOST_SHOWN
      ? h("input", {
          key: "search",
          type: "search",
          "aria-label": "Search customers",
          placeholder: "Name, domain or country",
          value: query,
          oninput: (event) => {
            store.ui.set(KEY, event.target.value);
            redraw();
          },
        })
      : null,
    h("p", { class: "note", key: "found", role: "status" }, foundText(customers, found)),
    h("ul", { class: "cards", key: "cards" }, found.slice(0, MOST_SHOWN).map(view)),
  ];
}

function foundText(customers, found) {
  if (customers.length === 0) return "Nobody yet.";
  if (found.length === 0) return "Nobody matches.";
  return found.length > MOST_SHOWN ? `The newest ${MOST_SHOWN} of ${found.length}. Search for the others.` : null;
}
