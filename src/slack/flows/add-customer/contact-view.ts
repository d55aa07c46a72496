import type { KnownBlock, View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { fieldHints, fieldLabels } from "../../../copy/rules.en.ts";
import { fieldLimits } from "../../../core/customer/fields.ts";
import { countryName } from "../../../core/reference/countries.ts";
import { educationSegments } from "../../../core/qualification.ts";
import { cultureName, culturesOf } from "../../../core/reference/cultures.ts";
import { actions, button, type Button, context, fieldBlock, modal, option } from "../../form.ts";
import { limits } from "../../limits.ts";
import { writeMetadata } from "../../metadata.ts";
import { noteBlocks, revisionFor, textField, type Drawing, type Shaped } from "./company-view.ts";
import { withProblems } from "./problems.ts";

export const back = "add-customer-back";
export const takePrefix = "add-customer-take-prefix";
export const sameCompany = "add-customer-same-company";
export const resellerSelect = "resellerId";
export const schoolSelect = "educationSegment";

export interface ContactDrawing extends Drawing {
  /** Only a provider chooses; null for everybody else. */
  reseller: { chosen: { name: string; tenantId: string } | null } | null;
}

/** Step 2: is the company new to Microsoft, is it a school, whom does Microsoft write to, under which domain. */
export function contactView({ page, problems, note, reseller }: ContactDrawing): View {
  const { draft, answers } = page;
  const blocks: KnownBlock[] = [
    ...noteBlocks(note),
    actions([button(copy.addCustomer.back, back, "company")], "back"),
    context(copy.addCustomer.step(2)),
    alreadyBuysBlock(answers["alreadyBuys"] ?? null),
    ...schoolBlocks(page),
    ...personBlocks(page),
    // Its value may come from a button, and a block that keeps its id keeps what was typed.
    textField(answers, draft.revision)("domainPrefix", {
      hint: copy.addCustomer.domainSuffixHint(fieldLimits.domainPrefix),
    }),
    ...(problems.some((issue) => issue.code === "domain-taken") ? [actions(waysOut(page), "domain-taken")] : []),
    cultureBlock(page),
    ...(reseller === null ? [] : [resellerBlock(reseller.chosen)]),
  ];
  return modal({
    callbackId: "add-customer",
    title: copy.addCustomer.title,
    submit: copy.addCustomer.next,
    close: copy.addCustomer.close,
    metadata: writeMetadata({ draftId: draft.id, revision: draft.revision, page: "contact" }),
    blocks: withProblems(blocks, problems),
  });
}

/** Whom Microsoft writes to. */
export function personBlocks({ answers, facts, input }: Shaped): KnownBlock[] {
  const text = textField(answers);
  const country = countryName(input.address.country, "en");
  const isPhoneRequired = facts.country.phoneRequired === true;
  return [
    text("contact.firstName", { hint: fieldHints["contact.firstName"] }),
    text("contact.lastName"),
    text("contact.email", {
      hint: input.educationSegment === "" ? copy.addCustomer.emailHint : copy.education.adding.emailHint,
      email: true,
    }),
    text("contact.phone", {
      optional: !isPhoneRequired,
      hint: isPhoneRequired ? copy.addCustomer.phoneRequired(country) : undefined,
    }),
  ];
}

function waysOut({ review: { freePrefix } }: Drawing["page"]): Button[] {
  const sameOne = button(copy.addCustomer.sameCompany, sameCompany);
  return freePrefix === null
    ? [sameOne]
    : [button(copy.addCustomer.takePrefix(freePrefix), takePrefix, freePrefix), sameOne];
}

function alreadyBuysBlock(answer: string | null): KnownBlock {
  const options = (["no", "yes"] as const).map((value) => option(copy.addCustomer.alreadyBuys[value], value));
  const chosen = options.find(({ value }) => value === answer);
  return fieldBlock({
    path: "alreadyBuys",
    label: copy.addCustomer.alreadyBuys.label,
    element: { type: "radio_buttons", options, ...(chosen ? { initial_option: chosen } : {}) },
  });
}

/** A school is asked for its website too, and its contact's address is judged by stricter rules. */
function schoolBlocks({ answers, input: { educationSegment } }: Shaped): KnownBlock[] {
  const no = option(copy.education.adding.no, "none");
  const schools = educationSegments.map((segment) => option(copy.education.segments[segment], segment));
  const chosen = schools.find(({ value }) => value === educationSegment) ?? no;
  const website = answers["educationWebsite"];
  return [
    fieldBlock({
      path: schoolSelect,
      label: fieldLabels.educationSegment,
      hint: fieldHints.educationSegment,
      element: { type: "static_select", options: [no, ...schools], initial_option: chosen },
    }),
    ...(educationSegment === ""
      ? []
      : [
          fieldBlock({
            path: "educationWebsite",
            label: fieldLabels.educationWebsite,
            hint: fieldHints.educationWebsite,
            element: { type: "plain_text_input", ...(website ? { initial_value: website } : {}) },
          }),
        ]),
  ];
}

/** `held`: what a customer has already, offered whatever its country has. */
export function cultureBlock({ input, facts }: Shaped, held = ""): KnownBlock {
  const { country } = facts;
  const offered = country.cultures.length > 0 ? country.cultures : culturesOf(country.country);
  const own = held === "" ? [] : [held];
  const cultures = [...new Set([...own, ...offered, country.defaultCulture ?? "en-US"])].slice(0, limits.options);
  const options = cultures.map((culture) => option(cultureName(culture, "en"), culture));
  const offers = (culture: string | null) => options.find(({ value }) => value === culture);
  const chosen = offers(input.culture) ?? offers(country.defaultCulture) ?? options[0];
  return fieldBlock({
    path: "culture",
    revision: revisionFor(country.country),
    label: copy.addCustomer.language,
    element: { type: "static_select", options, ...(chosen ? { initial_option: chosen } : {}) },
  });
}

function resellerBlock(chosen: { name: string; tenantId: string } | null): KnownBlock {
  return fieldBlock({
    path: resellerSelect,
    label: fieldLabels.resellerId,
    hint: copy.addCustomer.resellerHint,
    optional: true,
    element: {
      type: "external_select",
      min_query_length: 0,
      ...(chosen === null ? {} : { initial_option: option(chosen.name, chosen.tenantId) }),
    },
  });
}
