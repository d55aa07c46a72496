import type { View } from "@slack/types";
import { invitationIssues } from "../../../core/agreement/invitation.ts";
import { openForm } from "../../../operations/keep-form.ts";
import { as, type Desk } from "../../desk.ts";
import { invitationDraftView } from "./draft-view.ts";
import type { InvitationKind } from "./kind.ts";
import { formOf } from "./listen.ts";
import { inItsLanguage, isReached, mailFrom, worded, type Invited, type Mail } from "./mail.ts";
import { invitationSendView } from "./send-view.ts";

/**
 * The draft as this person left it, or as the desk words it. Where the mail was ready to be sent, it is asked whether it
 * was: on a phone the mail program closes the window.
 */
export async function openInvitationDraft(
  desk: Desk,
  kind: InvitationKind,
  viewer: string,
  { language, sentTo, ...invited }: Invited & Pick<Mail, "language" | "sentTo">,
): Promise<View> {
  const { opening, kept } = await openForm(as(desk, viewer), formOf(kind, invited));
  const view = { ...invited, opening, revision: 0 };
  if (kept === null) {
    return invitationDraftView(kind, view, { language, sentTo, ...worded(kind, invited, language) });
  }
  const mail = inItsLanguage(kind, invited, mailFrom(kept));
  const isReady = isReached(kept) && invitationIssues(mail, invited.address).length === 0;
  return isReady
    ? invitationSendView(kind, view, mail, { viewer, isAgain: true })
    : invitationDraftView(kind, view, mail);
}
