import type { KnownBlock, View } from "@slack/types";
import { z } from "zod";
import { copy } from "../../../copy/index.ts";
import {
  invitationLanguages,
  mailtoLink,
  mostInSubject,
  type InvitationLanguage,
} from "../../../core/agreement/invitation.ts";
import { actions, button, context, escape, fieldBlock, modal, option, section } from "../../form.ts";

const words = copy.agreement.invite;

export const inviteForm = "invite-to-agreement";
export const sentForm = "invitation-sent";
export const backToDraft = "invite-back";
export const languageSelect = "invitation.language";
const textBlock = "invitation-text";

const inviteView = z.object({
  /** Null for a company that is no customer of the desk's: nothing is kept then. */
  customerId: z.uuid().nullable(),
  companyName: z.string(),
  partner: z.string(),
  firstName: z.string(),
  /** The customer has just been created, and has an initial password to get. */
  isNew: z.boolean(),
  revision: z.number().int(),
  language: z.enum(invitationLanguages),
  sentTo: z.string(),
  subject: z.string(),
});
export type InviteView = z.infer<typeof inviteView>;

export const readInviteView = (metadata: string): InviteView => inviteView.parse(JSON.parse(metadata));
export const writeInviteView = (view: InviteView): string => JSON.stringify(view);

/** The draft: to whom, in which language, subject and text, all of them editable. */
export function inviteDraftView(view: InviteView, text: string): View {
  const { companyName, revision, language, sentTo, subject } = view;
  const languages = invitationLanguages.map((one) => option(words.languages[one], one));
  return modal({
    callbackId: inviteForm,
    title: words.title,
    submit: words.next,
    close: words.close,
    metadata: writeInviteView(view),
    blocks: [
      section(words.intro(escape(companyName))),
      fieldBlock({
        path: "sentTo",
        revision,
        ...words.fields.sentTo,
        live: false,
        element: { type: "email_text_input", ...(sentTo === "" ? {} : { initial_value: sentTo }) },
      }),
      fieldBlock({
        path: languageSelect,
        revision,
        ...words.fields.language,
        element: {
          type: "static_select",
          options: languages,
          initial_option: languages.find(({ value }) => value === language) ?? option(words.languages.en, "en"),
        },
      }),
      fieldBlock({
        path: "subject",
        revision,
        ...words.fields.subject,
        live: false,
        element: { type: "plain_text_input", max_length: mostInSubject, initial_value: subject },
      }),
      fieldBlock({
        path: "text",
        revision,
        ...words.fields.text,
        live: false,
        element: { type: "plain_text_input", multiline: true, initial_value: text },
      }),
    ],
  });
}

/** The same to send: as a link for the mail program and to copy, with what the customer will see. */
export function inviteSendView(view: InviteView, text: string): View {
  const { customerId, sentTo, subject, isNew } = view;
  const link = mailtoLink({ to: sentTo, subject, text });
  const steps = copy.agreement.customerSteps[isNew ? "new" : "existing"];
  return modal({
    callbackId: sentForm,
    title: words.title,
    submit: customerId === null ? undefined : words.sent,
    close: words.close,
    metadata: writeInviteView(view),
    blocks: [
      actions([button(words.back, backToDraft)], "back"),
      section(link === null ? words.tooLong : `<${escape(link)}|${words.open}>`),
      context(words.copyHint),
      preformatted(
        `${words.fields.sentTo.label}: ${sentTo}\n${words.fields.subject.label}: ${subject}`,
        "invitation-head",
      ),
      preformatted(text, textBlock),
      ...(isNew ? [section(`:key: ${words.credentials}`)] : []),
      section([`*${words.steps}*`, ...steps.map((step, index) => `${index + 1}. ${step}`)].join("\n")),
      ...(customerId === null ? [context(words.notKept)] : []),
    ],
  });
}

const preformatted = (text: string, blockId: string): KnownBlock => ({
  type: "rich_text",
  block_id: blockId,
  elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text }] }],
});

const shownText = z.object({
  block_id: z.literal(textBlock),
  elements: z.tuple([z.object({ elements: z.tuple([z.object({ text: z.string() })]) })]),
});

/** The text as it stands in the second view: it is too long for a view's metadata. */
export function textShown({ blocks }: { blocks: readonly object[] }): string {
  const [found] = blocks.flatMap((block) => shownText.safeParse(block).data ?? []);
  return found?.elements[0].elements[0].text ?? "";
}

export const isLanguage = (value: string): value is InvitationLanguage =>
  invitationLanguages.some((one) => one === value);
