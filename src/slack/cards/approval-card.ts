import type { KnownBlock } from "@slack/types";
import { copy } from "../../copy/index.ts";
import { acknowledgementOf } from "../../copy/rules.en.ts";
import { reviewOf } from "../../core/customer/review.ts";
import { countryName } from "../../core/reference/countries.ts";
import type { Issue } from "../../core/rule.ts";
import type { Story } from "../../operations/read-story.ts";
import type { Approval, Customer } from "../../../db/schema/index.ts";
import { actions, button, context, escape, section } from "../form.ts";
import { summaryBelowTitle } from "./summary.ts";
import type { Message } from "./message.ts";

const words = copy.cards.approval;

/** In the approvals channel. What the customer's people are called leaves the card once it is decided. */
export function approvalCard({ customer, approval, resellerName, settings }: Story): Message {
  if (approval === null) throw new Error("an approval card without a request");
  const title = words.title(
    escape(customer.companyName),
    countryName(customer.country, "en"),
    `<@${approval.requestedBy}>`,
    copy.moment(approval.requestedAt),
  );
  const isWaiting = approval.status === "waiting";
  const chosen = settings?.partnerType === "indirect-provider" ? resellerName : undefined;
  const blocks: KnownBlock[] = isWaiting
    ? [
        section(title),
        ...details(customer, chosen),
        decisionButtons(approval, customer),
        context(words.waiting(approval.remindersSent)),
      ]
    : [section(title), section(outcome(customer, approval))];
  return { text: `${title}\n${outcome(customer, approval)}`, blocks };
}

function details(customer: Customer, resellerName: string | null | undefined): KnownBlock[] {
  if (customer.details === null) return [];
  const { warnings } = reviewOf([], customer.checks);
  return [
    ...summaryBelowTitle(customer.details, resellerName),
    ...customer.acknowledged.map((issue) => section(acknowledgedLine(issue))),
    ...warnings.map((warning) => section(words.warned(copy.addCustomer.warnings[warning]))),
  ];
}

/** What the requester confirmed, for whoever decides. */
export function acknowledgedLine(issue: Issue): string {
  const alike: Readonly<Record<string, string>> = copy.addCustomer.acknowledged;
  return words.acknowledged(escape(acknowledgementOf(issue)?.card ?? alike[issue.code] ?? issue.code));
}

export function decisionButtons({ id }: Approval, { companyName }: Customer): KnownBlock {
  const label = (text: string) => ({ label: `${text}: ${companyName}` });
  return actions([
    button(words.approve, "approve-request", id, { style: "primary", ...label(words.approve) }),
    button(words.askForChanges, "ask-for-changes", id, label(words.askForChanges)),
    button(words.reject, "reject-request", id, label(words.reject)),
  ]);
}

/** Whoever may ask for it can let the desk look again, not only whoever did. */
export const retryButton = (what: "order" | "billing-edit" | "removal", { id }: Approval, { companyName }: Customer) =>
  button(copy.cards.buttons.retry, `retry-${what}`, id, {
    style: "primary",
    label: `${copy.cards.buttons.retry}: ${companyName}`,
  });

function outcome(customer: Customer, approval: Approval): string {
  if (approval.status === "waiting") return words.waiting(approval.remindersSent);
  const by = `<@${approval.decidedBy ?? ""}>`;
  const decided = words.decided[approval.status](
    by,
    approval.decidedAt === null ? "" : copy.moment(approval.decidedAt),
  );
  const after: Readonly<Partial<Record<Customer["status"], string>>> = words.after;
  const isSuperseded = customer.requestedAt !== null && approval.requestedAt < customer.requestedAt;
  if (isSuperseded && approval.status === "approved") return `${decided} ${words.superseded}`;
  return approval.status === "approved" ? `${decided} ${after[customer.status] ?? ""}`.trim() : decided;
}
