import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { partnerTypes, type PartnerType } from "../../../core/access.ts";
import { mostPartnerDomains, mostPartnerName } from "../../../core/setup-answers.ts";
import { context, fieldBlock, option } from "../../form.ts";
import { setupModal, type Drawing } from "./drawing.ts";

const words = copy.setup.fields;

/** Step 1: who the partner is. */
export function partnerView(drawing: Drawing): View {
  const { revision = 0, page } = drawing;
  const { answers } = page;
  const { hasApi, consent } = page.partnerCenter;
  const offered = partnerTypes.filter((type) => hasApi || type === "indirect-reseller").map(typeOption);
  const chosen = offered.find(({ value }) => value === answers["partnerType"]);
  return setupModal("partner", drawing, [
    fieldBlock({
      path: "partnerName",
      revision,
      ...words.partnerName,
      element: { type: "plain_text_input", max_length: mostPartnerName, ...typed(answers["partnerName"]) },
    }),
    fieldBlock({
      path: "partnerType",
      revision,
      ...words.partnerType,
      element: { type: "radio_buttons", options: offered, ...(chosen ? { initial_option: chosen } : {}) },
    }),
    ...(hasApi ? [] : [context(copy.setup.withoutApi)]),
    ...(consent === "missing" ? [context(copy.setup.withoutConsent)] : []),
    fieldBlock({
      path: "partnerDomains",
      revision,
      ...words.partnerDomains,
      element: {
        type: "plain_text_input",
        multiline: true,
        max_length: mostPartnerDomains,
        ...typed(answers["partnerDomains"]),
      },
    }),
  ]);
}

const typed = (answer: string | null | undefined) => (answer ? { initial_value: answer } : {});

function typeOption(type: PartnerType) {
  const name = copy.names.partnerTypes[type];
  return option(`${name.charAt(0).toUpperCase()}${name.slice(1)}`, type, copy.setup.partnerTypes[type]);
}
