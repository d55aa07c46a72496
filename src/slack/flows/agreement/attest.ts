import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { ruleSentence } from "../../../copy/rules.en.ts";
import type { Issue } from "../../../core/rule.ts";
import { attestAgreement, judgeAttestation, type Attested } from "../../../operations/attest-agreement.ts";
import { openAttestation, type OpenedAttestation } from "../../../operations/open-attestation.ts";
import { closeForm, keepForm, openForm, type OpenedForm } from "../../../operations/keep-form.ts";
import { retryAttestation } from "../../../operations/retry-attestation.ts";
import { nameOf } from "../../cards/agreement-lines.ts";
import { checked } from "../../cards/message.ts";
import { as, type Desk } from "../../desk.ts";
import { actions, button, errorsOnScreen, escape, modal, readAnswers, section } from "../../form.ts";
import { refreshPerson } from "../../person.ts";
import type { SubmissionArgs } from "../../registrar.ts";
import { explain, noticeView, openMoment, showView, tellInChannel } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";
import { pickCustomer } from "../pick-customer.ts";
import {
  attestAgreementView,
  attestForm,
  backToAttest,
  confirmAttestationView,
  confirmForm,
  doubtField,
  readAttestView,
  type AttestView,
} from "./attest-view.ts";
import { draftOffer } from "./draft-offer.ts";

const words = copy.agreement.attest;
const pickFor = { text: copy.agreement.buttons.record, actionId: "attest-agreement" };

/** Records who accepted the agreement; in the ways that tell Microsoft, the desk does so afterwards. */
export const attest: Flow = {
  command: {
    word: "attest",
    async run(desk, { trigger_id, user_id }, rest, respond) {
      const picked = await pickCustomer(desk, user_id, rest, pickFor);
      if ("customerId" in picked) return open(desk, user_id, trigger_id, picked.customerId);
      const offer = picked.isNobody ? await draftOffer(desk, user_id, rest) : null;
      await respond({ response_type: "ephemeral", replace_original: false, ...checked(offer ?? picked.message) });
    },
  },
  register(on, desk) {
    on.action("attest-agreement", async ({ ack, body, payload }) => {
      await ack();
      const [customerId = "", day = ""] = valueOf(payload).split(" ");
      if (!body.view) return open(desk, body.user.id, body.trigger_id, customerId, day);
      await showView(desk, body.view.id, await formView(desk, body.user.id, customerId, day));
    });
    on.action("retry-attestation", async ({ ack, body, payload }) => {
      await ack();
      const retried = await retryAttestation(as(desk, body.user.id), { attestationId: valueOf(payload) });
      if (!retried.ok) await tellInChannel(desk, body, await explain(desk, retried.failure));
    });
    on.action(backToAttest, async ({ ack, body }) => {
      await ack();
      if (!body.view) return;
      const view = readAttestView(body.view.private_metadata);
      await showView(desk, body.view.id, attestAgreementView(view));
    });
    on.input(attestForm, async ({ ack, body, payload }) => {
      await ack();
      if (!body.view) return;
      const { customerId, opening } = readAttestView(body.view.private_metadata);
      const answers = readAnswers(body.view);
      const typed = { form: attestForm, subject: customerId, opening, answers, actionTs: payload.action_ts };
      await keepForm(as(desk, body.user.id), typed);
    });
    on.submission(attestForm, async (args) => {
      const view = readAttestView(args.view.private_metadata);
      await send(desk, args, { ...view, answers: readAnswers(args.view) }, []);
    });
    on.submission(confirmForm, async (args) => {
      const view = readAttestView(args.view.private_metadata);
      const ticked = readAnswers(args.view);
      const confirmed = Object.keys(ticked).filter((field) => ticked[field] === "yes");
      await send(desk, args, view, confirmed);
    });
  },
};

async function open(desk: Desk, person: string, triggerId: string, customerId: string, day = ""): Promise<void> {
  const { id } = await openMoment(desk, triggerId, words.title);
  await refreshPerson(desk, person);
  await showView(desk, id, await formView(desk, person, customerId, day));
}

async function formView(desk: Desk, person: string, customerId: string, day: string): Promise<View> {
  const who = as(desk, person);
  const opened = await openAttestation(who, { customerId });
  if (!opened.ok) return noticeView(words.title, await explain(desk, opened.failure));
  return drawn(opened.value, day, await openForm(who, { form: attestForm, subject: customerId }));
}

function drawn({ customer, way, contact }: OpenedAttestation, day: string, { opening, kept }: OpenedForm): View {
  return attestAgreementView({
    customerId: customer.id,
    companyName: customer.companyName,
    way,
    opening,
    answers: kept ?? {
      "contact.firstName": contact?.firstName ?? null,
      "contact.lastName": contact?.lastName ?? null,
      "contact.email": contact?.email ?? null,
      "contact.phone": contact?.phone ?? null,
      acceptedOn: day === "" ? null : day,
    },
  });
}

/** Errors stand under their fields; what is doubtful is asked once; then it is recorded. `confirmed` are fields. */
async function send(desk: Desk, args: SubmissionArgs, view: AttestView, confirmed: readonly string[]): Promise<void> {
  const { ack, body } = args;
  const who = as(desk, body.user.id);
  const judged = await judgeAttestation(who, view);
  if (!judged.ok)
    return ack({ response_action: "update", view: noticeView(words.title, await explain(desk, judged.failure)) });
  const { issues } = judged.value;
  const errors = issues.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return answerErrors(args, view, errors);
  const open = issues.filter(({ code }) => !confirmed.includes(doubtField(code)));
  if (open.length > 0) return ack({ response_action: "update", view: confirmAttestationView(view, open) });
  const codes = issues.map(({ code }) => code);
  const done = await attestAgreement(who, { ...view, confirmed: codes });
  if (!done.ok)
    return ack({ response_action: "update", view: noticeView(words.title, await explain(desk, done.failure)) });
  await ack({ response_action: "update", view: doneView(done.value, view) });
  await closeForm(who, { form: attestForm, subject: view.customerId });
}

function answerErrors({ ack, view: shown }: SubmissionArgs, view: AttestView, errors: readonly Issue[]): Promise<void> {
  const { errors: here } = errorsOnScreen(shown, errors, (issue) => ruleSentence(issue) ?? copy.failures.invalid);
  if (Object.keys(here).length > 0) return ack({ response_action: "errors", errors: here });
  return ack({ response_action: "update", view: attestAgreementView({ ...view, problems: errors }) });
}

function doneView({ attestation, wasThere, customer }: Attested, { way }: AttestView): View {
  const name = escape(customer.companyName);
  const text = wasThere
    ? words.wasThere(
        escape(nameOf(attestation)),
        `<@${attestation.recordedBy}>`,
        copy.moment(attestation.recordedAt),
        copy.names.attestationStatuses[attestation.status],
      )
    : words.done[way](name);
  const invite = copy.agreement.buttons.invite;
  return modal({
    callbackId: "notice",
    title: words.title,
    close: words.close,
    blocks: [
      section(text),
      ...(way === "direct-acceptance"
        ? [actions([button(invite, "invite-to-agreement", customer.id, { style: "primary" })])]
        : []),
    ],
  });
}
