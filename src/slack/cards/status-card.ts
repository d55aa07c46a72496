import { copy } from "../../copy/index.ts";
import { isKnownByHand } from "../../core/customer/known-by-hand.ts";
import { overdueAt } from "../../core/customer/verification-rhythm.ts";
import { isPending } from "../../core/customer/verification.ts";
import { countryName } from "../../core/reference/countries.ts";
import type { Customer } from "../../../db/schema/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { buttonRow, withPrimary } from "../button-row.ts";
import { button, escape, section, type Button } from "../form.ts";
import { customerInPartnerCenter } from "../portal.ts";
import { agreementButtons, lookButtons } from "./agreement-buttons.ts";
import { agreementLine } from "./agreement-lines.ts";
import { askFirstButton, askOnceMoreButton, educationLine } from "./education-told.ts";
import { answerButtons } from "./relationship-told.ts";
import { relationshipLine } from "./relationship-lines.ts";
import { mendingButtons } from "./mending-buttons.ts";
import type { Message } from "./message.ts";
import { needsMending } from "./needs-mending.ts";
import { orderButtons } from "./order-offer.ts";
import { portalLine } from "./portal-step-lines.ts";
import { newPurchaseFor, reasonLines } from "./story-gate.ts";

const words = copy.cards.status;

/** One a customer in the status channel: where it stands, in a few lines. `reader`: shown to this person alone. */
export function statusCard(story: Story, reader?: string): Message {
  const { customer } = story;
  const education = educationLine(story);
  const text = [
    titleOf(customer),
    `*${words.verification}*   ${[verificationLine(story), ...editLine(story)].join(" ")}`,
    ...(education === null ? [] : [education]),
    `*${words.agreement}*   ${isKnownByHand(customer) ? words.notReadHereEither : agreementLine(story)}`,
    `*${words.relationship}*   ${relationshipLine(story)}`,
    `*${words.canOrder}*   ${canOrderLine(story)}`,
  ].join("\n");
  const isOver = customer.status === "ended";
  const mending = needsMending(story) ? mendingButtons(story) : [];
  const leading = isOver ? againButtons(story) : openButton(customer);
  const next = withPrimary([
    ...mending,
    ...orderButtons(story, reader),
    ...lookButtons(story),
    ...agreementButtons(story),
  ]);
  const again = askOnceMoreButton(story);
  // What mends something has the room before what leads elsewhere.
  const buttons = mending.length > 0 ? [...next, ...again, ...leading] : [...leading, ...again, ...next];
  const inPortal = portalLine(story);
  return {
    text: inPortal === null ? text : `${text}\n${inPortal.text}`,
    blocks: [
      section(text),
      ...(inPortal === null ? [] : [inPortal.block]),
      ...buttonRow(buttons, askFirstButton(story)),
    ],
  };
}

function openButton({ tenantId, companyName }: Customer): Button[] {
  if (tenantId === null) return [];
  const url = customerInPartnerCenter(tenantId);
  return [button(words.open, "open-partner-center", undefined, { url, label: `${words.open}: ${companyName}` })];
}

/** A former customer is asked again; while that waits, what becomes of it. */
function againButtons(story: Story): Button[] {
  const answers = answerButtons(story);
  return answers.length > 0 ? answers : [askButton(story.customer)];
}

function askButton({ id, companyName }: Customer): Button {
  const { ask } = copy.relationship.buttons;
  return button(ask, "ask-for-relationship", id, { label: `${ask}: ${companyName}` });
}

export function titleOf(customer: Pick<Customer, "companyName" | "country" | "domain">): string {
  const name = customer.companyName === "" ? copy.addCustomer.drafts.unnamed : customer.companyName;
  const country = customer.country === "" ? "" : countryName(customer.country, "en");
  return [`*${escape(name)}*`, country, customer.domain].filter(Boolean).join("   ");
}

function verificationLine({ customer, verification, watch, isVerificationAsked }: Story): string {
  if (customer.status === "ended") return words.noLonger;
  if (isKnownByHand(customer)) return words.notReadHere;
  if (verification === null && watch !== null) return words.notLookedYet;
  if (verification === null) return isVerificationAsked ? words.notKnown : words.notFollowed;
  const status = copy.names.verificationStatuses[verification.status];
  const since = copy.moment(verification.since);
  if (verification.status === "no_record") return `${status}.`;
  if (!isPending(verification.status) || watch === null) return words.since(status, since);
  return watch.overdueToldAt === null
    ? words.pending(status, since, copy.day(overdueAt(watch.startedAt)))
    : words.late(status, since);
}

function editLine({ billingEdit }: Story): string[] {
  const { line } = copy.billing;
  if (billingEdit?.edit.status === "waiting") return [line.waiting(`<@${billingEdit.approval.requestedBy}>`)];
  return billingEdit !== null && ["writing", "stalled"].includes(billingEdit.edit.status) ? [line.writing] : [];
}

function orderLine({ order: asked }: Story): string[] {
  const line = copy.order.onItsWay;
  switch (asked?.order.status) {
    case "waiting":
      return [line.waiting(`<@${asked.approval.requestedBy}>`)];
    case "placing":
      return [line.placing];
    case "stalled":
      return [line.stalled];
    default:
      return [];
  }
}

function canOrderLine(story: Story): string {
  if (isKnownByHand(story.customer)) return words.providerOrders;
  const answer = newPurchaseFor(story);
  const order = orderLine(story);
  if (answer.state === "open") return order.length === 0 ? words.yes : [`${words.yes}.`, ...order].join(" ");
  // The rest does not matter before there is a relationship again.
  const said = story.customer.status === "ended" ? { ...answer, reasons: answer.reasons.slice(0, 1) } : answer;
  return [(answer.state === "blocked" ? words.notYet : words.orderNotKnown)(reasonLines(said)), ...order].join(" ");
}
