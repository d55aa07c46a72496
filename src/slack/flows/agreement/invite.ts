import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { agreementInvitation } from "../../../copy/invitations/index.ts";
import { agreementAddress, invitationIssues, languageFor } from "../../../core/agreement/invitation.ts";
import { hostOfEmail } from "../../../core/customer/email.ts";
import { normaliseText } from "../../../core/text.ts";
import { allow } from "../../../operations/get-acting.ts";
import { inviteToAgreement } from "../../../operations/invite-to-agreement.ts";
import { openInvitation } from "../../../operations/open-attestation.ts";
import { as, type Desk } from "../../desk.ts";
import { escape, readAnswers } from "../../form.ts";
import { refreshPerson } from "../../person.ts";
import type { ActionArgs, SubmissionArgs } from "../../registrar.ts";
import { explain, noticeView, openMoment, showView } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";
import {
  backToDraft,
  inviteDraftView,
  inviteForm,
  inviteSendView,
  isLanguage,
  languageSelect,
  readInviteView,
  sentForm,
  textShown,
  type InviteView,
} from "./invite-view.ts";

const words = copy.agreement.invite;

/** Drafts the mail that invites a customer to accept the agreement directly, and keeps that it was sent. */
export const invite: Flow = {
  register(on, desk) {
    on.action("invite-to-agreement", (args) => show(desk, args, customerDraft));
    on.action("draft-invitation", (args) => show(desk, args, companyDraft));
    on.input(inviteForm, async ({ ack, body, payload }) => {
      await ack();
      if (!body.view || payload.action_id !== languageSelect) return;
      const view = readInviteView(body.view.private_metadata);
      const language = readAnswers(body.view)[languageSelect] ?? "";
      if (!isLanguage(language)) return;
      await showView(desk, body.view.id, drafted({ ...view, language, revision: view.revision + 1 }), body.view.hash);
    });
    on.action(backToDraft, async ({ ack, body }) => {
      await ack();
      if (!body.view) return;
      await showView(
        desk,
        body.view.id,
        inviteDraftView(readInviteView(body.view.private_metadata), textShown(body.view)),
      );
    });
    on.submission(inviteForm, next);
    on.submission(sentForm, async ({ ack, body, view }) => {
      const shown = readInviteView(view.private_metadata);
      // Without a customer the view has no button that submits it.
      if (shown.customerId === null) return ack();
      const sent = { ...shown, customerId: shown.customerId, text: textShown(view) };
      const kept = await inviteToAgreement(as(desk, body.user.id), sent);
      const text = kept.ok ? words.thanks(escape(shown.companyName)) : await explain(desk, kept.failure);
      await ack({ response_action: "update", view: noticeView(words.title, text) });
    });
  },
};

type Draw = (desk: Desk, person: string, value: string) => Promise<View>;

async function show(desk: Desk, { ack, body, payload }: ActionArgs, draw: Draw): Promise<void> {
  await ack();
  const person = body.user.id;
  if (body.view) {
    await showView(desk, body.view.id, await draw(desk, person, valueOf(payload)));
    return;
  }
  const { id } = await openMoment(desk, body.trigger_id, words.title);
  await refreshPerson(desk, person);
  await showView(desk, id, await draw(desk, person, valueOf(payload)));
}

async function customerDraft(desk: Desk, person: string, customerId: string): Promise<View> {
  const opened = await openInvitation(as(desk, person), { customerId });
  if (!opened.ok) return noticeView(words.title, await explain(desk, opened.failure));
  const { customer, contact, culture, partnerName, isNew } = opened.value;
  return drafted({
    ...blank,
    customerId,
    companyName: customer.companyName,
    partner: partnerName,
    firstName: contact?.firstName ?? "",
    isNew,
    language: languageFor(culture),
    sentTo: contact?.email ?? "",
  });
}

/** For a company that the desk does not know: whoever has no API has no list of customers. */
async function companyDraft(desk: Desk, person: string, companyName: string): Promise<View> {
  const allowed = await allow(desk.db, person, "inviteToAgreement");
  if (!allowed.ok) return noticeView(words.title, await explain(desk, allowed.failure));
  return drafted({ ...blank, companyName, partner: allowed.value.settings.partnerName });
}

const blank = {
  customerId: null,
  firstName: "",
  isNew: false,
  revision: 0,
  language: "en",
  sentTo: "",
  subject: "",
} as const satisfies Partial<InviteView>;

/** The draft in its language, as the desk words it. */
function drafted(view: InviteView): View {
  const { subject, text } = agreementInvitation[view.language]({
    firstName: view.firstName,
    partner: view.partner,
    company: view.companyName,
    address: agreementAddress,
    isNew: view.isNew,
  });
  return inviteDraftView({ ...view, subject }, text);
}

/** Problems stay under their fields; without any, the mail is shown as it goes out. */
async function next({ ack, view }: SubmissionArgs): Promise<void> {
  const shown = readInviteView(view.private_metadata);
  const answers = readAnswers(view);
  const sentTo = normaliseText(answers["sentTo"] ?? "");
  const subject = (answers["subject"] ?? "").trim();
  const text = answers["text"] ?? "";
  const blockOf = (path: string): string => `${path}~${shown.revision}`;
  const errors = Object.fromEntries([
    ...(hostOfEmail(sentTo) === null ? [[blockOf("sentTo"), words.wrongAddress]] : []),
    ...invitationIssues({ subject, text }, agreementAddress).map(({ field, code, params }) => [
      blockOf(field),
      copy.agreement.invitation.problems[code](params),
    ]),
  ]) as Record<string, string>;
  if (Object.keys(errors).length > 0) return ack({ response_action: "errors", errors });
  await ack({ response_action: "update", view: inviteSendView({ ...shown, sentTo, subject }, text) });
}
