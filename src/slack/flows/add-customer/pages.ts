import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { present } from "../../../core/present.ts";
import type { Result } from "../../../core/result.ts";
import { learnCountryRules } from "../../../operations/learn-country-rules.ts";
import { runDraftChecks } from "../../../operations/run-draft-checks.ts";
import { saveAnswers } from "../../../operations/save-answers.ts";
import { isOvertaken, readDraft, turnPage, type Page } from "../../../operations/turn-page.ts";
import { as, type Desk } from "../../desk.ts";
import { readMetadata, type DraftView } from "../../metadata.ts";
import type { ActionArgs, Registrar } from "../../registrar.ts";
import { explain, noticeView, showView } from "../../reply.ts";
import { addRegistrationId, countrySelect, readShapedAnswers } from "./company-view.ts";
import { back, sameCompany, schoolSelect, takePrefix } from "./contact-view.ts";
import { draw, drawResult } from "./draw.ts";
import { showResult } from "./review-view.ts";
import { stopView } from "./stop-view.ts";
import { next, refusal, send } from "./submit.ts";

/** Choices that bring other fields into their view. */
const shapedBy: Readonly<Record<string, DraftView["page"]>> = { [countrySelect]: "company", [schoolSelect]: "contact" };

/** The three views of the form: typing, Next, Back, the check with Partner Center, and sending. */
export function listenToPages(on: Registrar, desk: Desk): void {
  on.input("add-customer", async ({ ack, body, payload }) => {
    await ack();
    const view = present(body.view, "the form's view");
    const metadata = readMetadata(view.private_metadata);
    if (metadata === null) return;
    const who = as(desk, body.user.id);
    const answers = readShapedAnswers(view);
    await saveAnswers(who, { ...metadata, actionTs: payload.action_ts, answers });
    // Also when a later key was stored first: the form still has to be shaped for its country.
    const shaped = shapedBy[payload.action_id];
    if (shaped === undefined) return;
    const shape = async (hash?: string): Promise<string | null> => {
      const page = await readDraft(who, metadata);
      if (!page.ok || page.value.draft.revision !== metadata.revision) return null;
      return showView(desk, view.id, await draw(desk, shaped, page.value, []), hash);
    };
    // Shaped for another choice meanwhile, it is shaped once more; left by Next, it stays left.
    const hash = (await shape(view.hash)) ?? (await shape());
    const isNews = await learnCountryRules(who, { country: answers[countrySelect] ?? "" });
    if (isNews && hash !== null) await shape(hash);
  });

  on.action(addRegistrationId, async ({ ack, body }) => {
    await ack();
    await redraw(desk, body, "company", { withId: "yes" });
  });
  on.action(back, async ({ ack, body, payload }) => {
    await ack();
    const to = "value" in payload && payload.value === "company" ? "company" : "contact";
    await redraw(desk, body, to, {});
  });
  on.action(takePrefix, async ({ ack, body, payload }) => {
    await ack();
    await redraw(desk, body, "contact", { domainPrefix: "value" in payload ? (payload.value ?? "") : "" });
  });
  on.action(sameCompany, async ({ ack, body }) => {
    await ack();
    const view = present(body.view, "the form's view");
    const metadata = readMetadata(view.private_metadata);
    if (metadata === null) return;
    const { title, sameCompany: text } = copy.addCustomer.stop;
    await showView(desk, view.id, stopView({ ...metadata, id: metadata.draftId }, title, text, "as-typed"));
  });
  on.action(showResult, async ({ ack, body }) => {
    await ack();
    const view = present(body.view, "the form's view");
    const metadata = readMetadata(view.private_metadata);
    if (metadata === null) return;
    const who = as(desk, body.user.id);
    const page = await readDraft(who, metadata);
    if (!page.ok) {
      await showView(desk, view.id, await refusal(desk, page.failure));
      return;
    }
    if (page.value.draft.revision !== metadata.revision) {
      const carriedOn = await draw(desk, "company", page.value, [], copy.addCustomer.otherWindow);
      await showView(desk, view.id, carriedOn, view.hash);
      return;
    }
    // The check that Next began may have been lost with the desk that ran it.
    const checked = page.value.draft.checks === null ? await runDraftChecks(who, metadata) : page;
    if (checked.ok) await showView(desk, view.id, await drawResult(desk, checked.value), view.hash);
  });

  on.submission("add-customer", async (args) => {
    const metadata = readMetadata(args.view.private_metadata);
    if (metadata === null) throw new Error("a form that the desk did not draw");
    if (metadata.page === "review") await send(desk, args, metadata);
    else await next(desk, args, metadata);
  });
}

async function redraw(
  desk: Desk,
  body: ActionArgs["body"],
  to: DraftView["page"],
  more: Record<string, string>,
): Promise<void> {
  const view = present(body.view, "the form's view");
  const metadata = readMetadata(view.private_metadata);
  if (metadata === null) return;
  const who = as(desk, body.user.id);
  const answers = { ...readShapedAnswers(view), ...more };
  const page = await turnPage(who, { ...metadata, answers });
  await showView(desk, view.id, await turnedTo(desk, to, metadata.page, page));
}

async function turnedTo(desk: Desk, to: DraftView["page"], from: DraftView["page"], page: Result<Page>): Promise<View> {
  if (!page.ok) return noticeView(copy.addCustomer.title, await explain(desk, page.failure));
  // In the review nothing is typed that could be lost.
  const isOther = from !== "review" && isOvertaken(page.value);
  return isOther ? draw(desk, from, page.value, [], copy.addCustomer.otherWindow) : draw(desk, to, page.value, []);
}
