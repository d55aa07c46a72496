/** Buttons that act as Microsoft, a customer or a colleague would. */
import { ask, isBusy } from "./behind.js";
import { h } from "./render.js";

const path = "/_sandbox/partner-center";

/**
 * @param {string} group what they are about, for those who do not see them
 * @param {{ key: string, label: string, body: object, done: string }[]} acts
 */
export function actButtons(group, acts) {
  return h(
    "div",
    { class: "buttons", role: "group", "aria-label": group },
    acts.map(({ key, label, body, done }) =>
      h(
        "button",
        {
          key,
          type: "button",
          "aria-label": `${group}: ${label.charAt(0).toLowerCase()}${label.slice(1)}`,
          "aria-busy": isBusy(`pc:${key}`),
          onclick: () => ask(`pc:${key}`, path, body, done),
        },
        label,
      ),
    ),
  );
}

const outcomes = [
  { status: "Allowed", label: "Approved", done: "Microsoft approved the account." },
  { status: "NotAllowed", label: "Not approved", done: "Microsoft did not approve the account." },
  { status: "UnderReview", label: "Still under review", done: "The account is under review until you say otherwise." },
];

/** How a verification ends. @param {(status: string) => object} body */
export function outcomeButtons(group, body, id, about) {
  const act = ({ status, label, done }) => ({
    key: `${id}:${status}`,
    label,
    body: body(status),
    done: `${about}: ${done}`,
  });
  return actButtons(group, outcomes.map(act));
}

/** What Microsoft says of an education qualification, in reasons of its own. */
export function qualificationButtons(name, id) {
  const body = { do: "decide-qualification", customer: id };
  const reason = "Not an Academic Domain";
  return actButtons(`Education of ${name}`, [
    { key: `${id}:approve-school`, label: "Approve", body, done: `${name}: Microsoft approved it as a school.` },
    {
      key: `${id}:deny-school`,
      label: `Deny: ${reason}`,
      body: { ...body, denied: reason },
      done: `${name}: Microsoft denied it as a school.`,
    },
  ]);
}

export const said = { accepts: "accepted", declines: "declined", ignores: "never answered" };
const asCustomer = [
  { answer: "accepts", label: "Customer accepts" },
  { answer: "declines", label: "Customer declines" },
  { answer: "ignores", label: "Customer never answers" },
];

/** What a customer does. @param {(answer: string) => object} act */
export function answerButtons(group, about, id, act, offered = asCustomer) {
  return actButtons(group, answerActs(group, about, id, act, offered));
}

function answerActs(group, about, id, act, offered) {
  return offered.map(({ answer, label }) => ({
    key: `${group}:${id}:${answer}`,
    label,
    body: { do: "customer", act: act(answer) },
    done: `${about}: ${said[answer]}.`,
  }));
}

/** Of an invitation; a link for the partner and a reseller is accepted for both at once. */
export function invitationButtons(name, id, invitedWith) {
  const group = `Invitation of ${name}`;
  const act = (answer) => ({ to: "invitation", company: id, answer });
  const jointly = invitedWith.map((reseller) => ({
    key: `${group}:${id}:${reseller.id}`,
    label: `Customer accepts with ${reseller.name}`,
    body: { do: "customer", act: { ...act("accepts"), reseller: reseller.id } },
    done: `${name}: accepted with ${reseller.name}.`,
  }));
  return actButtons(group, [...answerActs(group, name, id, act, asCustomer), ...jointly]);
}
