import type { KnownBlock, View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { acknowledgementOf } from "../../../copy/rules.en.ts";
import type { Address } from "../../../core/customer/checks.ts";
import { acknowledgementField, addressChoiceField } from "../../../core/customer/review.ts";
import type { Issue } from "../../../core/rule.ts";
import type { Page } from "../../../operations/turn-page.ts";
import { summaryOf, oneLine } from "../../cards/summary.ts";
import { actions, button, context, fieldBlock, modal, plain, section } from "../../form.ts";
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
    gdapBlock(answers["defaultGdap"] !== null),
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

function addressChoice(suggestions: readonly Address[], answer: string | null): KnownBlock {
  const options = [
    ...suggestions.slice(0, 5).map((address, index) => ({
      text: plain(`${index + 1}`),
      description: plain(clip(oneLine(address), 75)),
      value: String(index),
    })),
    { text: plain(words.keep), value: "keep" },
  ];
  const chosen = options.find((option) => option.value === answer);
  return fieldBlock({
    path: addressChoiceField,
    label: words.suggestion,
    hint: suggestions.map((address, index) => `${index + 1}: ${oneLine(address)}`).join("\n"),
    element: { type: "radio_buttons", options, ...(chosen ? { initial_option: chosen } : {}) },
  });
}

const clip = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function gdapBlock(isTicked: boolean): KnownBlock {
  const option = { text: plain(copy.addCustomer.gdap.option), value: "yes" };
  return fieldBlock({
    path: "defaultGdap",
    label: copy.addCustomer.gdap.label,
    hint: copy.addCustomer.gdap.hint,
    optional: true,
    element: { type: "checkboxes", options: [option], ...(isTicked ? { initial_options: [option] } : {}) },
  });
}

function acknowledgementBlock(issue: Issue): KnownBlock {
  const isName = issue.code === "equal-name";
  const box = isName ? words.anotherCompany : (acknowledgementOf(issue)?.box ?? words.confirm);
  const label = isName
    ? words.isItThis(String(issue.params["name"]), String(issue.params["domain"])).replaceAll("*", "")
    : words.acknowledge;
  return fieldBlock({
    path: acknowledgementField(issue),
    label,
    element: {
      type: "checkboxes",
      options: [
        box.length <= 75
          ? { text: plain(box), value: "yes" }
          : { text: plain(words.confirm), description: plain(clip(box, 75)), value: "yes" },
      ],
    },
  });
}
