import { copy } from "../../copy/index.ts";
import {
  operations,
  reasonsIn,
  type Gate,
  type GateRemedy,
  type Operation,
  type Reason,
  type ReasonCode,
} from "../../core/customer/order-gate.ts";
import { isKnownByHand } from "../../core/customer/known-by-hand.ts";
import { defaultAgreementWay } from "../../core/agreement/ways.ts";
import type { ReadStory } from "../../operations/read-agreement.ts";
import { buttonRow, withPrimary } from "../button-row.ts";
import { button, context, section, type Button } from "../form.ts";
import { agreementButtons } from "./agreement-buttons.ts";
import { readingLine } from "./agreement-lines.ts";
import { askFirstButton } from "./education-told.ts";
import { editButton, findOutButton } from "./mending-buttons.ts";
import type { Message } from "./message.ts";
import { orderButton } from "./order-offer.ts";
import { titleOf } from "./status-card.ts";
import { reasonLine } from "./story-gate.ts";

const words = copy.orderGate;

/** What asks for this card anew. */
export const lookAgain = "show-gate";

/** That it is not known just now is no reason where it never is. */
const notReadHere: readonly ReasonCode[] = ["verification-not-known", "agreement-not-known"];

/** What is open for a customer, and what helps where something is not, as buttons where the desk can do it. */
export function gateCard(story: ReadStory, gate: Gate): Message {
  const { help, looked, mend } = gateParts(story, gate);
  const states = operations.map((operation) => stateLine(gate, operation));
  const sections = [[titleOf(story.customer), ...states].join("\n"), ...help];
  const mayOrder = gate.newPurchase.state === "open";
  // A school is offered other products, which matters to whoever is about to order.
  const aside = mayOrder ? askFirstButton(story) : [];
  const buttons = [...(mayOrder ? [orderButton(story.customer)] : []), ...mend];
  return {
    text: [...sections, looked].join("\n"),
    blocks: [...sections.map((text) => section(text)), context(looked), ...buttonRow(withPrimary(buttons), aside)],
  };
}

/** The same in parts: what helps, when Partner Center was read, and the buttons that mend. */
export function gateParts(story: ReadStory, gate: Gate): { help: string[]; looked: string; mend: Button[] } {
  const reasons = reasonsIn(gate).filter(({ code }) => !isKnownByHand(story.customer) || !notReadHere.includes(code));
  const remedies = [...new Set(reasons.map(({ remedy }) => remedy))];
  return {
    help: helpFor(reasons, story),
    looked: readingLine(story),
    // What explains comes behind what does something.
    mend: [
      ...remedies.flatMap((remedy) => buttonsFor(remedy, story)),
      ...(remedies.includes("correct-billing-data") ? [findOutButton(story.customer)] : []),
    ],
  };
}

export const stateLine = (gate: Gate, operation: Operation): string =>
  `*${words.operations[operation]}*   ${words.states[gate[operation].state]}`;

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
      return editButton(story);
    case "ask-for-relationship":
      return [button(copy.relationship.buttons.ask, "ask-for-relationship", id)];
    case "look-again":
      return [button(words.lookAgain, lookAgain, id)];
    default:
      return [];
  }
}

function helpFor(reasons: readonly Reason[], story: ReadStory): string[] {
  const lines = reasons.map((reason) => `${reasonLine(reason)} ${remedyOf(reason, story)}`);
  if (lines.length === 0) return [];
  if (lines.length === 1) return [[`*${words.helps}*`, ...lines].join("\n")];
  return [[`*${words.helpsInOrder}*`, ...lines.map((line, index) => `${index + 1}. ${line}`)].join("\n")];
}

/** Where Microsoft hears nothing of what is recorded here, recording it opens nothing. */
const remedyOf = ({ remedy }: Reason, { settings }: ReadStory): string =>
  remedy === "attest-or-invite" && (settings?.agreementWay ?? defaultAgreementWay) === "direct-acceptance"
    ? words.inviteFirst
    : words.remedies[remedy];
