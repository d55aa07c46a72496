import type { KnownBlock } from "@slack/types";
import { z } from "zod";
import { copy } from "../../copy/index.ts";
import { isKnownByHand } from "../../core/customer/known-by-hand.ts";
import type { CustomerLine, CustomersPage, PageWish } from "../../operations/list-customers.ts";
import { actions, button, context, escape, mrkdwn, section } from "../form.ts";
import { clip } from "../clip.ts";
import type { Message } from "./message.ts";
import { titleOf } from "./status-card.ts";

const words = copy.customers;

const edge = z.object({ nameKey: z.string(), id: z.uuid() });
const pageWish = z.object({ text: z.string(), after: edge.optional(), before: edge.optional() });

/** What an *Earlier* or *More* button carries. */
export const readPageWish = (value: string): PageWish => pageWish.parse(JSON.parse(value));

/** One page of customers, each with its three states in words, and the way to the next page. */
export function customersPage(page: CustomersPage): Message {
  const { customers, text, partnerType } = page;
  const isEmpty = customers.length === 0;
  const isByHand = partnerType === "indirect-reseller";
  const notes = [
    ...(isByHand && !isEmpty ? [words.recordedHere] : []),
    ...(isEmpty || isByHand ? [words.notByThemselves] : []),
  ];
  const said = escape(clip(text, 60));
  const title = isEmpty ? whyEmpty(page, said) : text === "" ? words.all : words.fitting(said);
  const lines = customers.map((customer) => `${titleOf(customer)}\n${statesOf(customer)}`);
  const blocks: KnownBlock[] = customers.map((customer, index) => ({
    type: "section",
    text: mrkdwn(lines[index] ?? ""),
    accessory: button(copy.status.show, "show-status", customer.id, {
      label: `${copy.status.show}: ${customer.companyName}`,
    }),
  }));
  const turns = turnButtons(page);
  return {
    text: [title, ...lines, ...notes].join("\n"),
    blocks: [
      section(isEmpty ? title : `*${title}*`),
      ...blocks,
      ...(turns.length === 0 ? [] : [actions(turns)]),
      ...notes.map((note) => context(note)),
    ],
  };
}

function whyEmpty({ text, hasEarlier, hasMore }: CustomersPage, said: string): string {
  if (hasEarlier || hasMore) return words.endOfList;
  return text === "" ? words.none : words.noneFits(said);
}

function statesOf(line: CustomerLine): string {
  const { status, relationship, agreement, verification, recordedBy, since } = line;
  const { agreementStatuses, customerStatuses, relationshipStatuses, verificationStatuses } = copy.names;
  if (status !== "active") return customerStatuses[status];
  if (isKnownByHand(line) && recordedBy !== null && since !== null) {
    return [words.recordedByHand(`<@${recordedBy}>`, copy.day(since)), words.notReadHere].join("  ·  ");
  }
  return [
    words.relationship(relationshipStatuses[relationship ?? "reseller"]),
    words.agreement(agreement === null ? words.notLookedYet : agreementStatuses[agreement]),
    words.verification(verification === null ? words.notLookedYet : verificationStatuses[verification]),
  ].join("  ·  ");
}

function turnButtons({ text, customers, hasEarlier, hasMore }: CustomersPage) {
  const [first, last] = [customers.at(0), customers.at(-1)];
  const turn = (label: string, actionId: string, wish: PageWish) => button(label, actionId, JSON.stringify(wish));
  return [
    ...(first && hasEarlier ? [turn(words.earlier, "earlier-customers", { text, before: edgeOf(first) })] : []),
    ...(last && hasMore ? [turn(words.more, "more-customers", { text, after: edgeOf(last) })] : []),
  ];
}

const edgeOf = ({ nameKey, id }: CustomerLine) => ({ nameKey, id });
