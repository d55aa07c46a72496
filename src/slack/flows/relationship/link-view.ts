import type { View } from "@slack/types";
import { z } from "zod";
import { copy } from "../../../copy/index.ts";
import { fieldBlock, modal, option, section } from "../../form.ts";

const words = copy.relationship.link;

export const linkForm = "ask-which-link";
export const linkChoice = "linkWith";
/** The same choice as in the form for a new customer, with the same search behind it. */
export const resellerChoice = "resellerId";

const linkView = z.object({ customerId: z.uuid(), withAgreement: z.boolean(), opening: z.uuid() });
type LinkView = z.infer<typeof linkView>;
export const readLinkView = (metadata: string): LinkView => linkView.parse(JSON.parse(metadata));

const alone = "alone";
const valueFor = (provider: string | null): string => (provider === null ? alone : `with ${provider}`);

/** Whom the customer is to accept: null for the partner alone. */
export const togetherIn = (answers: Readonly<Record<string, string | null>>): string | null => {
  const link = answers[linkChoice] ?? alone;
  return answers[resellerChoice] ?? (link === alone ? null : link.replace(/^with /, ""));
};

/** An indirect reseller chooses among the links of setup; null is its own. */
export function providerLinkView(view: LinkView, links: readonly (string | null)[], chosen: string | null): View {
  const options = links.map((provider) =>
    option(provider === null ? words.alone : words.withProvider(provider), valueFor(provider)),
  );
  const [first] = options;
  const initial = options.find(({ value }) => value === valueFor(chosen)) ?? first;
  return drawn(
    view,
    fieldBlock({
      path: linkChoice,
      label: words.which,
      hint: words.hint,
      element: { type: "radio_buttons", options, ...(initial ? { initial_option: initial } : {}) },
    }),
  );
}

/** A provider chooses one of its resellers, or none. */
export function resellerLinkView(view: LinkView, chosen: { name: string; tenantId: string } | null): View {
  return drawn(
    view,
    fieldBlock({
      path: resellerChoice,
      label: words.reseller,
      hint: words.resellerHint,
      optional: true,
      element: {
        type: "external_select",
        min_query_length: 0,
        ...(chosen === null ? {} : { initial_option: option(chosen.name, chosen.tenantId) }),
      },
    }),
  );
}

const drawn = (view: LinkView, field: ReturnType<typeof fieldBlock>): View =>
  modal({
    callbackId: linkForm,
    title: copy.relationship.company.title,
    submit: copy.invitation.next,
    close: copy.invitation.close,
    metadata: JSON.stringify(view),
    blocks: [section(words.intro), field],
  });
