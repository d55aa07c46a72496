import type { KnownBlock } from "@slack/types";
import { copy } from "../../copy/index.ts";
import { differencesOf } from "../../core/billing/data.ts";
import type { Story } from "../../operations/read-story.ts";
import type { TypedBilling } from "../../../db/schema/index.ts";
import { buttonRow } from "../button-row.ts";
import { context, escape, section } from "../form.ts";
import { isOnItsWay } from "./order-offer.ts";
import { acknowledgedLine, decisionButtons, retryButton } from "./approval-card.ts";
import { billingLabels, differenceLines } from "./billing-differences.ts";
import type { Message } from "./message.ts";

const words = copy.billing.card;

/** In the approvals channel: somebody wants to correct billing data. What was typed leaves the card once it is decided. */
export function billingEditCard(story: Story): Message {
  const { customer, billingEdit: asked } = story;
  if (asked === null) throw new Error("a correction's card without a correction");
  const { edit, approval } = asked;
  const name = escape(customer.companyName);
  const heading = words.heading(name, `<@${approval.requestedBy}>`, copy.moment(approval.requestedAt));
  const where = outcome(asked);
  const text = `${heading}\n${where}`;
  if (approval.status !== "waiting" || edit.typed === null) {
    const retry = edit.status === "stalled" ? [retryButton("billing-edit", approval, customer)] : [];
    return {
      text,
      blocks: [section(heading), section(`${where}\n${words.fields(billingLabels(edit.fields))}`), ...buttonRow(retry)],
    };
  }
  return {
    text,
    blocks: [
      section(heading),
      ...typedLines(edit.typed).map((line) => section(line)),
      section(words.again),
      ...orderOnItsWay(story),
      decisionButtons(approval, customer),
      context(where),
    ],
  };
}

/** An order that is approved after this one is written ends: the account is verified anew then. */
const orderOnItsWay = (story: Story): KnownBlock[] => (isOnItsWay(story) ? [section(copy.billing.review.order)] : []);

const typedLines = ({ was, wanted, acknowledged, warnings }: TypedBilling): string[] => [
  ...differenceLines(differencesOf(was, wanted)),
  ...acknowledged.map(acknowledgedLine),
  ...warnings.map((warning) => copy.cards.approval.warned(copy.addCustomer.warnings[warning])),
];

function outcome({ edit, approval }: NonNullable<Story["billingEdit"]>): string {
  const { waiting, decided } = copy.cards.approval;
  const when = approval.decidedAt === null ? "" : copy.moment(approval.decidedAt);
  if (approval.status === "waiting") return waiting(approval.remindersSent);
  if (approval.status === "expired") return words.expired(when);
  const isNeverConfirmed = approval.status === "approved" && edit.status === "dropped";
  const after = isNeverConfirmed ? words.neverConfirmed : words.after[edit.status];
  return `${decided[approval.status](`<@${approval.decidedBy ?? ""}>`, when)} ${after}`.trim();
}
