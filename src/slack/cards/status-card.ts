import { copy } from "../../copy/index.ts";
import { isProvided } from "../../core/agreement/lifecycle.ts";
import { overdueAt } from "../../core/customer/verification-rhythm.ts";
import { isPending, verificationMeanings } from "../../core/customer/verification.ts";
import { countryName } from "../../core/reference/countries.ts";
import type { Customer } from "../../../db/schema/index.ts";
import type { Story } from "../../operations/read-story.ts";
import { actions, button, escape, section } from "../form.ts";
import { agreementButtons, agreementLine } from "./agreement-lines.ts";
import { relationshipLine } from "./relationship-lines.ts";
import { customerInPartnerCenter } from "../portal.ts";
import type { Message } from "./message.ts";

const words = copy.cards.status;

/** One a customer in the status channel: where it stands, in a few lines. */
export function statusCard(story: Story): Message {
  const { customer } = story;
  const text = [
    titleOf(customer),
    `*${words.verification}*   ${verificationLine(story)}`,
    `*${words.agreement}*   ${agreementLine(story)}`,
    `*${words.relationship}*   ${relationshipLine(story)}`,
    `*${words.canOrder}*   ${canOrderLine(story)}`,
  ].join("\n");
  const label = (label: string) => `${label}: ${customer.companyName}`;
  const buttons = [
    ...(customer.tenantId === null
      ? []
      : [
          button(words.open, "open-partner-center", undefined, {
            url: customerInPartnerCenter(customer.tenantId),
            label: label(words.open),
          }),
        ]),
    ...agreementButtons(story),
    ...(needsMending(story)
      ? [
          button(copy.cards.buttons.howToFindOut, "how-to-find-out", customer.id, {
            label: label(copy.cards.buttons.howToFindOut),
          }),
        ]
      : []),
  ];
  return { text, blocks: [section(text), ...(buttons.length === 0 ? [] : [actions(buttons)])] };
}

export function titleOf(customer: Pick<Customer, "companyName" | "country" | "domain">): string {
  const name = customer.companyName === "" ? copy.addCustomer.drafts.unnamed : customer.companyName;
  const country = customer.country === "" ? "" : countryName(customer.country, "en");
  return [`*${escape(name)}*`, country, customer.domain].filter(Boolean).join("   ");
}

/** Not approved, or late: somebody has to find out why. */
export function needsMending({ verification, watch }: Pick<Story, "verification" | "watch">): boolean {
  if (verification === null || verificationMeanings[verification.status].orders === "open") return false;
  return verification.status === "not_allowed" || (watch !== null && watch.overdueToldAt !== null);
}

function verificationLine({ verification, watch }: Story): string {
  if (verification === null) return watch === null ? words.notKnown : words.notLookedYet;
  const status = copy.names.verificationStatuses[verification.status];
  const since = copy.moment(verification.since);
  if (verification.status === "no_record") return `${status}.`;
  if (!isPending(verification.status) || watch === null) return words.since(status, since);
  return watch.overdueToldAt === null
    ? words.pending(status, since, copy.day(overdueAt(watch.startedAt)))
    : words.late(status, since);
}

function canOrderLine({ verification, watch, agreement }: Story): string {
  if (verification === null) return watch === null ? words.orderNotKnown : words.notYet;
  const isMissing = agreement !== null && !isProvided(agreement.status);
  if (verificationMeanings[verification.status].orders === "open") {
    if (agreement === null) return words.yesSoFar;
    return isMissing ? words.agreementMissing : words.yes;
  }
  const why = verification.status === "not_allowed" ? words.notApproved : words.notYet;
  return isMissing ? `${why} ${words.agreementMissingToo}` : why;
}
