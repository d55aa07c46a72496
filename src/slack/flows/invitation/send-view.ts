import type { KnownBlock, View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { mailtoLink } from "../../../core/agreement/invitation.ts";
import { actions, button, context, escape, modal, section } from "../../form.ts";
import type { DraftView } from "./draft-view.ts";
import { namesOf, type InvitationKind } from "./kind.ts";
import type { Mail } from "./mail.ts";

const words = copy.invitation;

export interface SendDrawing {
  /** Slack ID of who looks at it. */
  viewer: string;
  /** It was ready before, and the window was closed: nobody said yet whether it was sent. */
  isAgain?: boolean;
}

/** The mail as it goes out: as a link for the mail program and to copy, with what the customer will see. */
export function invitationSendView(
  kind: InvitationKind,
  view: DraftView,
  { sentTo, subject, text }: Mail,
  { viewer, isAgain = false }: SendDrawing,
): View {
  const { customerId, isNew } = view;
  const names = namesOf(kind);
  const link = mailtoLink({ to: sentTo, subject, text });
  const steps = kind.words.steps(view).map((step, index) => `${index + 1}. ${step}`);
  return modal({
    callbackId: names.sent,
    title: kind.words.title,
    submit: customerId === null ? undefined : words.sent,
    close: words.close,
    metadata: JSON.stringify(view),
    blocks: [
      ...(isAgain && customerId !== null ? [section(words.didYouSend)] : []),
      actions([button(words.back, names.back)], "back"),
      section(link === null ? words.tooLong : `<${escape(link)}|${words.open}>`),
      context(words.copyHint),
      preformatted(`${words.fields.sentTo.label}: ${sentTo}\n${words.fields.subject.label}: ${subject}`),
      preformatted(text),
      ...(isNew ? [section(`:key: ${credentials(view, viewer)}`)] : []),
      section([`*${words.steps}*`, ...steps].join("\n")),
      ...(customerId === null ? [context(copy.agreement.invite.notKept)] : []),
    ],
  });
}

function credentials({ passwordOwner }: DraftView, viewer: string): string {
  if (passwordOwner === null) return words.credentials.none;
  return passwordOwner === viewer ? words.credentials.own : words.credentials.of(`<@${passwordOwner}>`);
}

const preformatted = (text: string): KnownBlock => ({
  type: "rich_text",
  elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text }] }],
});
