import { setTimeout } from "node:timers/promises";
import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { languageFor } from "../../../core/agreement/invitation.ts";
import { findReseller } from "../../../operations/find-resellers.ts";
import { keepForm, openForm } from "../../../operations/keep-form.ts";
import { offerLinks, type LinkOffer } from "../../../operations/offer-links.ts";
import { openRequest } from "../../../operations/open-request.ts";
import { as, type Desk } from "../../desk.ts";
import { readAnswers } from "../../form.ts";
import type { Registrar, SubmissionArgs } from "../../registrar.ts";
import { explain, noticeView, showView } from "../../reply.ts";
import { openInvitationDraft } from "../invitation/open.ts";
import { askingView, type Asked, type Chosen } from "./company-view.ts";
import { toRelationship, toRelationshipAndAgreement } from "./kinds.ts";
import { linkForm, providerLinkView, readLinkView, resellerLinkView, togetherIn } from "./link-view.ts";

const { title } = copy.relationship.company;
const formOf = (customerId: string) => ({ form: linkForm, subject: customerId });

/** With whom at once the company is asked, where there is a choice. */
export function listenToLinks(on: Registrar, desk: Desk): void {
  on.input(linkForm, async ({ ack, body, payload }) => {
    await ack();
    if (!body.view) return;
    const { customerId, opening } = readLinkView(body.view.private_metadata);
    const typed = { ...formOf(customerId), opening, answers: readAnswers(body.view), actionTs: payload.action_ts };
    await keepForm(as(desk, body.user.id), typed);
  });
  on.submission(linkForm, async (args) => {
    const { customerId, withAgreement } = readLinkView(args.view.private_metadata);
    const chosen = { customerId, withAgreement, together: togetherIn(readAnswers(args.view)) };
    const offer = await offerLinks(as(desk, args.body.user.id), { customerId });
    if (!offer.ok) {
      return args.ack({ response_action: "update", view: noticeView(title, await explain(desk, offer.failure)) });
    }
    await ackDraft(desk, args, chosen, offer.value.kind === "resellers");
  });
}

/** What comes before the mail to a company: the choice of a link, or the mail itself. */
export async function firstView(desk: Desk, person: string, asked: Asked): Promise<View> {
  const offer = await offerLinks(as(desk, person), asked);
  if (!offer.ok) return noticeView(title, await explain(desk, offer.failure));
  return offer.value.kind === "only"
    ? draftView(desk, person, { ...asked, together: offer.value.together })
    : choiceView(desk, person, asked, offer.value);
}

/** The same as the answer to a form. While Partner Center is asked for the link, the form says so. */
export async function ackFirst(desk: Desk, args: SubmissionArgs, asked: Asked): Promise<void> {
  const person = args.body.user.id;
  const offer = await offerLinks(as(desk, person), asked);
  const show = (view: View) => args.ack({ response_action: "update", view });
  if (!offer.ok) return show(noticeView(title, await explain(desk, offer.failure)));
  if (offer.value.kind !== "only") return show(await choiceView(desk, person, asked, offer.value));
  await ackDraft(desk, args, { ...asked, together: offer.value.together }, !offer.value.isKept);
}

async function ackDraft(desk: Desk, { ack, body, view }: SubmissionArgs, chosen: Chosen, isAsked: boolean) {
  if (!isAsked) return ack({ response_action: "update", view: await draftView(desk, body.user.id, chosen) });
  await ack({ response_action: "update", view: askingView(chosen) });
  const [drafted] = await Promise.all([draftView(desk, body.user.id, chosen), setTimeout(desk.rhythm.viewSettleMs)]);
  await showView(desk, view.id, drafted);
}

/** As this person chose last, while the mail to this company is not sent. */
async function choiceView(
  desk: Desk,
  person: string,
  { customerId, withAgreement }: Asked,
  offer: Exclude<LinkOffer, { kind: "only" }>,
): Promise<View> {
  const { opening, kept } = await openForm(as(desk, person), formOf(customerId));
  const together = togetherIn(kept ?? {});
  const view = { customerId, withAgreement, opening };
  if (offer.kind === "providers") return providerLinkView(view, offer.links, together);
  return resellerLinkView(view, together === null ? null : await findReseller(desk, together));
}

export async function draftView(
  desk: Desk,
  person: string,
  { customerId, withAgreement, together }: Chosen,
): Promise<View> {
  const opened = await openRequest(as(desk, person), { customerId, together });
  if (!opened.ok) return noticeView(title, await explain(desk, opened.failure));
  const { partnerName, link, customer, contact, isRecordedByHand } = opened.value;
  return openInvitationDraft(desk, withAgreement ? toRelationshipAndAgreement : toRelationship, person, {
    customerId,
    companyName: customer.companyName,
    partner: partnerName,
    firstName: contact?.firstName ?? "",
    lastName: contact?.lastName ?? "",
    isNew: false,
    passwordOwner: null,
    address: link,
    together: opened.value.together,
    isRecordedByHand,
    language: languageFor(customer.details?.culture ?? ""),
    sentTo: contact?.email ?? "",
  });
}
