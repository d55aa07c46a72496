/** One customer of the simulated Partner Center, and what can happen to it. */
import {
  actButtons,
  answerButtons,
  invitationButtons,
  outcomeButtons,
  qualificationButtons,
  said,
} from "./act-buttons.js";
import { companyForm, emailField, nameField } from "./company-form.js";
import { h } from "./render.js";

export function customerCard(one, invitedWith) {
  return h(
    "li",
    { key: one.id, class: "card" },
    h("strong", null, one.companyName),
    h("p", { class: "note" }, `${one.domain} · ${one.country}`),
    one.relationship === "none" ? former(one, invitedWith) : current(one),
  );
}

function former(one, invitedWith) {
  return [
    h("p", null, "Relationship: none any more"),
    h(
      "ul",
      null,
      one.items.map((item) => listed(item, null)),
    ),
    invitationButtons(one.companyName, one.id, invitedWith),
  ];
}

function current(one) {
  const name = one.companyName;
  return [
    h("p", null, `Verification: ${wordFor(one.verification)}`),
    outcomeButtons(
      `Verification of ${name} ends`,
      (status) => ({ do: "verification", customer: one.id, status }),
      one.id,
      name,
    ),
    h(
      "details",
      null,
      h("summary", { "aria-label": `Correct the billing data of ${name}` }, "Correct the billing data"),
      companyForm(`billing:${one.id}`, `Correct the billing data of ${name}`, [nameField, emailField], {
        button: "Correct it elsewhere",
        before: one,
        body: (given) => ({ do: "correct-billing", customer: one.id, ...given }),
        done: ({ companyName }) => `${companyName}: a colleague corrected the billing data in Partner Center.`,
      }),
    ),
    h("p", null, `Customer agreement: ${agreementOf(one)}`),
    answerButtons(`Agreement of ${name}`, name, one.id, (answer) => ({ to: "agreement", customer: one.id, answer })),
    one.qualification ? qualification(one) : null,
    h("p", null, "Relationship: reseller"),
    h(
      "ul",
      null,
      one.items.map((item) => listed(item, one)),
    ),
    actButtons(`Relationship with ${name}`, [
      {
        key: `buy:${one.id}`,
        label: "Buy a subscription",
        body: { do: "buy", customer: one.id },
        done: `${name}: a subscription was bought.`,
      },
      {
        key: `end:${one.id}`,
        label: "End it elsewhere",
        body: { do: "end-relationship", customer: one.id },
        done: `${name}: a colleague ended the relationship in Partner Center.`,
      },
    ]),
  ];
}

function qualification({ id, companyName, qualification: { qualification, vettingStatus, vettingReason } }) {
  const reason = vettingReason ? `, ${vettingReason}` : "";
  return [
    h("p", null, `${qualification}: ${vettings[vettingStatus] ?? vettingStatus}${reason}`),
    vettingStatus === "InReview" ? qualificationButtons(companyName, id) : null,
  ];
}

const vettings = { InReview: "in review", Approved: "approved", Denied: "denied" };

/** @param {{ id: string, companyName: string } | null} customer whose it may be cancelled, if it may */
function listed(item, customer) {
  return h(
    "li",
    { key: item.id },
    `${item.name}: ${item.status}`,
    item.isInTheWay && customer
      ? actButtons(`${item.name} of ${customer.companyName}`, [
          {
            key: `cancel:${item.id}`,
            label: "Cancel",
            body: { do: "cancel", customer: customer.id, item: item.id },
            done: `${customer.companyName}: ${item.name} was cancelled.`,
          },
        ])
      : null,
  );
}

function agreementOf({ agreement, attested }) {
  if (agreement) return said[agreement];
  return attested > 0 ? "attested by the partner" : "not accepted";
}

const words = {
  Allowed: "approved",
  NotAllowed: "not approved",
  UnderReview: "under review",
  "Not Ready": "not ready",
  Unknown: "unknown",
  NoRecord: "no record",
};

export function wordFor(status) {
  return words[status] ?? status;
}
