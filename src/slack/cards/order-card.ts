import type { KnownBlock } from "@slack/types";
import { copy } from "../../copy/index.ts";
import { isNeverConfirmed, isNotSent } from "../../core/order/lifecycle.ts";
import type { Story, StoryOrder } from "../../operations/read-story.ts";
import type { Order, OrderLine } from "../../../db/schema/index.ts";
import { buttonRow } from "../button-row.ts";
import { actions, button, context, escape, section } from "../form.ts";
import { retryButton } from "./approval-card.ts";
import type { Message } from "./message.ts";
import { lineOf, priced, resellerLines, totalLine, totalOrderedLine } from "./order-lines.ts";
import { newPurchaseFor, reasonLines } from "./story-gate.ts";

const words = copy.order.card;
const buttons = copy.cards.approval;

/** In the approvals channel: the whole cart that somebody wants to buy, for as long as anybody looks at it. */
export function orderCard(story: Story): Message {
  const { customer, order: asked } = story;
  if (asked === null) throw new Error("an order's card without an order");
  const { order, approval, lines, resellerName } = asked;
  const name = escape(customer.companyName);
  const heading = words.heading(name, `<@${approval.requestedBy}>`, copy.moment(approval.requestedAt));
  const where = outcome(asked);
  const cart = [
    ...lines.map((line) => section(lineWithOutcome(line))),
    section(order.status === "partly_placed" ? totalOrderedLine(lines.map(priced)) : totalLine(lines.map(priced))),
    section(
      [
        ...resellerLines(order, resellerName),
        words.declared(order.declared.map((one) => words.declarations[one](order.reseller !== null)).join("; ")),
      ].join("\n"),
    ),
  ];
  if (approval.status !== "waiting") {
    const retry = order.status === "stalled" ? [retryButton("order", approval, customer)] : [];
    return {
      text: `${heading}\n${where}`,
      blocks: [section(heading), section(where), ...cart, ...buttonRow(retry)],
    };
  }
  const label = (text: string) => ({ label: `${text}: ${customer.companyName}` });
  return {
    text: `${heading}\n${where}`,
    blocks: [
      section(heading),
      ...cart,
      ...inTheWay(story),
      actions([
        button(buttons.approve, "approve-request", approval.id, { style: "primary", ...label(buttons.approve) }),
        button(buttons.reject, "reject-request", approval.id, label(buttons.reject)),
      ]),
      context(where),
    ],
  };
}

/** What speaks against buying it now, for whoever decides. */
function inTheWay(story: Story): KnownBlock[] {
  const answer = newPurchaseFor(story);
  if (answer.state === "open") return correctionOnItsWay(story);
  // A verification that nobody follows is asked for with the order, and not kept.
  const reasons = answer.reasons.filter(({ code }) => code !== "verification-not-known" || story.watch !== null);
  const why = reasonLines({ ...answer, reasons });
  return [...(why === "" ? [] : [section(copy.order.gate[answer.state](why))]), ...correctionOnItsWay(story)];
}

/** Both can be approved: a correction that is written first ends the order. */
export const correctionOnItsWay = ({ billingEdit }: Pick<Story, "billingEdit">): KnownBlock[] =>
  ["waiting", "writing", "stalled"].includes(billingEdit?.edit.status ?? "")
    ? [section(copy.order.correctionWaits)]
    : [];

function lineWithOutcome(line: OrderLine): string {
  const text = lineOf(priced(line));
  return line.refusal === null ? text : `${text}\n${words.failed(whyNot(line.refusal))}`;
}

const whyNot = (refusal: NonNullable<OrderLine["refusal"]>): string =>
  copy.failures.partnerCenter({ ...refusal, description: escape(refusal.description) });

function after(order: Order): string {
  if (isNeverConfirmed(order)) return words.neverConfirmed;
  return isNotSent(order) ? words.notSent : words.after[order.status];
}

function outcome({ order, approval }: StoryOrder): string {
  const when = approval.decidedAt === null ? "" : copy.moment(approval.decidedAt);
  if (approval.status === "waiting") return words.waiting(approval.remindersSent);
  if (approval.status === "expired") return words.expired(when);
  const decided = buttons.decided[approval.status](`<@${approval.decidedBy ?? ""}>`, when);
  return `${decided} ${after(order)}`.trim();
}
