/** The simulated Partner Center: its customers, what it was sent, and the buttons to act as Microsoft. */
import { ask, isBusy, looked } from "./behind.js";
import { faultButtons } from "./fault-buttons.js";
import { customerList } from "./customer-list.js";
import { h } from "./render.js";
import { carried, wireLine } from "./wire-line.js";

const path = "/_sandbox/partner-center";

const outcomes = [
  { status: "Allowed", label: "Approved", done: "Microsoft approved the account." },
  { status: "NotAllowed", label: "Not approved", done: "Microsoft did not approve the account." },
  { status: "UnderReview", label: "Still under review", done: "The account is under review until you say otherwise." },
];

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
      faultButtons(faults, "partner-center"),
    ),
    h(
      "section",
      { key: "customers", "aria-labelledby": "pc-customers" },
      h("h3", { id: "pc-customers" }, `Customers (${seen.customers.length})`),
      customerList(seen.customers, customer),
    ),
    h(
      "section",
      { key: "attestations", "aria-labelledby": "pc-attestations" },
      h("h3", { id: "pc-attestations" }, "Attestations on Microsoft's page"),
      seen.attestations.length > 0 ? null : h("p", { class: "note" }, "The desk has asked for no page yet."),
      h("ul", { class: "cards" }, [...seen.attestations].reverse().map(attestation)),
    ),
    h(
      "section",
      { key: "prospects", "aria-labelledby": "pc-prospects" },
      h("h3", { id: "pc-prospects" }, "Who has no relationship yet"),
      seen.invited ? null : h("p", { class: "note" }, "The desk has not asked for an invitation link yet."),
      h("ul", { class: "cards" }, seen.prospects.map(prospect)),
    ),
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
    h("p", null, `Customer agreement: ${agreementOf(one)}`),
    answers(`Agreement of ${one.companyName}`, one.companyName, one.id, (answer) => ({
      to: "agreement",
      customer: one.id,
      answer,
    })),
  );
}

function agreementOf({ agreement, attested }) {
  if (agreement) return said[agreement];
  return attested > 0 ? "attested by the partner" : "not accepted";
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
      ? answers(
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

function prospect({ id, companyName, domain, country, answer }) {
  return h(
    "li",
    { key: id, class: "card" },
    h("strong", null, companyName),
    h("p", { class: "note" }, `${domain} · ${country}`),
    h("p", null, `Invitation: ${answer ? said[answer] : "not answered"}`),
    answers(`Invitation of ${companyName}`, companyName, id, (given) => ({
      to: "invitation",
      company: id,
      answer: given,
    })),
  );
}

const said = { accepts: "accepted", declines: "declined", ignores: "never answered" };
const acts = [
  { answer: "accepts", label: "Customer accepts" },
  { answer: "declines", label: "Customer declines" },
  { answer: "ignores", label: "Customer never answers" },
];
const onPage = [
  { answer: "accepts", label: "Accept on Microsoft's page" },
  { answer: "declines", label: "Decline on Microsoft's page" },
  { answer: "ignores", label: "Never answer" },
];

function answers(label, about, id, act, offered = acts) {
  return h(
    "div",
    { class: "buttons", role: "group", "aria-label": label },
    offered.map(({ answer, label: name }) => {
      const key = `pc:${label}:${id}:${answer}`;
      return h(
        "button",
        {
          key,
          type: "button",
          "aria-label": `${label}: ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
          "aria-busy": isBusy(key),
          onclick: () => ask(key, path, { do: "customer", act: act(answer) }, `${about}: ${said[answer]}.`),
        },
        name,
      );
    }),
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
