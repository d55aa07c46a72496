import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import type { Answers } from "../../../core/customer/answers.ts";
import type { Issue } from "../../../core/rule.ts";
import { educationEmailProblem, readEducation } from "../../../core/education-answers.ts";
import { openEducation, requestEducation, type OpenedEducation } from "../../../operations/request-education.ts";
import { educationSoFar, sentenceOf } from "../../cards/education-told.ts";
import { checked } from "../../cards/message.ts";
import { as, type Desk } from "../../desk.ts";
import { button, errorsOnScreen, readAnswers } from "../../form.ts";
import { refreshPerson } from "../../person.ts";
import type { SubmissionArgs } from "../../registrar.ts";
import { dialogOf, explain, momentView, noticeView, openMoment, showSettled, showView } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";
import { pickCustomer } from "../pick-customer.ts";
import {
  askEducationView,
  confirmField,
  educationForm,
  educationSentence,
  readEducationView,
  readSentEducation,
  type SentEducation,
} from "./view.ts";

const words = copy.education;
const pickFor = { word: "education", text: words.ask, actionId: "ask-for-education" };

/** `/csp education`: asks Microsoft whether a customer may buy as a school, once or again. */
export const askForEducation: Flow = {
  command: {
    word: "education",
    async run(desk, { trigger_id, user_id }, rest, respond) {
      const picked = await pickCustomer(desk, user_id, rest, pickFor);
      if ("customerId" in picked) return open(desk, { person: user_id, trigger_id }, picked.customerId);
      await respond({ response_type: "ephemeral", replace_original: false, ...checked(picked.message) });
    },
  },
  register(on, desk) {
    on.action("ask-for-education", async ({ ack, body, payload }) => {
      await ack();
      await open(desk, { person: body.user.id, trigger_id: body.trigger_id }, valueOf(payload));
    });
    on.action(educationResult, async ({ ack, body, payload }) => {
      await ack();
      const dialog = dialogOf(body);
      const sent = readSentEducation(valueOf(payload));
      if (dialog !== null) await showView(desk, dialog, await resultOf(desk, body.user.id, sent));
    });
    on.submission(educationForm, (args) => send(desk, args));
  },
};

async function open(
  desk: Desk,
  { person, trigger_id }: { person: string; trigger_id: string },
  customerId: string,
): Promise<void> {
  const { id } = await openMoment(desk, trigger_id, words.title);
  await refreshPerson(desk, person);
  const opened = await openEducation(as(desk, person), { customerId });
  const view = opened.ok ? formOf(opened.value) : noticeView(words.title, await explain(desk, opened.failure));
  await showView(desk, id, view);
}

/** With what was asked for before, and the customer's contact. */
function formOf({ customer, qualification }: OpenedEducation): View {
  const answers = {
    segment: qualification?.segment ?? null,
    website: qualification?.website ?? null,
    email: customer.details?.contact.email ?? null,
  };
  const note = qualification?.status === "denied" ? words.denied(sentenceOf(qualification.reason)) : undefined;
  const subject = { customerId: customer.id, companyName: customer.companyName, requestId: crypto.randomUUID() };
  return askEducationView(subject, { answers, note });
}

/** Errors stand under their fields. Partner Center is asked while the form says that it waits. */
async function send(desk: Desk, { ack, body, view }: SubmissionArgs): Promise<void> {
  const answers = readAnswers(view);
  const read = readEducation(answers);
  if ("issues" in read) {
    const { errors } = errorsOnScreen(view, read.issues, educationSentence);
    return ack({ response_action: "errors", errors });
  }
  const subject = readEducationView(view.private_metadata);
  if (isElsewhere(answers) && answers[confirmField] !== "yes") {
    const isAsked = answers[confirmField] !== undefined;
    return ack(
      isAsked
        ? { response_action: "errors", errors: errorsOnScreen(view, [unconfirmed], () => words.confirm.missing).errors }
        : { response_action: "update", view: askEducationView(subject, { answers, asksToConfirm: true }) },
    );
  }
  const sent = { ...subject, answers };
  await ack({ response_action: "update", view: waitingView(sent) });
  await showSettled(desk, view.id, resultOf(desk, body.user.id, sent));
}

/** A school may have several domains: that is to be confirmed, before Microsoft is asked. */
const isElsewhere = (answers: Answers): boolean =>
  educationEmailProblem(answers["email"] ?? "", answers["website"] ?? "") === "other-domain";
const unconfirmed: Issue = { field: confirmField, code: "to-confirm", severity: "error", params: {} };

const educationResult = "education-show-result";

/** While Partner Center is asked. Slack may put it up after what came of that: whoever is left with it asks. */
const waitingView = (sent: SentEducation): View =>
  momentView(words.title, [button(copy.addCustomer.review.showResult, educationResult, JSON.stringify(sent))]);

/** What came of it; sent once more, it asks nothing twice. Where Partner Center cannot be asked, the form comes back. */
async function resultOf(desk: Desk, person: string, { answers, ...subject }: SentEducation): Promise<View> {
  const { customerId, requestId } = subject;
  const asked = await requestEducation(as(desk, person), { customerId, requestId, answers });
  if (asked.ok) return noticeView(words.title, educationSoFar(asked.value));
  const why = await explain(desk, asked.failure);
  return asked.failure.kind === "upstream"
    ? askEducationView(subject, {
        answers,
        note: `:warning: ${words.notAsked(why)}`,
        asksToConfirm: isElsewhere(answers),
      })
    : noticeView(words.title, why);
}
