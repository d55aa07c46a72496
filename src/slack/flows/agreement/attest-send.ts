import { copy } from "../../../copy/index.ts";
import { ruleSentence } from "../../../copy/rules.en.ts";
import type { Failure } from "../../../core/result.ts";
import type { Issue } from "../../../core/rule.ts";
import { attestAgreement, judgeAttestation } from "../../../operations/attest-agreement.ts";
import { getActing } from "../../../operations/get-acting.ts";
import { closeForm } from "../../../operations/keep-form.ts";
import { as, type Desk } from "../../desk.ts";
import { errorsOnScreen } from "../../form.ts";
import type { SubmissionArgs } from "../../registrar.ts";
import { explain, noticeView } from "../../reply.ts";
import { attestAgreementView, attestForm, confirmAttestationView, doubtField, type AttestView } from "./attest-view.ts";
import { attestedView } from "./attested-view.ts";

const words = copy.agreement.attest;

/** Errors stand under their fields; what is doubtful is asked once; then it is recorded. `confirmed` are fields. */
export async function sendAttestationForm(
  desk: Desk,
  args: SubmissionArgs,
  view: AttestView,
  confirmed: readonly string[],
): Promise<void> {
  const { ack, body } = args;
  const who = as(desk, body.user.id);
  const judged = await judgeAttestation(who, view);
  if (!judged.ok) return refuse(desk, args, view, judged.failure);
  const { issues } = judged.value;
  const errors = issues.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return answerErrors(args, view, errors);
  const open = issues.filter(({ code }) => !confirmed.includes(doubtField(code)));
  if (open.length > 0) return ack({ response_action: "update", view: confirmAttestationView(view, open) });
  const done = await attestAgreement(who, { ...view, confirmed: issues.map(({ code }) => code) });
  if (!done.ok) return refuse(desk, args, view, done.failure);
  await closeForm(who, { form: attestForm, subject: view.customerId });
  await ack({ response_action: "update", view: attestedView(done.value) });
}

function answerErrors({ ack, view: shown }: SubmissionArgs, view: AttestView, errors: readonly Issue[]): Promise<void> {
  const { errors: here } = errorsOnScreen(shown, errors, (issue) => ruleSentence(issue) ?? copy.failures.invalid);
  if (Object.keys(here).length > 0) return ack({ response_action: "errors", errors: here });
  return ack({ response_action: "update", view: attestAgreementView(view, { problems: errors }) });
}

/** What can be mended here is said in the form, which keeps its answers. */
async function refuse(desk: Desk, { ack, body }: SubmissionArgs, view: AttestView, failure: Failure): Promise<void> {
  const why = await explain(desk, failure);
  const status = failure.kind === "conflict" ? failure.status : null;
  switch (status) {
    case "link_sent":
      return ack({
        response_action: "update",
        view: attestAgreementView(view, { note: `:warning: ${words.inTheWay(why)}`, isInTheWay: true }),
      });
    case "way_changed": {
      const way = (await getActing(desk.db, body.user.id)).settings?.agreementWay ?? view.way;
      return ack({
        response_action: "update",
        view: attestAgreementView({ ...view, way }, { note: `:warning: ${words.otherWay(why)}` }),
      });
    }
    default:
      return ack({ response_action: "update", view: noticeView(words.title, why) });
  }
}
