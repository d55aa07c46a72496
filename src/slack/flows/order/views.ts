import type { KnownBlock, View } from "@slack/types";
import { z } from "zod";
import { copy } from "../../../copy/index.ts";
import type { PartnerType } from "../../../core/access.ts";
import type { Answers } from "../../../core/customer/answers.ts";
import type { Answer } from "../../../core/customer/order-gate.ts";
import {
  choiceOf,
  choicesOf,
  licencesField,
  mostLines,
  offerField,
  type ChosenOffer,
} from "../../../core/order/cart.ts";
import { declarationField, orderDeclarations, type OrderDeclaration } from "../../../core/order/declarations.ts";
import { productsField } from "../../../core/order/form.ts";
import type { Money } from "../../../core/order/money.ts";
import type { Product } from "../../../core/order/offer.ts";
import {
  additionalResellersField,
  asksForAdditional,
  asksForReseller,
  firstResellerField,
  mostAdditionalResellers,
} from "../../../core/order/resellers.ts";
import { countryName } from "../../../core/reference/countries.ts";
import type { Issue } from "../../../core/rule.ts";
import type { Customer } from "../../../../db/schema/index.ts";
import { nameOf, type Quote } from "../../../operations/quote-order.ts";
import { orderForm } from "../../../operations/open-order.ts";
import { refusedLines, reviewLineField } from "../../../operations/request-order.ts";
import type { Story } from "../../../operations/read-story.ts";
import type { ProductOffers } from "../../../operations/read-catalogue.ts";
import { correctionOnItsWay } from "../../cards/order-card.ts";
import { lineOf, resellerLines, totalLine, type PricedLine } from "../../cards/order-lines.ts";
import { reasonLines } from "../../cards/story-gate.ts";
import { actions, button, context, escape, fieldBlock, modal, option, problemBlock, section } from "../../form.ts";
import { limits } from "../../limits.ts";
import { momentView } from "../../reply.ts";
import { orderLookAgain } from "./gate-view.ts";

const words = copy.order;

export const orderBack = "order-back";
export const orderResult = "order-show-result";

export const orderPages = ["products", "lines", "resellers", "review"] as const;
export type OrderPage = (typeof orderPages)[number];

const price = z.object({ minor: z.int(), currency: z.string() }).nullable();
const metadata = z.object({
  customerId: z.uuid(),
  opening: z.uuid(),
  page: z.enum(orderPages),
  /** The prices on the page, line by line; a colleague approves no others. */
  seen: z.array(price).default([]),
});
export const readOrderView = (text: string) => metadata.parse(JSON.parse(text));

/** What every page of the form is drawn with. */
export interface OrderDrawing {
  customer: Pick<Customer, "id" | "companyName" | "country">;
  opening: string;
  answers: Answers;
  problems: readonly Issue[];
  /** Why Partner Center may refuse it all the same; open where nothing speaks against it. */
  gate: Answer;
  story: Pick<Story, "billingEdit">;
}

function page(
  { customer, opening, problems }: OrderDrawing,
  name: OrderPage,
  submit: string | null,
  blocks: readonly KnownBlock[],
  seen: readonly (Money | null)[] = [],
): View {
  const previous = orderPages[orderPages.indexOf(name) - 1];
  return modal({
    callbackId: orderForm,
    title: words.title,
    ...(submit !== null && { submit }),
    close: words.close,
    metadata: JSON.stringify({ customerId: customer.id, opening, page: name, ...(seen.length > 0 && { seen }) }),
    blocks: [
      ...(previous === undefined ? [] : [actions([button(words.back, orderBack, previous)], "back")]),
      context(words.steps[name]),
      ...withProblems(blocks, problems),
    ],
  });
}

/** While Partner Center is asked. Slack may put it up after what came of that: whoever is left with it asks. */
export const waitingView = (at: z.input<typeof metadata>): View =>
  momentView(words.title, [button(copy.addCustomer.review.showResult, orderResult, JSON.stringify(at))]);

/** Another window of the same form has what was chosen. */
export const otherWindowView = (customerId: string): View =>
  modal({
    callbackId: "notice",
    title: words.title,
    close: words.close,
    blocks: [section(words.otherWindow), actions([button(words.goOnHere, orderLookAgain, customerId)], "here")],
  });

/** Each problem under its field; one whose field is not here on top. */
function withProblems(blocks: readonly KnownBlock[], problems: readonly Issue[]): KnownBlock[] {
  const pathOf = (block: KnownBlock): string => (block.block_id ?? "").replace(/~\d+$/, "");
  const isHere = ({ field }: Issue): boolean => blocks.some((block) => pathOf(block) === field);
  const drawn = (issue: Issue, index: number): KnownBlock => problemBlock(`${issue.field}.${index}`, problemOf(issue));
  return [
    ...problems.filter((issue) => !isHere(issue)).map(drawn),
    ...blocks.flatMap((block) => [block, ...problems.filter(({ field }) => field === pathOf(block)).map(drawn)]),
  ];
}

export function problemOf({ code, params }: Issue): string {
  const sentences: Readonly<Record<string, (params: Issue["params"]) => string>> = words.problems;
  return sentences[code]?.(params) ?? copy.failures.invalid;
}

/** Why Partner Center may refuse the order, now or once a correction is written. */
const uncertainty = ({ gate, story }: OrderDrawing): KnownBlock[] => [
  ...(gate.state === "uncertain" ? [section(words.gate.uncertain(reasonLines(gate)))] : []),
  ...correctionOnItsWay(story),
];

