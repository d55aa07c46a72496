import { copy } from "../../copy/index.ts";
import { operations, reasonsIn, type Gate, type GateRemedy, type Reason } from "../../core/customer/order-gate.ts";
import { actions, button, section, type Button } from "../form.ts";
import type { Message } from "./message.ts";

const words = copy.orderGate;

export interface GateDrawing {
  /** As mrkdwn, escaped. */
  title: string;
  gate: Gate;
  customerId: string;
  /** The day that a record of the agreement proposes, `YYYY-MM-DD`: whoever came to order records today's acceptance. */
  today: string;
}

/** What is open for a customer, and what helps where something is not, as buttons where the desk can do it. */
export function gateCard({ title, gate, customerId, today }: GateDrawing): Message {
  const states = operations.map(
    (operation) => `*${words.operations[operation]}*   ${words.states[gate[operation].state]}`,
  );
  const reasons = reasonsIn(gate);
  const sections = [[title, ...states].join("\n"), ...helpFor(reasons)];
  const remedies = [...new Set(reasons.map(({ remedy }) => remedy))];
  const buttons = remedies.flatMap((remedy) => buttonsFor(remedy, customerId, today));
  return {
    text: sections.join("\n"),
    blocks: [...sections.map((text) => section(text)), ...(buttons.length === 0 ? [] : [actions(buttons)])],
  };
}

function buttonsFor(remedy: GateRemedy, customerId: string, today: string): Button[] {
  const { invite, record } = copy.agreement.buttons;
  switch (remedy) {
    case "attest-or-invite":
      return [
        button(invite, "invite-to-agreement", customerId),
        button(record, "attest-agreement", `${customerId} ${today}`),
      ];
    case "invite-or-ask-provider":
      return [button(invite, "invite-to-agreement", customerId)];
    case "correct-billing-data":
      return [button(copy.cards.buttons.howToFindOut, "how-to-find-out", customerId)];
    case "look-again":
      return [button(copy.menu.commands["can-order"].button, "show-gate", customerId)];
    default:
      return [];
  }
}

function helpFor(reasons: readonly Reason[]): string[] {
  if (reasons.length === 0) return [];
  if (reasons.length === 1) return [[`*${words.helps}*`, ...reasons.map(lineOf)].join("\n")];
  return [[`*${words.helpsInOrder}*`, ...reasons.map((reason, index) => `${index + 1}. ${lineOf(reason)}`)].join("\n")];
}

const lineOf = ({ code, partnerCenter, remedy }: Reason): string =>
  `${words.because(words.reasons[code], partnerCenter)} ${words.remedies[remedy]}`;
