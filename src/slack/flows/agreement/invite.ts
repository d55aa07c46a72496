import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { agreementInvitation } from "../../../copy/invitations/index.ts";
import { agreementAddress, languageFor } from "../../../core/agreement/invitation.ts";
import { isKnownByHand } from "../../../core/customer/known-by-hand.ts";
import { allow } from "../../../operations/get-acting.ts";
import { inviteToAgreement } from "../../../operations/invite-to-agreement.ts";
import { openInvitation } from "../../../operations/open-attestation.ts";
import { as, type Desk } from "../../desk.ts";
import { refreshPerson } from "../../person.ts";
import type { ActionArgs } from "../../registrar.ts";
import { explain, noticeView, dialogOf, openMoment, showView } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";
import type { InvitationKind } from "../invitation/kind.ts";
import { listenToInvitation } from "../invitation/listen.ts";
import { openInvitationDraft } from "../invitation/open.ts";

const words = copy.agreement.invite;

/** To accept the agreement directly, at the address that is the same for everybody. */
export const toAgreement: InvitationKind = {
  form: "invite-to-agreement",
  words: {
    title: words.title,
    intro: words.intro,
    thanks: words.thanks,
    steps: ({ isNew }) => copy.agreement.customerSteps[isNew ? "new" : "existing"],
    problems: copy.agreement.invitation.problems,
  },
  mails: agreementInvitation,
  keep: (desk, person, sent) => inviteToAgreement(as(desk, person), sent),
};

/** Drafts the mail that invites a customer to accept the agreement directly, and keeps that it was sent. */
export const invite: Flow = {
  register(on, desk) {
    on.action("invite-to-agreement", (args) => show(desk, args, customerDraft));
    on.action("draft-invitation", (args) => show(desk, args, companyDraft));
    listenToInvitation(on, desk, toAgreement);
  },
};

type Draw = (desk: Desk, person: string, value: string) => Promise<View>;

async function show(desk: Desk, { ack, body, payload }: ActionArgs, draw: Draw): Promise<void> {
  await ack();
  const person = body.user.id;
  const id = dialogOf(body) ?? (await openMoment(desk, body.trigger_id, words.title)).id;
  await refreshPerson(desk, person);
  await showView(desk, id, await draw(desk, person, valueOf(payload)));
}

async function customerDraft(desk: Desk, person: string, customerId: string): Promise<View> {
  const opened = await openInvitation(as(desk, person), { customerId });
  if (!opened.ok) return noticeView(words.title, await explain(desk, opened.failure));
  const { customer, contact, culture, partnerName, isNew, passwordOwner } = opened.value;
  return openInvitationDraft(desk, toAgreement, person, {
    customerId,
    companyName: customer.companyName,
    partner: partnerName,
    firstName: contact?.firstName ?? "",
    lastName: contact?.lastName ?? "",
    isNew,
    passwordOwner,
    address: agreementAddress,
    together: null,
    isRecordedByHand: isKnownByHand(customer),
    language: languageFor(culture),
    sentTo: contact?.email ?? "",
  });
}

/** For a company that the desk does not know: whoever has no API has no list of customers. */
async function companyDraft(desk: Desk, person: string, companyName: string): Promise<View> {
  const allowed = await allow(desk.db, person, "inviteToAgreement");
  if (!allowed.ok) return noticeView(words.title, await explain(desk, allowed.failure));
  return openInvitationDraft(desk, toAgreement, person, {
    customerId: null,
    companyName,
    partner: allowed.value.settings.partnerName,
    firstName: "",
    lastName: "",
    isNew: false,
    passwordOwner: null,
    address: agreementAddress,
    together: null,
    isRecordedByHand: true,
    language: "en",
    sentTo: "",
  });
}