/** Step 1: what to buy, found by name. `isEducationClosed`: see `readMarket`. */
export function productsView(
  drawing: OrderDrawing,
  { chosen, isEducationClosed }: { chosen: readonly Product[]; isEducationClosed: boolean },
): View {
  const { customer } = drawing;
  const offered = chosen.map(({ id, title }) => option(title, id));
  return page(drawing, "products", words.next, [
    ...uncertainty(drawing),
    section(words.offers.intro(escape(customer.companyName), countryName(customer.country, "en"), mostLines)),
    ...(isEducationClosed ? [section(words.offers.educationClosed)] : []),
    fieldBlock({
      path: productsField,
      label: words.offers.label,
      hint: words.offers.hint,
      element: {
        type: "multi_external_select",
        min_query_length: 0,
        max_selected_items: mostLines,
        ...(offered.length === 0 ? {} : { initial_options: offered }),
      },
    }),
  ]);
}

/** Step 2: of each product which offer, for which term, and how many licences. */
export function linesView(drawing: OrderDrawing, products: readonly ProductOffers[]): View {
  return page(
    drawing,
    "lines",
    words.next,
    products.flatMap((one) => lineBlocks(one, drawing.answers)),
  );
}

function lineBlocks(from: ProductOffers, answers: Answers): KnownBlock[] {
  const { product, offers } = from;
  const choices = choicesOf(offers);
  if (choices.length === 0) {
    return [
      section(`*${escape(product.title)}*\n${offers.length === 0 ? words.offers.gone : words.offers.onlyBeside}`),
    ];
  }
  const options = choices
    .map((one) =>
      option(words.term(one.term.duration, one.term.billingCycle), choiceOf(one.offer, one.term), nameOf(from, one)),
    )
    .slice(0, limits.options);
  const chosen = options.find(({ value }) => value === answers[offerField(product.id)]);
  const typed = answers[licencesField(product.id)] ?? "";
  return [
    fieldBlock({
      path: offerField(product.id),
      label: words.termOf(product.title),
      element: { type: "static_select", options, ...(chosen ? { initial_option: chosen } : {}) },
    }),
    fieldBlock({
      path: licencesField(product.id),
      label: words.licences.label(product.title),
      hint: boundsOf(from),
      element: { type: "plain_text_input", max_length: 9, ...(typed === "" ? {} : { initial_value: typed }) },
    }),
  ];
}

/** How many licences each offer takes; said once where all take the same. */
function boundsOf(from: ProductOffers): string {
  const choices = choicesOf(from.offers);
  const bounds = ({ offer }: ChosenOffer) => words.licences.bounds(offer.minimumQuantity, offer.maximumQuantity);
  const all = [...new Set(choices.map(bounds))];
  if (all.length === 1) return words.licences.hint(all.join());
  return [...new Set(choices.map((one) => words.licences.ofOffer(nameOf(from, one), bounds(one))))].join("; ");
}

/** Step 3: who is on record, and what whoever orders declares. */
export function resellersView(
  drawing: OrderDrawing,
  { partnerType, chosen }: { partnerType: PartnerType; chosen: { name: string; tenantId: string } | null },
): View {
  const { customer, answers } = drawing;
  const typed = answers[additionalResellersField] ?? "";
  return page(drawing, "resellers", words.next, [
    ...(asksForReseller(partnerType)
      ? [
          fieldBlock({
            path: firstResellerField,
            label: words.resellers.first,
            hint: words.resellers.firstHint,
            optional: true,
            element: {
              type: "external_select",
              min_query_length: 0,
              ...(chosen === null ? {} : { initial_option: option(chosen.name, chosen.tenantId) }),
            },
          }),
        ]
      : []),
    ...(asksForAdditional(partnerType, customer.country)
      ? [
          fieldBlock({
            path: additionalResellersField,
            label: words.resellers.additional,
            hint: words.resellers.additionalHint(mostAdditionalResellers),
            optional: true,
            element: {
              type: "plain_text_input",
              max_length: 200,
              ...(typed === "" ? {} : { initial_value: typed }),
            },
          }),
        ]
      : []),
    ...orderDeclarations.map((one) =>
      declaration(one, { isTicked: answers[declarationField(one)] === "yes", isDirect: !asksForReseller(partnerType) }),
    ),
  ]);
}

function declaration(
  one: OrderDeclaration,
  { isTicked, isDirect }: { isTicked: boolean; isDirect: boolean },
): KnownBlock {
  const { label, option: text, text: whole, textDirect } = words.declarations[one];
  const yes = option(text, "yes");
  return fieldBlock({
    path: declarationField(one),
    label,
    hint: isDirect ? textDirect : whole,
    element: { type: "checkboxes", options: [yes], ...(isTicked ? { initial_options: [yes] } : {}) },
  });
}

/** Step 4: the whole cart with its prices. What Partner Center does not take in it cannot be sent. */
export function orderReviewView(drawing: OrderDrawing, { lines, resellers, resellerName }: Quote): View {
  const shown: PricedLine[] = lines.map(({ name, quantity, price, term }) => ({
    name,
    quantity,
    price,
    term: term.duration,
    billingCycle: term.billingCycle,
  }));
  const onRecord = { reseller: resellers.first, additionalResellers: [...resellers.additional] };
  const refused = refusedLines(lines);
  return page(
    // In this very cart: what was refused a moment ago may be taken now.
    { ...drawing, problems: [...drawing.problems.filter(({ code }) => code !== "line-refused"), ...refused] },
    "review",
    refused.length > 0 ? null : words.review.send,
    [
      ...uncertainty(drawing),
      section(words.review.intro(escape(drawing.customer.companyName))),
      ...shown.map((line, index) => section(lineOf(line), reviewLineField(index))),
      section(totalLine(shown)),
      section(resellerLines(onRecord, resellerName).join("\n")),
      context(words.review.seen),
    ],
    shown.map(({ price }) => price),
  );
}
