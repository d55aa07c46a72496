import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import type { Issue } from "../../../core/rule.ts";
import { usedChannels } from "../../../operations/reach-channels.ts";
import { keepSetup } from "../../../operations/keep-setup.ts";
import type { OpenedSetup } from "../../../operations/open-setup.ts";
import { readSetupPage, type SetupPage } from "../../../operations/read-setup.ts";
import { saveSettings, type SettingsToSave } from "../../../operations/save-settings.ts";
import { readSetup } from "../../../core/setup-answers.ts";
import { as, type Desk } from "../../desk.ts";
import { errorsOnScreen, readAnswers } from "../../form.ts";
import type { ActionArgs, Registrar } from "../../registrar.ts";
import { explain, noticeView } from "../../reply.ts";
import { valueOf } from "../flow.ts";
import { channelsView } from "./channels-view.ts";
import { back, pageOf, setupForm, setupSentence } from "./drawing.ts";
import { readSetupView, type SetupView } from "./metadata.ts";
import { partnerView } from "./partner-view.ts";
import { peopleView } from "./people-view.ts";
import { reachAndShow, show } from "./reach.ts";
import { checkingView, keepTheirs, meanwhileView, useMine } from "./result-views.ts";

const views = { partner: partnerView, channels: channelsView, people: peopleView };
const following = { partner: "channels", channels: "people", people: null } as const;

/** Next, Back and Save. */
export function listenToPages(on: Registrar, desk: Desk): void {
  on.submission(setupForm, async ({ ack, body, view }) => {
    const form = readSetupView(view.private_metadata);
    const answers = { ...form.answers, ...readAnswers(view) };
    const page = await readSetupPage(as(desk, body.user.id), { answers });
    if (!page.ok) return ack({ response_action: "update", view: await refusal(desk, page.failure) });
    await keepSetup(as(desk, body.user.id), { answers, base: form.base, actionTs: null });
    const here = page.value.problems.filter(({ field }) => pageOf(field) === form.page);
    const { errors } = errorsOnScreen(view, here, setupSentence);
    if (Object.keys(errors).length > 0) return ack({ response_action: "errors", errors });
    const next = following[form.page];
    if (next !== null) return ack({ response_action: "update", view: draw(next, page.value, form.base) });

    const saved = await save(desk, body.user.id, form, { answers, base: form.base });
    await ack({ response_action: "update", view: saved.view });
    if (saved.isSaved) await reachAndShow(desk, { person: body.user.id, viewId: view.id, settled: true });
  });

  on.input(setupForm, async ({ ack, body, payload }) => {
    await ack();
    if (!body.view) return;
    const form = readSetupView(body.view.private_metadata);
    const answers = { ...form.answers, ...readAnswers(body.view) };
    await keepSetup(as(desk, body.user.id), { answers, base: form.base, actionTs: payload.action_ts });
  });

  on.action(back, async ({ ack, body, payload }) => {
    await ack();
    if (!body.view) return;
    const form = readSetupView(body.view.private_metadata);
    const answers = { ...form.answers, ...readAnswers(body.view) };
    await keepSetup(as(desk, body.user.id), { answers, base: form.base, actionTs: null });
    const page = await readSetupPage(as(desk, body.user.id), { answers });
    const to = valueOf(payload) === "channels" ? "channels" : "partner";
    await show(desk, body.view.id, page.ok ? draw(to, page.value, form.base) : await refusal(desk, page.failure));
  });

  const afterAll =
    (choose: (form: SetupView) => Omit<SettingsToSave, "answers">) =>
    async ({ ack, body }: ActionArgs): Promise<void> => {
      await ack();
      if (!body.view) return;
      const form = readSetupView(body.view.private_metadata);
      const saved = await save(desk, body.user.id, form, { answers: form.answers, ...choose(form) });
      await show(desk, body.view.id, saved.view);
      if (saved.isSaved) await reachAndShow(desk, { person: body.user.id, viewId: body.view.id, settled: false });
    };
  on.action(
    keepTheirs,
    afterAll(({ base }) => ({ base, keepTheirs: true })),
  );
  on.action(
    useMine,
    afterAll(({ base, seen }) => ({ base: seen ?? base })),
  );
}

const draw = (at: SetupView["page"], page: SetupPage, base: number, problems: readonly Issue[] = []): View =>
  views[at]({ page, base, problems });

export const firstView = ({ page, begunAt }: OpenedSetup, { revision = 0 } = {}): View =>
  partnerView({ page, base: page.base, problems: [], begunAt, revision });

const refusal = async (desk: Desk, failure: Parameters<typeof explain>[1]): Promise<View> =>
  noticeView(copy.setup.title, await explain(desk, failure));

/** Saves; what another admin did meanwhile, or what is wrong by now, is what the person sees next. */
async function save(
  desk: Desk,
  person: string,
  form: SetupView,
  input: SettingsToSave,
): Promise<{ isSaved: boolean; view: View }> {
  const who = as(desk, person);
  const saved = await saveSettings(who, input);
  if (saved.ok) {
    const channels = usedChannels(readSetup(input.answers)).map(({ channel }) => channel);
    return { isSaved: true, view: checkingView(channels) };
  }
  const { failure } = saved;
  if (failure.kind === "changed-meanwhile") {
    return { isSaved: false, view: meanwhileView(failure, { ...form, answers: input.answers }) };
  }
  const page = failure.kind === "invalid" ? await readSetupPage(who, input) : null;
  if (failure.kind !== "invalid" || !page?.ok) return { isSaved: false, view: await refusal(desk, failure) };
  const at = pageOf(failure.issues[0]?.field ?? "");
  return { isSaved: false, view: draw(at, page.value, input.base, failure.issues) };
}
