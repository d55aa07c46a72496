import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { invitationIssues } from "../../../core/agreement/invitation.ts";
import { hostOfEmail } from "../../../core/customer/email.ts";
import { normaliseText } from "../../../core/text.ts";
import { closeForm, keepForm, readForm, turnForm, type FormOf } from "../../../operations/keep-form.ts";
import { as, type Desk } from "../../desk.ts";
import { escape, readAnswers } from "../../form.ts";
import type { ActionArgs, Registrar, SubmissionArgs } from "../../registrar.ts";
import { explain, noticeView, showView } from "../../reply.ts";
import { invitationDraftView, readDraftView, type DraftView } from "./draft-view.ts";
import { namesOf, type InvitationKind } from "./kind.ts";
import { answersFrom, inItsLanguage, languageField, mailFrom, worded, type Mail } from "./mail.ts";
import { invitationSendView } from "./send-view.ts";

const words = copy.invitation;

export const formOf = (
  { form }: InvitationKind,
  { customerId, companyName, together }: Pick<DraftView, "customerId" | "companyName" | "together">,
): FormOf => ({
  form,
  // Another link is another mail.
  subject: [customerId ?? companyName, ...(together === null ? [] : [together])].join(" "),
});

/** What people do in the two views of a draft: whatever they type is kept until they have sent it. */
export function listenToInvitation(on: Registrar, desk: Desk, kind: InvitationKind): void {
  const names = namesOf(kind);
  on.input(names.form, async (args) => {
    const typed = await keep(desk, kind, args);
    if (typed !== null && args.payload.action_id === languageField) {
      await redraw(desk, kind, args, inItsLanguage(kind, typed.view, typed.mail));
    }
  });
  on.action(names.redraft, async (args) => {
    const typed = await keep(desk, kind, args, (view, mail) => ({ ...mail, ...worded(kind, view, mail.language) }));
    if (typed !== null) await redraw(desk, kind, args, typed.mail);
  });
  on.action(names.back, async ({ ack, body }) => {
    await ack();
    if (!body.view) return;
    const view = readDraftView(body.view.private_metadata);
    await showView(desk, body.view.id, await draftAgain(desk, kind, body.user.id, view));
  });
  on.submission(names.form, (args) => next(desk, kind, args));
  on.submission(names.sent, (args) => sent(desk, kind, args));
}

/** Keeps what stands in the draft, or what `change` makes of it. */
async function keep(
  desk: Desk,
  kind: InvitationKind,
  { ack, body, payload }: ActionArgs,
  change = (_view: DraftView, mail: Mail): Mail => mail,
): Promise<{ view: DraftView; mail: Mail } | null> {
  await ack();
  if (!body.view) return null;
  const view = readDraftView(body.view.private_metadata);
  const mail = change(view, mailFrom(readAnswers(body.view)));
  const { opening } = view;
  const answers = answersFrom(mail, false);
  await keepForm(as(desk, body.user.id), { ...formOf(kind, view), opening, answers, actionTs: payload.action_ts });
  return { view, mail };
}

async function redraw(desk: Desk, kind: InvitationKind, { body }: ActionArgs, mail: Mail): Promise<void> {
  if (!body.view) return;
  const view = readDraftView(body.view.private_metadata);
  const drawn = invitationDraftView(kind, { ...view, revision: view.revision + 1 }, mail);
  await showView(desk, body.view.id, drawn, body.view.hash);
}

async function draftAgain(desk: Desk, kind: InvitationKind, person: string, view: DraftView): Promise<View> {
  const who = as(desk, person);
  const kept = await readForm(who, { ...formOf(kind, view), opening: view.opening });
  if (kept === null) return noticeView(kind.words.title, words.otherWindow);
  const mail = mailFrom(kept);
  const opening = await turnForm(who, { ...formOf(kind, view), answers: answersFrom(mail, false) });
  return invitationDraftView(kind, { ...view, opening, revision: view.revision + 1 }, mail);
}

/** Problems stay under their fields; without any, the mail is shown as it goes out. */
async function next(desk: Desk, kind: InvitationKind, { ack, body, view }: SubmissionArgs): Promise<void> {
  const shown = readDraftView(view.private_metadata);
  const typed = mailFrom(readAnswers(view));
  const mail = { ...typed, sentTo: normaliseText(typed.sentTo), subject: typed.subject.trim() };
  const blockOf = (path: string): string => `${path}~${shown.revision}`;
  const issues = invitationIssues(mail, shown.address);
  const errors = {
    ...(hostOfEmail(mail.sentTo) === null ? { [blockOf("sentTo")]: words.wrongAddress } : {}),
    ...Object.fromEntries(issues.map(({ field, code, params }) => [blockOf(field), kind.words.problems[code](params)])),
  };
  if (Object.keys(errors).length > 0) return ack({ response_action: "errors", errors });
  const viewer = body.user.id;
  const opening = await turnForm(as(desk, viewer), { ...formOf(kind, shown), answers: answersFrom(mail, true) });
  await ack({ response_action: "update", view: invitationSendView(kind, { ...shown, opening }, mail, { viewer }) });
}

async function sent(desk: Desk, kind: InvitationKind, { ack, body, view }: SubmissionArgs): Promise<void> {
  const shown = readDraftView(view.private_metadata);
  // Without a customer the view has no button that submits it.
  if (shown.customerId === null) return ack();
  const who = as(desk, body.user.id);
  const say = (text: string) => ack({ response_action: "update", view: noticeView(kind.words.title, text) });
  const answers = await readForm(who, { ...formOf(kind, shown), opening: shown.opening });
  if (answers === null) return say(words.otherWindow);
  const kept = await kind.keep(desk, body.user.id, {
    ...mailFrom(answers),
    customerId: shown.customerId,
    address: shown.address,
    together: shown.together,
  });
  if (!kept.ok) return say(await explain(desk, kept.failure));
  await closeForm(who, formOf(kind, shown));
  await say(kind.words.thanks(escape(shown.companyName), shown.isRecordedByHand));
}
