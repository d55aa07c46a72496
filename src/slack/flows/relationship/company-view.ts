import type { KnownBlock, View } from "@slack/types";
import { z } from "zod";
import { copy } from "../../../copy/index.ts";
import { relationshipRequestHints, relationshipRequestLabels } from "../../../copy/rules.en.ts";
import type { Answers } from "../../../core/customer/answers.ts";
import { fieldLimits } from "../../../core/customer/fields.ts";
import {
  mostInDomain,
  relationshipRequestFields,
  requestOrigins,
  type RelationshipRequestField,
} from "../../../core/relationship/request.ts";
import { actions, button, context, fieldBlock, modal, option, section } from "../../form.ts";

const words = copy.relationship.company;

export const companyForm = "ask-company";
/** Whether the customer is to accept the Microsoft Customer Agreement in the same step. */
export const agreementBox = "withAgreement";

const companyView = z.object({ opening: z.uuid() });
export const readCompanyView = (metadata: string) => companyView.parse(JSON.parse(metadata));

export interface CompanyDrawing {
  opening: string;
  answers: Answers;
  /** Without an API nobody sees who accepts. */
  isRecordedByHand?: boolean;
}

/** A company that the desk does not know: what is needed to ask it. */
export function askCompanyView({ opening, answers, isRecordedByHand = false }: CompanyDrawing): View {
  return modal({
    callbackId: companyForm,
    title: words.title,
    submit: copy.invitation.next,
    close: copy.invitation.close,
    metadata: JSON.stringify({ opening }),
    blocks: [
      section(words.intro),
      ...relationshipRequestFields.map((field) => block(field, answers[field] ?? "")),
      box(answers[agreementBox] === "yes"),
      context(isRecordedByHand ? words.recordedByHand : words.seen),
    ],
  });
}

function block(path: RelationshipRequestField, typed: string): KnownBlock {
  const hints: Partial<Record<RelationshipRequestField, string>> = relationshipRequestHints;
  const common = { path, label: relationshipRequestLabels[path], hint: hints[path] };
  const initial = typed === "" ? {} : { initial_value: typed };
  switch (path) {
    case "cameFrom": {
      const options = requestOrigins.map((origin) => option(copy.relationship.origins[origin], origin));
      const chosen = options.find(({ value }) => value === typed);
      return fieldBlock({
        ...common,
        element: { type: "static_select", options, ...(chosen ? { initial_option: chosen } : {}) },
      });
    }
    case "contact.email":
      return fieldBlock({ ...common, element: { type: "email_text_input", ...initial } });
    case "domain":
      return fieldBlock({
        ...common,
        optional: true,
        element: { type: "plain_text_input", max_length: mostInDomain, ...initial },
      });
    default:
      return fieldBlock({
        ...common,
        element: { type: "plain_text_input", max_length: fieldLimits[path], ...initial },
      });
  }
}

function box(isTicked: boolean): KnownBlock {
  const yes = option(words.agreement.option, "yes");
  return fieldBlock({
    path: agreementBox,
    label: words.agreement.label,
    hint: words.agreement.hint,
    optional: true,
    element: { type: "checkboxes", options: [yes], ...(isTicked ? { initial_options: [yes] } : {}) },
  });
}

/** A company that is asked, and whether for the agreement in the same step. */
export interface Asked {
  customerId: string;
  withAgreement: boolean;
}
/** `together`: with whom at once; see `readLink`. */
export type Chosen = Asked & { together: string | null };

/** What a button carries that leads to the draft: without a choice, that comes first. */
const writeChosen = ({ customerId, withAgreement, together }: Chosen): string =>
  [customerId, withAgreement ? "both" : "one", together ?? alone].join(" ");
const alone = "alone";

export function readChosen(value: string): Asked & Partial<Chosen> {
  const [customerId = "", both, together] = value.split(" ");
  const asked = { customerId, withAgreement: both === "both" };
  return together === undefined ? asked : { ...asked, together: together === alone ? null : together };
}

/** While Partner Center is asked for the link. The draft comes by itself, or when somebody asks for it. */
export function askingView(chosen: Chosen): View {
  return modal({
    callbackId: "notice",
    title: words.title,
    close: copy.invitation.close,
    blocks: [
      section(words.asking),
      actions([button(copy.addCustomer.review.showResult, "ask-for-relationship", writeChosen(chosen))]),
    ],
  });
}
