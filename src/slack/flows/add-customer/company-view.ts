import type { KnownBlock, View } from "@slack/types";
import { z } from "zod";
import { copy } from "../../../copy/index.ts";
import { fieldHints, fieldLabels, registrationIdLabel } from "../../../copy/rules.en.ts";
import { fieldLimits, type CustomerField } from "../../../core/customer/fields.ts";
import { countryName } from "../../../core/reference/countries.ts";
import { registrationIdOf } from "../../../core/reference/registration-ids.ts";
import { stateName } from "../../../core/reference/states.ts";
import type { Page } from "../../../operations/turn-page.ts";
import { actions, button, context, fieldBlock, fitsAsValue, modal, option, readAnswers, section } from "../../form.ts";
import { limits } from "../../limits.ts";
import { writeMetadata } from "../../metadata.ts";
import { withProblems, type Problems } from "./problems.ts";

export interface Drawing {
  page: Page;
  problems: Problems;
  /** Why a colleague or Partner Center sent it back, as mrkdwn; stands on top. */
  note?: string | null;
}

export const countrySelect = "address.country";
export const addRegistrationId = "add-registration-id";
/** Answers that make sense in one country alone. */
const ofOneCountry = ["registrationId", "withId", "address.state", "culture"];

export const noteBlocks = (note: string | null | undefined): KnownBlock[] =>
  note ? [section(`:leftwards_arrow_with_hook: ${note}`)] : [];

/** What stands in the view. What was typed for the country that it was drawn for goes when another one is chosen. */
export function readShapedAnswers(view: DrawnView): Record<string, string | null> {
  const answers = readAnswers(view);
  const drawnFor = chosenWhenDrawn(view);
  const isOther = drawnFor !== null && answers[countrySelect] !== undefined && answers[countrySelect] !== drawnFor;
  return isOther ? { ...answers, ...Object.fromEntries(ofOneCountry.map((field) => [field, null])) } : answers;
}

type DrawnView = Parameters<typeof readAnswers>[0] & { blocks: readonly object[] };

const countryBlock = z.object({
  element: z.object({ action_id: z.literal(countrySelect), initial_option: z.object({ value: z.string() }) }),
});

const chosenWhenDrawn = ({ blocks }: DrawnView): string | null =>
  blocks.map((block) => countryBlock.safeParse(block).data?.element.initial_option.value).find(Boolean) ?? null;

/** Step 1: the company and its address, shaped by the country. */
export function companyView({ page, problems, note }: Drawing): View {
  const { answers, draft } = page;
  const country = page.input.address.country;
  const text = textField(answers);
  const blocks: KnownBlock[] = [
    ...noteBlocks(note),
    context(`${copy.addCustomer.step(1)}  ·  ${copy.addCustomer.draftKept}`),
    fieldBlock({
      path: countrySelect,
      label: fieldLabels["address.country"],
      hint: fieldHints["address.country"],
      element: {
        type: "external_select",
        min_query_length: 0,
        ...(country === "" ? {} : { initial_option: option(countryName(country, "en"), country) }),
      },
    }),
    text("companyName", { hint: copy.addCustomer.nameAdvice }),
    ...registrationIdBlocks(page),
    ...addressBlocks(page),
  ];
  return modal({
    callbackId: "add-customer",
    title: copy.addCustomer.title,
    submit: copy.addCustomer.next,
    close: copy.addCustomer.close,
    metadata: writeMetadata({ draftId: draft.id, revision: draft.revision, page: "company" }),
    blocks: withProblems(blocks, problems),
  });
}

/** What shapes the fields of a form for its country. */
export type Shaped = Pick<Page, "answers" | "facts" | "input">;

/** The address but for its country. */
export function addressBlocks(shaped: Shaped): KnownBlock[] {
  const text = textField(shaped.answers);
  const { country } = shaped.facts;
  return [
    text("address.line1", { hint: fieldHints["address.line1"] }),
    text("address.line2", { optional: true }),
    text("address.city", { optional: country.cityRequired === false }),
    stateBlock(shaped),
    text("address.postalCode", { optional: country.postalCodeRequired !== true }),
  ];
}

/** Text fields of a draft: labelled, limited, with what was typed before. */
export function textField(answers: Page["answers"], revision = 0) {
  return (
    path: CustomerField & keyof typeof fieldLimits,
    more: { hint?: string; optional?: boolean; label?: string; email?: boolean } = {},
  ) => {
    const typed = answers[path];
    return fieldBlock({
      path,
      revision,
      label: more.label ?? fieldLabels[path],
      hint: more.hint,
      optional: more.optional ?? false,
      element: {
        type: more.email ? "email_text_input" : "plain_text_input",
        ...(typed ? { initial_value: typed } : {}),
      },
    });
  };
}

function registrationIdBlocks(page: Page): KnownBlock[] {
  const { country, registrationIdRequired, registrationIdSample } = page.facts.country;
  const isShown =
    registrationIdRequired === true || Boolean(page.answers["registrationId"]) || page.answers["withId"] === "yes";
  if (country === "") return [];
  if (!isShown) {
    return [
      context(copy.addCustomer.registrationIdNotNeeded(countryName(country, "en"))),
      actions([button(copy.addCustomer.addRegistrationId, addRegistrationId)], "registrationId.ask"),
    ];
  }
  const id = registrationIdOf(country)?.name ?? null;
  const words = copy.addCustomer;
  const hint = [
    registrationIdRequired === true
      ? words.registrationIdNeeded(countryName(country, "en"), id ?? fieldLabels.registrationId)
      : "",
    words.registrationIdAdvice,
    registrationIdSample === null ? "" : words.registrationIdLike(registrationIdSample),
  ];
  return [
    textField(page.answers, revisionFor(country))("registrationId", {
      label: registrationIdLabel(id),
      hint: hint.filter(Boolean).join(" "),
      optional: registrationIdRequired !== true,
    }),
  ];
}

function stateBlock(page: Shaped): KnownBlock {
  const { states, stateRequired, country } = page.facts.country;
  const offered = states.filter(fitsAsValue);
  if (offered.length === 0 || offered.length > limits.options) {
    return textField(page.answers, revisionFor(country))("address.state", { optional: stateRequired !== true });
  }
  const options = offered.map((code) => option(stateName(country, code), code));
  const chosen = options.find(({ value }) => value === page.input.address.state);
  return fieldBlock({
    path: "address.state",
    revision: revisionFor(country) + 1,
    label: fieldLabels["address.state"],
    optional: stateRequired !== true,
    element: { type: "static_select", options, ...(chosen ? { initial_option: chosen } : {}) },
  });
}

/** Each country, and each list of its states, has options of its own, so that its blocks are others: a number for each, even. */
export function revisionFor(country: string): number {
  return (country.charCodeAt(0) * 26 + country.charCodeAt(1) || 0) * 2;
}
