import type { View } from "@slack/types";
import { z } from "zod";
import { copy } from "../../../copy/index.ts";
import { invitationLanguages, mostInSubject } from "../../../core/agreement/invitation.ts";
import { actions, button, escape, fieldBlock, modal, option, section } from "../../form.ts";
import { namesOf, type InvitationKind } from "./kind.ts";
import { isUntouched, languageField, type Mail } from "./mail.ts";

const words = copy.invitation;

const draftView = z.object({
  customerId: z.uuid().nullable(),
  companyName: z.string(),
  partner: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  isNew: z.boolean(),
  passwordOwner: z.string().nullable(),
  address: z.string(),
  together: z.string().nullable(),
  isRecordedByHand: z.boolean(),
  /** Of the form: what is typed belongs to this window. */
  opening: z.uuid(),
  revision: z.number().int(),
});
export type DraftView = z.infer<typeof draftView>;

export const readDraftView = (metadata: string): DraftView => draftView.parse(JSON.parse(metadata));

/** The draft: to whom, in which language, subject and text, all of them editable. */
export function invitationDraftView(kind: InvitationKind, view: DraftView, mail: Mail): View {
  const { companyName, together, revision } = view;
  const { form, redraft } = namesOf(kind);
  const languages = invitationLanguages.map((one) => option(words.languages[one], one));
  const anew = button(words.redraft, redraft, undefined, { confirm: words.redraftQuestion });
  return modal({
    callbackId: form,
    title: kind.words.title,
    submit: words.next,
    close: words.close,
    metadata: JSON.stringify(view),
    blocks: [
      section(kind.words.intro(escape(companyName), together === null ? null : escape(together))),
      fieldBlock({
        path: "sentTo",
        revision,
        ...words.fields.sentTo,
        element: { type: "email_text_input", ...(mail.sentTo === "" ? {} : { initial_value: mail.sentTo }) },
      }),
      fieldBlock({
        path: languageField,
        revision,
        ...words.fields.language,
        element: {
          type: "static_select",
          options: languages,
          initial_option: languages.find(({ value }) => value === mail.language) ?? option(words.languages.en, "en"),
        },
      }),
      ...(isUntouched(kind, view, mail) ? [] : [section(words.ownWords), actions([anew], "redraft")]),
      fieldBlock({
        path: "subject",
        revision,
        ...words.fields.subject,
        element: { type: "plain_text_input", max_length: mostInSubject, initial_value: mail.subject },
      }),
      fieldBlock({
        path: "text",
        revision,
        ...words.fields.text,
        element: { type: "plain_text_input", multiline: true, initial_value: mail.text },
      }),
    ],
  });
}
