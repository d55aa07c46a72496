import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { ruleSentence } from "../../../copy/rules.en.ts";
import type { Answers } from "../../../core/customer/answers.ts";
import { companyInMessage } from "../../../core/relationship/company-in-message.ts";
import { relationshipRequestInput } from "../../../core/relationship/request.ts";
import { getActing } from "../../../operations/get-acting.ts";
import { closeForm, keepForm, openForm } from "../../../operations/keep-form.ts";
import { noteCompany } from "../../../operations/note-company.ts";
import { offerLinks } from "../../../operations/offer-links.ts";
import { readTyped } from "../../../operations/read-typed.ts";
import { readDraft } from "../../../operations/turn-page.ts";
import { checked } from "../../cards/message.ts";
import { as, type Desk } from "../../desk.ts";
import { errorsOnScreen, readAnswers } from "../../form.ts";
import { refreshPerson } from "../../person.ts";
import type { ActionArgs, SubmissionArgs } from "../../registrar.ts";
import { dialogOf, explain, noticeView, openMoment, showView } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";
import { listenToInvitation } from "../invitation/listen.ts";
import { pickCustomer, type PickFor } from "../pick-customer.ts";
import { agreementBox, askCompanyView, companyForm, readChosen, readCompanyView } from "./company-view.ts";
import { ackFirst, draftView, firstView, listenToLinks } from "./draft.ts";
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
          : firstView(desk, user_id, { customerId, withAgreement: false }),
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
      const { together, ...asked } = readChosen(valueOf(payload));
      const fill = () => {
        if (asked.customerId === "") return companyFormView(desk, person);
        return together === undefined
          ? firstView(desk, person, asked)
          : draftView(desk, person, { ...asked, together });
      };
      await showThere(desk, body, fill);
    });
    on.action("ask-for-relationship-as-typed", async ({ ack, body, payload }) => {
      await ack();
      const person = body.user.id;
      const draft = await readDraft(as(desk, person), { draftId: valueOf(payload) });
      const begun = draft.ok ? asTyped(draft.value.draft.answers) : {};
      await showThere(desk, body, () => companyFormView(desk, person, { begun }));
    });
    on.action("ask-for-relationship-instead", async ({ ack, body, payload }) => {
      await ack();
      const person = body.user.id;
      await showThere(desk, body, async () => {
        const typed = await readTyped(as(desk, person), { customerId: valueOf(payload) });
        return typed.ok
          ? companyFormView(desk, person, { begun: asTyped(typed.value) })
          : noticeView(words.title, await explain(desk, typed.failure));
      });
    });
    on.input(companyForm, async ({ ack, body, payload }) => {
      await ack();
      if (!body.view) return;
      const { opening } = readCompanyView(body.view.private_metadata);
      const typed = { ...form, opening, answers: readAnswers(body.view), actionTs: payload.action_ts };
      await keepForm(as(desk, body.user.id), typed);
    });
    on.submission(companyForm, (args) => next(desk, args));
    listenToLinks(on, desk);
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

/** In the dialog whose button was pressed, or in a new one. */
async function showThere(desk: Desk, body: ActionArgs["body"], fill: () => Promise<View>): Promise<void> {
  const dialog = dialogOf(body);
  if (dialog !== null) await showView(desk, dialog, await fill());
  else await openInModal(desk, body.user.id, body.trigger_id, fill);
}

async function companyFormView(
  desk: Desk,
  person: string,
  {
    companyName = "",
    message = "",
    begun: given = {},
  }: { companyName?: string; message?: string; begun?: Answers } = {},
): Promise<View> {
  const offer = await offerLinks(as(desk, person), { customerId: null });
  if (!offer.ok) return noticeView(words.title, await explain(desk, offer.failure));
  const { opening, kept } = await openForm(as(desk, person), form);
  const { settings } = await getActing(desk.db, person);
  const read = { ...given, ...companyInMessage(message, settings?.partnerDomains ?? []) };
  // A message or another form speaks of one company, and what was kept may be about another.
  const begun = Object.keys(read).length > 0 ? read : (kept ?? {});
  return askCompanyView({
    opening,
    answers: companyName === "" ? begun : { ...begun, companyName },
    isRecordedByHand: settings?.partnerType === "indirect-reseller",
  });
}

/** What the form of a new customer knows of the company. Its own domain is not in there: that form makes a new one. */
const asTyped = (answers: Answers): Answers =>
  Object.fromEntries(
    ["companyName", "contact.firstName", "contact.lastName", "contact.email"].flatMap((field) => {
      const typed = answers[field];
      return typed === undefined ? [] : [[field, typed]];
    }),
  );

/** The company is noted; the mail to it comes next, or first the choice of a link. */
async function next(desk: Desk, args: SubmissionArgs): Promise<void> {
  const { ack, body, view } = args;
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
  await ackFirst(desk, args, { customerId: noted.value.id, withAgreement: answers[agreementBox] === "yes" });
  await closeForm(who, form);
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
