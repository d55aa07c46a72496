import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { billingAnswers } from "../../../core/billing/data.ts";
import type { Answers } from "../../../core/customer/answers.ts";
import { keepForm, openForm } from "../../../operations/keep-form.ts";
import { billingForm, judgeBillingEdit, openBillingEdit } from "../../../operations/open-billing-edit.ts";
import { requestBillingEdit } from "../../../operations/request-billing-edit.ts";
import { reviewBillingEdit } from "../../../operations/review-billing-edit.ts";
import { checked } from "../../cards/message.ts";
import { as, type Desk } from "../../desk.ts";
import { button, errorsOnScreen, escape, readAnswers } from "../../form.ts";
import { refreshPerson } from "../../person.ts";
import type { ActionArgs, SubmissionArgs } from "../../registrar.ts";
import { dialogOf, explain, momentView, noticeView, openMoment, showSettled, showView } from "../../reply.ts";
import { sentenceOf } from "../add-customer/problems.ts";
import { valueOf, type Flow } from "../flow.ts";
import { pickCustomer } from "../pick-customer.ts";
import { billingFormView, readBillingForm, readChanged } from "./form-view.ts";
import { billingBack, billingReview, billingReviewView, readBillingReview } from "./review-view.ts";

const words = copy.billing;
const pickFor = { word: "edit", text: words.choose, actionId: "edit-billing" };

/** Corrects a customer's billing data: the form filled in, the difference, then a second person. */
export const editBilling: Flow = {
  command: {
    word: "edit",
    async run(desk, { trigger_id, user_id }, rest, respond) {
      const picked = await pickCustomer(desk, user_id, rest, pickFor);
      if (!("customerId" in picked)) {
        await respond({ response_type: "ephemeral", replace_original: false, ...checked(picked.message) });
        return;
      }
      const { id } = await openMoment(desk, trigger_id, words.title);
      await refreshPerson(desk, user_id);
      await showView(desk, id, await filledForm(desk, user_id, picked.customerId));
    },
  },
  register(on, desk) {
    on.action("edit-billing", opening(desk, filledForm));
    on.action(billingBack, opening(desk, filledForm));
    on.action("edit-billing-again", opening(desk, newDifference));
    on.action(billingResult, opening(desk, newDifference));
    on.input(billingForm, async ({ ack, body, payload }) => {
      await ack();
      if (!body.view) return;
      const { customerId: subject, opening } = readBillingForm(body.view.private_metadata);
      const typed = { opening, answers: readChanged(body.view), actionTs: payload.action_ts };
      await keepForm(as(desk, body.user.id), { form: billingForm, subject, ...typed });
    });
    on.input(billingReview, async ({ ack }) => ack());
    on.submission(billingForm, (args) => next(desk, args));
    on.submission(billingReview, (args) => send(desk, args));
  },
};

type Draw = (desk: Desk, person: string, customerId: string) => Promise<View>;

function opening(desk: Desk, draw: Draw) {
  return async ({ ack, body, payload }: ActionArgs): Promise<void> => {
    await ack();
    const id = dialogOf(body) ?? (await openMoment(desk, body.trigger_id, words.title)).id;
    await refreshPerson(desk, body.user.id);
    await showView(desk, id, await draw(desk, body.user.id, valueOf(payload)));
  };
}

/** With what this person typed before laid over what Partner Center has. */
async function filledForm(desk: Desk, person: string, customerId: string, note: string | null = null): Promise<View> {
  const who = as(desk, person);
  const opened = await openBillingEdit(who, { customerId });
  if (!opened.ok) return noticeView(words.title, await explain(desk, opened.failure));
  const { customer, profile, facts } = opened.value;
  const { opening, kept } = await openForm(who, { form: billingForm, subject: customerId });
  const { country, data: was } = profile;
  const answers = { ...was, ...billingAnswers(kept ?? {}) };
  return billingFormView({ customer, opening, country, was, answers, facts, problems: [], note });
}

/** Somebody changed the data before a correction was written: the same correction against what is there now. */
async function newDifference(desk: Desk, person: string, customerId: string): Promise<View> {
  const { kept } = await openForm(as(desk, person), { form: billingForm, subject: customerId });
  return reviewed(desk, person, customerId, kept ?? {});
}

async function reviewed(desk: Desk, person: string, customerId: string, typed: Answers): Promise<View> {
  const read = await reviewBillingEdit(as(desk, person), { customerId, answers: typed });
  if (!read.ok) return noticeView(words.title, await explain(desk, read.failure));
  const { errors: problems, differences } = read.value.review;
  if (problems.length === 0 && differences.length > 0) return billingReviewView(read.value);
  const note = problems.length > 0 ? null : words.form.nothingChanged;
  return billingFormView({ ...read.value, problems, note });
}

/** Problems stay under their fields; without any, the difference is shown. */
async function next(desk: Desk, { ack, body, view }: SubmissionArgs): Promise<void> {
  const { customerId, country, was } = readBillingForm(view.private_metadata);
  if (was === undefined) {
    await ack({ response_action: "update", view: waitingView(customerId) });
    return showSettled(desk, view.id, filledForm(desk, body.user.id, customerId, words.form.oldWindow));
  }
  const answers = readAnswers(view);
  const { errors } = errorsOnScreen(view, await judgeBillingEdit(desk, { customerId, country, answers }), sentenceOf);
  if (Object.keys(errors).length > 0) return ack({ response_action: "errors", errors });
  await ack({ response_action: "update", view: waitingView(customerId) });
  await showSettled(desk, view.id, reviewed(desk, body.user.id, customerId, readChanged(view)));
}

async function send(desk: Desk, { ack, body, view }: SubmissionArgs): Promise<void> {
  const { customerId, opening } = readBillingReview(view.private_metadata);
  const sent = await requestBillingEdit(as(desk, body.user.id), { customerId, opening, answers: readAnswers(view) });
  const say = (text: string) => ack({ response_action: "update", view: noticeView(words.title, text) });
  if (sent.ok) return say(words.review.sent(escape(sent.value.companyName)));
  if (sent.failure.kind !== "invalid") return say(await explain(desk, sent.failure));
  const { errors, elsewhere } = errorsOnScreen(view, sent.failure.issues, sentenceOf);
  const [first] = elsewhere;
  if (first === undefined) return ack({ response_action: "errors", errors });
  const note = first.code === "nothing-changed" ? words.form.nothingChanged : sentenceOf(first);
  await ack({ response_action: "update", view: waitingView(customerId) });
  await showSettled(desk, view.id, filledForm(desk, body.user.id, customerId, note));
}

const billingResult = "edit-billing-show-result";

/** While Partner Center is asked. Slack may put it up after what came of that: whoever is left with it asks. */
const waitingView = (customerId: string): View =>
  momentView(words.title, [button(copy.addCustomer.review.showResult, billingResult, customerId)]);
