/** The simulated Partner Center: its customers, what it was sent, and the buttons to act as Microsoft. */
import { answerButtons, outcomeButtons, said } from "./act-buttons.js";
import { looked } from "./behind.js";
import { customerCard, wordFor } from "./customer-card.js";
import { customerList } from "./customer-list.js";
import { events } from "./events.js";
import { faultButtons } from "./fault-buttons.js";
import { ordering } from "./ordering.js";
import { partnerAccount, qualificationButtons } from "./partner-account.js";
import { prospects } from "./prospects.js";
import { h } from "./render.js";
import { carried, wireLine } from "./wire-line.js";

const path = "/_sandbox/partner-center";

export function partnerCenterPane() {
  const seen = looked(path);
  const faults = looked("/_sandbox/faults");
  if (!seen || !faults) return h("p", { class: "note" }, "One moment…");
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
      outcomeButtons(
        "Verification of new customers ends",
        (status) => ({ do: "plan", becomes: status }),
        "next",
        "New customers from now on.",
      ),
      h("p", { class: "note" }, "An education qualification that is asked for from now on ends:"),
      qualificationButtons(),
    ),
    h(
      "section",
      { key: "address", "aria-labelledby": "pc-address" },
      h("h3", { id: "pc-address" }, "What the next call meets"),
      faultButtons(faults, "partner-center"),
    ),
    h(
      "section",
      { key: "customers", "aria-labelledby": "pc-customers" },
      h("h3", { id: "pc-customers" }, `Customers (${seen.customers.length})`),
      customerList(seen.customers, (one) => customerCard(one, seen.invitedWith)),
    ),
    h(
      "section",
      { key: "attestations", "aria-labelledby": "pc-attestations" },
      h("h3", { id: "pc-attestations" }, "Attestations on Microsoft's page"),
      seen.attestations.length > 0 ? null : h("p", { class: "note" }, "The desk has asked for no page yet."),
      h("ul", { class: "cards" }, [...seen.attestations].reverse().map(attestation)),
    ),
    ordering(seen),
    prospects(seen),
    events(seen.events),
    partnerAccount(seen),
    h(
      "section",
      { key: "received", "aria-labelledby": "pc-received" },
      h("h3", { id: "pc-received" }, "What it was sent"),
      h("ol", { class: "wire" }, [...seen.received].reverse().map(received)),
    ),
  ];
}

function received({ id, method, path, query, status, fault, at, sent }) {
  const line = {
    direction: method,
    kind: path,
    outcome: String(status ?? "none"),
    isBad: status === null || status >= 400,
    took: fault ?? "",
  };
  return wireLine(`received:${id}`, line, () => [
    h("p", { class: "note" }, at),
    Object.keys(query).length > 0 ? carried("Query", query) : null,
    carried("Sent", sent),
  ]);
}

function attestation({ id, companyName, signatory, link, state, answer }) {
  const about = `${signatory} of ${companyName}`;
  return h(
    "li",
    { key: id, class: "card" },
    h("strong", null, companyName),
    h("p", { class: "note" }, link),
    h("p", null, `${signatory}: ${pageStates[state]}${state === "Pending" && answer ? `, ${said[answer]}` : ""}`),
    state === "Pending"
      ? answerButtons(
          `Page for ${about}`,
          about,
          id,
          (given) => ({ to: "attestation", attestation: id, answer: given }),
          onPage,
        )
      : null,
  );
}

const pageStates = {
  Pending: "the page waits",
  LinkExpired: "the link has expired",
  ReadyToCreateAgreement: "accepted, not finalised yet",
  Finalised: "accepted and finalised",
};

const onPage = [
  { answer: "accepts", label: "Accept on Microsoft's page" },
  { answer: "declines", label: "Decline on Microsoft's page" },
  { answer: "ignores", label: "Never answer" },
];
