/** What an order meets: prices, the list of orders, and what cannot be ordered or bought at the moment. */
import { h } from "./render.js";
import { switchRow } from "./switch-row.js";

const path = "/_sandbox/partner-center";
const LATE = 60;
const failure = { code: 800069, description: "This item cannot be ordered for this customer at the moment." };
const refusal = { code: 10002, description: "This item is not available to this customer." };

export function ordering({ catalogue, ordersAppearAfter, switches }) {
  return h(
    "section",
    { key: "ordering", "aria-labelledby": "pc-ordering" },
    h("h3", { id: "pc-ordering" }, "Ordering"),
    switchRow({
      id: "states-prices",
      path,
      isOn: switches.statesPrices,
      body: (on) => ({ do: "switch", what: "statesPrices", on }),
      label: "State prices",
      note: "In carts and in orders.",
      done: (on) => (on ? "Prices are stated." : "No price is stated any more."),
    }),
    switchRow({
      id: "list-orders-late",
      path,
      isOn: ordersAppearAfter > 0,
      body: (on) => ({ do: "list-orders", after: on ? LATE : 0 }),
      label: "List new orders late",
      note: `They are there, and stand in the list after ${LATE} seconds.`,
      done: (on) => (on ? `New orders are listed after ${LATE} seconds.` : "New orders are listed at once."),
    }),
    h("h4", null, "What fails when it is bought"),
    h("p", { class: "note" }, "Whatever is billed alike in the same cart fails with it."),
    catalogue.map(({ id, title, fails }) =>
      switchRow({
        id: `fails-${id}`,
        path,
        isOn: fails,
        body: (on) => ({ do: "fail-item", item: id, ...(on && { failure }) }),
        label: `${title} fails`,
        done: (on) => (on ? `${title} cannot be bought.` : `${title} can be bought again.`),
      }),
    ),
    h("h4", null, "What a cart does not take"),
    h("p", { class: "note" }, "It is told at the line, before anything is bought."),
    catalogue.map(({ id, title, isRefused }) =>
      switchRow({
        id: `refused-${id}`,
        path,
        isOn: isRefused,
        body: (on) => ({ do: "refuse-item", item: id, ...(on && { failure: refusal }) }),
        label: `${title} is refused`,
        done: (on) => (on ? `No cart takes ${title}.` : `Carts take ${title} again.`),
      }),
    ),
  );
}
