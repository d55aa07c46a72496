import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { educationEmailProblem } from "../../../core/education-answers.ts";
import { openEducation, requestEducation, type OpenedEducation } from "../../../operations/request-education.ts";
import { sentenceOf } from "../../cards/education-told.ts";
import { checked } from "../../cards/message.ts";
import { as, type Desk } from "../../desk.ts";
import { errorsOnScreen, escape, readAnswers } from "../../form.ts";
import { refreshPerson } from "../../person.ts";
import type { SubmissionArgs } from "../../registrar.ts";
import { explain, noticeView, openMoment, showView } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";
import { pickCustomer } from "../pick-customer.ts";
import { askEducationView, educationForm, educationSentence, readEducationView } from "./view.ts";

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
  return askEducationView({ customerId: customer.id, companyName: customer.companyName }, { answers, note });
}

/**
 * Errors stand under their fields; where Partner Center cannot be asked, the form comes back as it was. Should its answer
 * take too long for Slack, the form stays open, and sending it again asks nothing twice.
 */
async function send(desk: Desk, { ack, body, view }: SubmissionArgs): Promise<void> {
  const subject = readEducationView(view.private_metadata);
  const answers = readAnswers(view);
  const asked = await requestEducation(as(desk, body.user.id), { customerId: subject.customerId, answers });
  if (asked.ok) {
    const isElsewhere = educationEmailProblem(answers["email"] ?? "", answers["website"] ?? "") === "other-domain";
    const sent = [words.sent(escape(asked.value.companyName)), ...(isElsewhere ? [words.otherDomain] : [])].join("\n");
    return ack({ response_action: "update", view: noticeView(words.title, sent) });
  }
  if (asked.failure.kind === "invalid") {
    const { errors } = errorsOnScreen(view, asked.failure.issues, educationSentence);
    return ack({ response_action: "errors", errors });
  }
  const why = await explain(desk, asked.failure);
  const isUnanswered = asked.failure.kind === "upstream";
  const next = isUnanswered
    ? askEducationView(subject, { answers, note: `:warning: ${words.notAsked(why)}` })
    : noticeView(words.title, why);
  return ack({ response_action: "update", view: next });
}
