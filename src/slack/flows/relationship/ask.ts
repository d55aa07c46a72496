import { setTimeout } from "node:timers/promises";
import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { ruleSentence } from "../../../copy/rules.en.ts";
import { languageFor } from "../../../core/agreement/invitation.ts";
import { companyInMessage } from "../../../core/relationship/company-in-message.ts";
import { relationshipRequestInput } from "../../../core/relationship/request.ts";
import { allow } from "../../../operations/get-acting.ts";
import { closeForm, keepForm, openForm } from "../../../operations/keep-form.ts";
import { noteCompany } from "../../../operations/note-company.ts";
import { openRequest } from "../../../operations/open-request.ts";
import { checked } from "../../cards/message.ts";
import { as, type Desk } from "../../desk.ts";
import { errorsOnScreen, readAnswers } from "../../form.ts";
import { refreshPerson } from "../../person.ts";
import type { SubmissionArgs } from "../../registrar.ts";
import { explain, noticeView, openMoment, showView } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";
import { listenToInvitation } from "../invitation/listen.ts";
import { openInvitationDraft } from "../invitation/open.ts";
import { pickCustomer, type PickFor } from "../pick-customer.ts";
import { agreementBox, askCompanyView, askingView, companyForm, readCompanyView } from "./company-view.ts";
import { toRelationship, toRelationshipAndAgreement } from "./kinds.ts";

const words = copy.relationship.company;
const pickFor: PickFor = {
  word: "invite",
  text: copy.relationship.buttons.ask,
  actionId: "ask-for-relationship",
  takes: ["active", "ended", "prospect"],
};

/** `/csp invite`: asks a company for a reseller relationship, one of the desk's or one that it does not know yet. */
export const askForRelationship: Flow = {
  command: {
    word: "invite",
    async run(desk, { trigger_id, user_id }, rest, respond) {
      const picked = rest === "" ? null : await pickCustomer(desk, user_id, rest, pickFor);
      if (picked !== null && "message" in picked && !picked.isNobody) {
        await respond({ response_type: "ephemeral", replace_original: false, ...checked(picked.message) });
        return;
      }
      const customerId = picked !== null && "customerId" in picked ? picked.customerId : null;
      await openInModal(desk, user_id, trigger_id, () =>
        customerId === null
          ? companyFormView(desk, user_id, { companyName: rest })
          : draft(desk, user_id, customerId, false),
      );
    },
  },
  register(on, desk) {
    on.shortcut("ask-for-relationship", async ({ ack, body, shortcut }) => {
      await ack();
      await openInModal(desk, body.user.id, shortcut.trigger_id, () => companyFormView(desk, body.user.id));
    });
    on.messageShortcut("ask-for-relationship-of-message", async ({ ack, body, shortcut }) => {
      await ack();
      const person = body.user.id;
      await openInModal(desk, person, shortcut.trigger_id, () =>
        companyFormView(desk, person, { message: shortcut.message.text ?? "" }),
      );
    });
    on.action("ask-for-relationship", async ({ ack, body, payload }) => {
      await ack();
      const person = body.user.id;
      const [customerId = "", both] = valueOf(payload).split(" ");
      const fill = () =>
        customerId === "" ? companyFormView(desk, person) : draft(desk, person, customerId, both === "both");
      if (body.view) await showView(desk, body.view.id, await fill());
      else await openInModal(desk, person, body.trigger_id, fill);
    });
    on.input(companyForm, async ({ ack, body, payload }) => {
      await ack();
      if (!body.view) return;
      const { opening } = readCompanyView(body.view.private_metadata);
      const typed = { ...form, opening, answers: readAnswers(body.view), actionTs: payload.action_ts };
      await keepForm(as(desk, body.user.id), typed);
    });
    on.submission(companyForm, (args) => next(desk, args));
    listenToInvitation(on, desk, toRelationship);
    listenToInvitation(on, desk, toRelationshipAndAgreement);
  },
};

const form = { form: companyForm, subject: "" };

async function openInModal(desk: Desk, person: string, triggerId: string, fill: () => Promise<View>): Promise<void> {
  const { id } = await openMoment(desk, triggerId, words.title);
  await refreshPerson(desk, person);
  await showView(desk, id, await fill());
}

async function companyFormView(
  desk: Desk,
  person: string,
  { companyName = "", message = "" }: { companyName?: string; message?: string } = {},
): Promise<View> {
  const allowed = await allow(desk.db, person, "requestRelationship");
  if (!allowed.ok) return noticeView(words.title, await explain(desk, allowed.failure));
  const { opening, kept } = await openForm(as(desk, person), form);
  const read = companyInMessage(message, allowed.value.settings.partnerDomains);
  // A message speaks of one company, and what was kept may be about another.
  const begun = Object.keys(read).length > 0 ? read : (kept ?? {});
  return askCompanyView({ opening, answers: companyName === "" ? begun : { ...begun, companyName } });
}

/** The company is noted, and the mail to it drafted with the link that Partner Center gives. */
async function next(desk: Desk, { ack, body, view }: SubmissionArgs): Promise<void> {
  const answers = readAnswers(view);
  const who = as(desk, body.user.id);
  const noted = await noteCompany(who, readCompany(answers));
  if (!noted.ok && noted.failure.kind === "invalid") {
    const sentence = (issue: (typeof noted.failure.issues)[number]) => ruleSentence(issue) ?? copy.failures.invalid;
    return ack({ response_action: "errors", errors: errorsOnScreen(view, noted.failure.issues, sentence).errors });
  }
  if (!noted.ok) {
    return ack({ response_action: "update", view: noticeView(words.title, await explain(desk, noted.failure)) });
  }
  const withAgreement = answers[agreementBox] === "yes";
  await ack({ response_action: "update", view: askingView({ customerId: noted.value.id, withAgreement }) });
  await closeForm(who, form);
  const [drafted] = await Promise.all([
    draft(desk, body.user.id, noted.value.id, withAgreement),
    setTimeout(desk.rhythm.viewSettleMs),
  ]);
  await showView(desk, view.id, drafted);
}

function readCompany(answers: ReturnType<typeof readAnswers>) {
  const { companyName, domain, cameFrom } = answers;
  const contact = {
    firstName: answers["contact.firstName"],
    lastName: answers["contact.lastName"],
    email: answers["contact.email"],
  };
  return relationshipRequestInput.parse({ companyName, domain, contact, cameFrom });
}

async function draft(desk: Desk, person: string, customerId: string, withAgreement: boolean): Promise<View> {
  const opened = await openRequest(as(desk, person), { customerId });
  if (!opened.ok) return noticeView(words.title, await explain(desk, opened.failure));
  const { partnerName, link, customer, contact } = opened.value;
  return openInvitationDraft(desk, withAgreement ? toRelationshipAndAgreement : toRelationship, person, {
    customerId,
    companyName: customer.companyName,
    partner: partnerName,
    firstName: contact?.firstName ?? "",
    lastName: contact?.lastName ?? "",
    isNew: false,
    passwordOwner: null,
    address: link,
    language: languageFor(customer.details?.culture ?? ""),
    sentTo: contact?.email ?? "",
  });
}
