/** The simulated Partner Center: its customers, what it was sent, and the buttons to act as Microsoft. */
import { ask, isBusy, looked } from "./behind.js";
import { customerList } from "./customer-list.js";
import { h } from "./render.js";

const path = "/_sandbox/partner-center";

const outcomes = [
  { status: "Allowed", label: "Approved", done: "Microsoft approved the account." },
  { status: "NotAllowed", label: "Not approved", done: "Microsoft did not approve the account." },
  { status: "UnderReview", label: "Still under review", done: "The account is under review until you say otherwise." },
];

export function partnerCenterPane() {
  const seen = looked(path);
  if (!seen) return h("p", { class: "note" }, "One moment…");
  return [
    h(
      "section",
      { key: "next", "aria-labelledby": "pc-next" },
      h("h3", { id: "pc-next" }, "New customers"),
      h(
        "p",
        { class: "note" },
        `Verification ends ${wordFor(seen.next.becomes)}, ${seen.next.after} seconds after the customer is created.`,
      ),
      buttons(
        "Verification of new customers ends",
        (status) => ({ do: "plan", becomes: status }),
        "next",
        "New customers from now on.",
      ),
    ),
    h(
      "section",
      { key: "address", "aria-labelledby": "pc-address" },
      h("h3", { id: "pc-address" }, "What the next call meets"),
      h(
        "div",
        { class: "buttons" },
        seen.faults.map((fault) =>
          h(
            "button",
            {
              key: fault.id,
              type: "button",
              "aria-busy": isBusy(`pc:${fault.id}`),
              onclick: () => ask(`pc:${fault.id}`, path, { do: "fault", id: fault.id }, `Planned: ${fault.label}`),
            },
            fault.label,
          ),
        ),
      ),
      seen.planned > 0
        ? h(
            "p",
            { class: "note" },
            `${seen.planned} planned and not played yet. `,
            h(
              "button",
              {
                type: "button",
                class: "link",
                onclick: () => ask("pc:clear", path, { do: "clear" }, "Nothing is planned any more."),
              },
              "Take back",
            ),
          )
        : null,
    ),
    h(
      "section",
      { key: "customers", "aria-labelledby": "pc-customers" },
      h("h3", { id: "pc-customers" }, `Customers (${seen.customers.length})`),
      customerList(seen.customers, customer),
    ),
    h(
      "section",
      { key: "received", "aria-labelledby": "pc-received" },
      h("h3", { id: "pc-received" }, "What it was asked"),
      h(
        "ol",
        { class: "wire" },
        [...seen.received]
          .reverse()
          .map((call) =>
            h(
              "li",
              { key: call.id, class: "wire-line" },
              h("span", { class: "direction" }, call.method),
              h("span", { class: "kind" }, call.path),
              h(
                "span",
                { class: call.status === null || call.status >= 400 ? "outcome bad" : "outcome" },
                String(call.status ?? "none"),
              ),
              h("span", { class: "took" }, call.fault ?? ""),
            ),
          ),
      ),
    ),
  ];
}

function customer(one) {
  return h(
    "li",
    { key: one.id, class: "card" },
    h("strong", null, one.companyName),
    h("p", { class: "note" }, `${one.domain} · ${one.country}`),
    h("p", null, `Verification: ${wordFor(one.verification)}`),
    buttons(
      `Verification of ${one.companyName} ends`,
      (status) => ({ do: "verification", customer: one.id, status }),
      one.id,
      one.companyName,
    ),
  );
}

function buttons(label, body, id, about) {
  return h(
    "div",
    { class: "buttons", role: "group", "aria-label": label },
    outcomes.map(({ status, label: name, done }) => {
      const key = `pc:${id}:${status}`;
      return h(
        "button",
        {
          key,
          type: "button",
          "aria-label": `${label}: ${name.toLowerCase()}`,
          "aria-busy": isBusy(key),
          onclick: () => ask(key, path, body(status), `${about}: ${done}`),
        },
        name,
      );
    }),
  );
}

const words = {
  Allowed: "approved",
  NotAllowed: "not approved",
  UnderReview: "under review",
  "Not Ready": "not ready",
  Unknown: "unknown",
  NoRecord: "no record",
};

function wordFor(status) {
  return words[status] ?? status;
}
