import { copy } from "../../copy/index.ts";
import {
  operations,
  reasonsIn,
  type Gate,
  type GateRemedy,
  type Reason,
  type ReasonCode,
} from "../../core/customer/order-gate.ts";
import { isKnownByHand } from "../../core/customer/known-by-hand.ts";
import type { ReadStory } from "../../operations/read-agreement.ts";
import { buttonRow, withPrimary } from "../button-row.ts";
import { button, context, section, type Button } from "../form.ts";
import { agreementButtons } from "./agreement-buttons.ts";
import { readingLine } from "./agreement-lines.ts";
import { askFirstButton } from "./education-told.ts";
import { mendingButtons } from "./mending-buttons.ts";
import type { Message } from "./message.ts";
import { orderButton } from "./order-offer.ts";
import { titleOf } from "./status-card.ts";
import { reasonLine } from "./story-gate.ts";

const words = copy.orderGate;

/** That it is not known just now is no reason where it never is. */
const notReadHere: readonly ReasonCode[] = ["verification-not-known", "agreement-not-known"];

/** What is open for a customer, and what helps where something is not, as buttons where the desk can do it. */
export function gateCard(story: ReadStory, gate: Gate): Message {
  const states = operations.map(
    (operation) => `*${words.operations[operation]}*   ${words.states[gate[operation].state]}`,
  );
  const reasons = reasonsIn(gate).filter(({ code }) => !isKnownByHand(story.customer) || !notReadHere.includes(code));
  const sections = [[titleOf(story.customer), ...states].join("\n"), ...helpFor(reasons)];
  const looked = readingLine(story);
  const remedies = [...new Set(reasons.map(({ remedy }) => remedy))];
  const mayOrder = gate.newPurchase.state === "open";
  // A school is offered other products, which matters to whoever is about to order.
  const aside = mayOrder ? askFirstButton(story) : [];
  const buttons = [
    ...(mayOrder ? [orderButton(story.customer)] : []),
    ...remedies.flatMap((remedy) => buttonsFor(remedy, story)),
  ];
  return {
    text: [...sections, looked].join("\n"),
    blocks: [...sections.map((text) => section(text)), context(looked), ...buttonRow(withPrimary(buttons), aside)],
  };
}

function buttonsFor(remedy: GateRemedy, story: ReadStory): Button[] {
  const { id } = story.customer;
  switch (remedy) {
    case "attest-or-invite":
    case "invite-or-ask-provider":
      return agreementButtons(story, { forOrder: true });
    case "wait-for-customer":
      return [
        ...agreementButtons(story, { forOrder: true }),
        button(copy.agreement.buttons.trouble, "agreement-trouble", id),
      ];
    case "correct-billing-data":
      return mendingButtons(story);
    case "ask-for-relationship":
      return [button(copy.relationship.buttons.ask, "ask-for-relationship", id)];
    case "look-again":
      return [button(words.lookAgain, "show-gate", id)];
    default:
      return [];
  }
}

function helpFor(reasons: readonly Reason[]): string[] {
  if (reasons.length === 0) return [];
  if (reasons.length === 1) return [[`*${words.helps}*`, ...reasons.map(lineOf)].join("\n")];
  return [[`*${words.helpsInOrder}*`, ...reasons.map((reason, index) => `${index + 1}. ${lineOf(reason)}`)].join("\n")];
}

const lineOf = (reason: Reason): string => `${reasonLine(reason)} ${words.remedies[reason.remedy]}`;
