import type { KnownBlock, View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { acknowledgementOf, ruleSentence } from "../../../copy/rules.en.ts";
import type { Address } from "../../../core/customer/checks.ts";
import type { customerBoxes } from "../../../core/customer/fields.ts";
import { acknowledgement, acknowledgementField, addressChoiceField } from "../../../core/customer/review.ts";
import type { Issue } from "../../../core/rule.ts";
import type { Page } from "../../../operations/turn-page.ts";
import { summaryOf, oneLine } from "../../cards/summary.ts";
import { clip } from "../../clip.ts";
import { actions, button, context, fieldBlock, modal, option, section } from "../../form.ts";
import { limits } from "../../limits.ts";
import { writeMetadata } from "../../metadata.ts";
import { back } from "./contact-view.ts";
import { withProblems, type Problems } from "./problems.ts";

export const showResult = "add-customer-show-result";

export interface ReviewDrawing {
  page: Page;
  problems: Problems;
  /** The chosen reseller's name; null when sold directly, undefined where there is nothing to choose. */
  resellerName: string | null | undefined;
}

const words = copy.addCustomer.review;

/** Step 3 while Partner Center is being asked. The result is there by itself, or when somebody asks for it. */
export function checkingView({ page, resellerName }: Omit<ReviewDrawing, "problems">, notYet = false): View {
  return review(page, [
    actions([button(copy.addCustomer.back, back, "contact"), button(words.showResult, showResult)], "back"),
    context(notYet ? words.notYet : words.checking),
    ...summaryOf(page.input, resellerName),
  ]);
}

/** Step 3: everything once more, what Partner Center said, and what the requester has to confirm. */
export function reviewView({ page, problems, resellerName }: ReviewDrawing): View {
  const { review: found, answers } = page;
  const isNeverAnswered = found.warnings.length > 0;
  const blocks: KnownBlock[] = [
    actions([button(copy.addCustomer.back, back, "contact")], "back"),
    context(`${copy.addCustomer.step(3)}${isNeverAnswered ? "" : `  ·  ${words.checked}`}`),
    ...summaryOf(page.input, resellerName),
    ...found.warnings.map((warning) => section(`:warning: ${copy.addCustomer.warnings[warning]}`)),
    ...(found.suggestions.length > 0 ? [addressChoice(found.suggestions, answers[addressChoiceField] ?? null)] : []),
    box("defaultGdap", copy.addCustomer.gdap, page.input.defaultGdap),
    box("agreementAccepted", copy.addCustomer.agreement, page.input.agreementAccepted),
    ...found.acknowledgements.map((issue) => acknowledgementBlock(issue)),
  ];
  return review(page, withProblems(blocks, problems), copy.addCustomer.send);
}

function review({ draft }: Page, blocks: KnownBlock[], submit?: string): View {
  return modal({
    callbackId: "add-customer",
    title: copy.addCustomer.reviewTitle,
    submit,
    close: copy.addCustomer.close,
    metadata: writeMetadata({ draftId: draft.id, revision: draft.revision, page: "review" }),
    blocks,
  });
}

const mostSuggestions = 5;
const hintLine = limits.hint / mostSuggestions - 1;

export function addressChoice(suggestions: readonly Address[], answer: string | null): KnownBlock {
  const offered = suggestions.slice(0, mostSuggestions);
  const options = [
    ...offered.map((address, index) => option(`${index + 1}`, String(index), oneLine(address))),
    option(words.keep, "keep"),
  ];
  const chosen = options.find(({ value }) => value === answer);
  return fieldBlock({
    path: addressChoiceField,
    label: words.suggestion,
    // A choice has room for the beginning alone, so each address stands below in full.
    hint: offered.map((address, index) => clip(`${index + 1}: ${oneLine(address)}`, hintLine)).join("\n"),
    element: { type: "radio_buttons", options, ...(chosen ? { initial_option: chosen } : {}) },
  });
}

function box(
  path: (typeof customerBoxes)[number],
  words: { label: string; option: string; hint: string },
  isTicked: boolean,
): KnownBlock {
  const yes = option(words.option, "yes");
  return fieldBlock({
    path,
    label: words.label,
    hint: words.hint,
    optional: true,
    element: { type: "checkboxes", options: [yes], ...(isTicked ? { initial_options: [yes] } : {}) },
  });
}

export function acknowledgementBlock(issue: Issue): KnownBlock {
  const alike: Readonly<Record<string, (companies: string) => string>> = words.isItThis;
  const question = alike[issue.code]?.(String(issue.params["companies"]));
  const answer = acknowledgement(issue);
  const box = question === undefined ? (acknowledgementOf(issue)?.box ?? words.confirm) : words.anotherCompany;
  return fieldBlock({
    path: acknowledgementField(issue),
    label: question ?? words.acknowledge,
    hint: question === undefined ? (ruleSentence(issue) ?? undefined) : undefined,
    element: {
      type: "checkboxes",
      options: [box.length <= limits.option ? option(box, answer) : option(words.confirm, answer, box)],
    },
  });
}
