import { copy } from "../../copy/index.ts";
import { overdueAt } from "../../core/customer/verification-rhythm.ts";
import { verificationMeanings } from "../../core/customer/verification.ts";
import { countryName } from "../../core/reference/countries.ts";
import type { Story } from "../../operations/read-story.ts";
import { actions, button, escape, section } from "../form.ts";
import { customerInPartnerCenter } from "../portal.ts";
import type { Message } from "./message.ts";

const words = copy.cards.status;

/** One a customer in the status channel: where it stands, in a few lines. */
export function statusCard(story: Story): Message {
  const { customer } = story;
  const title = words.title(escape(customer.companyName), countryName(customer.country, "en"), customer.domain);
  const lines: [string, string][] = [
    [words.verification, verificationLine(story)],
    [words.relationship, relationshipLine(story)],
    [words.canOrder, canOrderLine(story)],
  ];
  const status = story.verification?.status;
  return {
    text: words.fallback(customer.companyName, status ? copy.names.verificationStatuses[status] : words.notLookedYet),
    blocks: [
      section([title, ...lines.map(([label, line]) => `*${label}*   ${line}`)].join("\n")),
      ...(customer.tenantId === null
        ? []
        : [
            actions([
              button(words.open, "open-partner-center", undefined, {
                url: customerInPartnerCenter(customer.tenantId),
                label: `${words.open}: ${customer.companyName}`.slice(0, 75),
              }),
            ]),
          ]),
    ],
  };
}

function verificationLine({ verification, watch }: Story): string {
  if (verification === null) return words.notLookedYet;
  const since = copy.moment(verification.since);
  if (verification.status !== "under_review" || watch === null) {
    return words.since(copy.names.verificationStatuses[verification.status], since);
  }
  return watch.overdueToldAt === null
    ? words.underReview(since, copy.day(overdueAt(watch.startedAt)))
    : words.late(since);
}

function relationshipLine({ history }: Story): string {
  const created = history.find((event) => event.type === "customer.created");
  return created ? words.resellerSince(copy.day(created.at)) : words.resellerFound;
}

function canOrderLine({ verification }: Story): string {
  if (verification === null) return words.notYet;
  if (verification.status === "not_allowed") return words.notApproved;
  return verificationMeanings[verification.status].orders === "open" ? words.yes : words.notYet;
}
