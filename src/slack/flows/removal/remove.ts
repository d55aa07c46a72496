import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { closeForm, keepForm, openForm } from "../../../operations/keep-form.ts";
import { isEndedByHand } from "../../../operations/record-end.ts";
import { openRemoval } from "../../../operations/open-removal.ts";
import { requestRemoval } from "../../../operations/request-removal.ts";
import { checked } from "../../cards/message.ts";
import { as, type Desk } from "../../desk.ts";
import { errorsOnScreen, escape, readAnswers } from "../../form.ts";
import { refreshPerson } from "../../person.ts";
import type { SubmissionArgs } from "../../registrar.ts";
import { explain, noticeView, openMoment, showView } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";
import { pickCustomer } from "../pick-customer.ts";
import { openEndByHand } from "../relationship/end-by-hand.ts";
import { inTheWayView, readDeclared, readRemovalView, removalForm, removalView } from "./removal-view.ts";

const words = copy.removal;
const pickFor = { word: "remove", text: words.choose, actionId: "remove-relationship" };

/** Ends a reseller relationship: what is in the way, then the declarations, then a second person. */
export const remove: Flow = {
  command: {
    word: "remove",
    async run(desk, { trigger_id, user_id }, rest, respond) {
      const picked = await pickCustomer(desk, user_id, rest, pickFor);
      if ("customerId" in picked) return end(desk, { person: user_id, trigger_id }, picked.customerId);
      await respond({ response_type: "ephemeral", replace_original: false, ...checked(picked.message) });
    },
  },
  register(on, desk) {
    on.action("remove-relationship", async ({ ack, body, payload }) => {
      await ack();
      const { trigger_id, view } = body;
      await end(desk, { person: body.user.id, trigger_id, viewId: view?.id }, valueOf(payload));
    });
    on.input(removalForm, async ({ ack, body, payload }) => {
      await ack();
      if (!body.view) return;
      const { customerId: subject, opening } = readRemovalView(body.view.private_metadata);
      const typed = { opening, answers: readAnswers(body.view), actionTs: payload.action_ts };
      await keepForm(as(desk, body.user.id), { form: removalForm, subject, ...typed });
    });
    on.submission(removalForm, (args) => send(desk, args));
  },
};

interface Where {
  person: string;
  trigger_id: string;
  /** Left out: in a window of its own. */
  viewId?: string | undefined;
}

/** Where there is no API, a person does it in the portal and records it here. */
async function end(desk: Desk, { person, trigger_id, viewId }: Where, customerId: string): Promise<void> {
  if (await isEndedByHand(as(desk, person), { customerId })) return openEndByHand(desk, person, trigger_id, customerId);
  const id = viewId ?? (await openMoment(desk, trigger_id, words.title)).id;
  await refreshPerson(desk, person);
  await showView(desk, id, await fill(desk, person, customerId));
}

async function fill(desk: Desk, person: string, customerId: string): Promise<View> {
  const who = as(desk, person);
  const opened = await openRemoval(who, { customerId });
  if (!opened.ok) return noticeView(words.title, await explain(desk, opened.failure));
  const { customer, obstacles } = opened.value;
  if (obstacles.length > 0) return inTheWayView(customer, obstacles);
  const { opening, kept } = await openForm(who, { form: removalForm, subject: customerId });
  return removalView(customer, { opening, answers: kept ?? {} });
}

async function send(desk: Desk, { ack, body, view }: SubmissionArgs): Promise<void> {
  const { customerId } = readRemovalView(view.private_metadata);
  const answers = readAnswers(view);
  const who = as(desk, body.user.id);
  const input = { customerId, typedName: answers["typedName"] ?? "", declared: readDeclared(answers) };
  const asked = await requestRemoval(who, input);
  if (!asked.ok && asked.failure.kind === "invalid") {
    const problems: Readonly<Record<string, string>> = words.problems;
    const { errors } = errorsOnScreen(
      view,
      asked.failure.issues,
      ({ code }) => problems[code] ?? copy.failures.invalid,
    );
    return ack({ response_action: "errors", errors });
  }
  if (!asked.ok) {
    return ack({ response_action: "update", view: noticeView(words.title, await explain(desk, asked.failure)) });
  }
  const said = words.form.sent(escape(asked.value.companyName));
  await closeForm(who, { form: removalForm, subject: customerId });
  await ack({ response_action: "update", view: noticeView(words.title, said) });
}
