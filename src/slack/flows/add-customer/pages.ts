import { setTimeout } from "node:timers/promises";
import type { View } from "@slack/types";
import { findReseller } from "../../../operations/find-resellers.ts";
import { copy } from "../../../copy/index.ts";
import type { Issue } from "../../../core/rule.ts";
import { learnCountryRules } from "../../../operations/learn-country-rules.ts";
import { runDraftChecks } from "../../../operations/run-draft-checks.ts";
import { saveAnswers } from "../../../operations/save-answers.ts";
import { submitCustomer } from "../../../operations/submit-customer.ts";
import { readDraft, turnPage, type Page } from "../../../operations/turn-page.ts";
import { as, type Desk } from "../../desk.ts";
import { errorsOnScreen, escape, readAnswers } from "../../form.ts";
import { readMetadata, type DraftView } from "../../metadata.ts";
import type { Registrar, SubmissionArgs } from "../../registrar.ts";
import { refusalOf } from "../../../slack-error.ts";
import { explain, noticeView } from "../../reply.ts";
import { addRegistrationId, companyView, countrySelect } from "./company-view.ts";
import { back, contactView, sameCompany } from "./contact-view.ts";
import { firstPageWith, pageOf, sentenceOf, type Problems } from "./problems.ts";
import { checkingView, reviewView, showResult } from "./review-view.ts";

/** The three views of the form: typing, Next, Back, the check with Partner Center, and sending. */
export function listenToPages(on: Registrar, desk: Desk): void {
  on.input("add-customer", async ({ ack, body, payload }) => {
    await ack();
    const metadata = readMetadata(body.view!.private_metadata);
    if (metadata === null) return;
    const who = as(desk, body.user.id);
    const answers = readAnswers(body.view!);
    const saved = await saveAnswers(who, { ...metadata, actionTs: payload.action_ts, answers });
    if (saved === null || payload.action_id !== countrySelect) return;
    const shape = async (hash?: string): Promise<string | null> => {
      const page = await readDraft(who, metadata);
      if (!page.ok || page.value.draft.revision !== metadata.revision) return null;
      return showUnlessChanged(desk, body.view!.id, await draw(desk, "company", page.value, []), hash);
    };
    // Shaped for another country meanwhile, it is shaped once more; left by Next, it stays left.
    const hash = (await shape(body.view!.hash)) ?? (await shape());
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
  on.action(sameCompany, async ({ ack, body }) => {
    await ack();
    await show(desk, body.view!.id, noticeView(copy.addCustomer.stop.title, copy.addCustomer.stop.sameCompany));
  });
  on.action(showResult, async ({ ack, body }) => {
    await ack();
    const metadata = readMetadata(body.view!.private_metadata);
    const page = metadata && (await readDraft(as(desk, body.user.id), metadata));
    if (page?.ok) await show(desk, body.view!.id, await drawResult(desk, page.value));
  });

  on.submission("add-customer", async (args) => {
    const metadata = readMetadata(args.view.private_metadata);
    if (metadata === null) throw new Error("a form that the desk did not draw");
    if (metadata.page === "review") await send(desk, args, metadata);
    else await next(desk, args, metadata);
  });
}

interface ViewAction {
  user: { id: string };
  view?: { id: string; private_metadata: string; state?: unknown };
}

async function redraw(
  desk: Desk,
  body: ViewAction,
  to: DraftView["page"],
  more: Record<string, string>,
): Promise<void> {
  const metadata = readMetadata(body.view!.private_metadata);
  if (metadata === null) return;
  const who = as(desk, body.user.id);
  const answers = { ...readAnswers(body.view as Parameters<typeof readAnswers>[0]), ...more };
  const page = await turnPage(who, { ...metadata, answers });
  await show(
    desk,
    body.view!.id,
    page.ok
      ? await draw(desk, to, page.value, [])
      : noticeView(copy.addCustomer.title, await explain(desk, page.failure)),
  );
}

async function show(desk: Desk, viewId: string, view: View): Promise<void> {
  await desk.slack.views.update({ view_id: viewId, view });
}

/** Leaves a view alone that shows something else by now: the next step, or another country. Answers the new hash. */
async function showUnlessChanged(desk: Desk, viewId: string, view: View, hash?: string): Promise<string | null> {
  try {
    const answer = await desk.slack.views.update({ view_id: viewId, view, ...(hash === undefined ? {} : { hash }) });
    return answer.view?.hash ?? null;
  } catch (error) {
    if (refusalOf(error) === "hash_conflict") return null;
    throw error;
  }
}

/** Next: problems of this view stay under their fields; without any, the following view is shown. */
async function next(desk: Desk, { ack, body, view }: SubmissionArgs, metadata: DraftView): Promise<void> {
  const who = as(desk, body.user.id);
  const answers = readAnswers(view);
  const judged = await readDraft(who, { ...metadata, answers, afresh: true });
  if (!judged.ok) {
    return ack({
      response_action: "update",
      view: noticeView(copy.addCustomer.title, await explain(desk, judged.failure)),
    });
  }
  const { errors } = errorsOnScreen(view, problemsOf(metadata.page, judged.value), sentenceOf);
  if (Object.keys(errors).length > 0) return ack({ response_action: "errors", errors });

  const stop = metadata.page === "contact" ? stopOf(judged.value) : null;
  if (stop !== null) {
    await turnPage(who, { ...metadata, answers });
    return ack({ response_action: "update", view: stop });
  }
  const turned = await turnPage(who, { ...metadata, answers });
  if (!turned.ok) {
    return ack({
      response_action: "update",
      view: noticeView(copy.addCustomer.title, await explain(desk, turned.failure)),
    });
  }
  if (metadata.page === "company") {
    return ack({ response_action: "update", view: await draw(desk, "contact", turned.value, []) });
  }
  await ack({ response_action: "update", view: await draw(desk, "review", turned.value, []) });
  const [checked] = await Promise.all([
    runDraftChecks(who, { draftId: metadata.draftId }),
    setTimeout(desk.rhythm.viewSettleMs),
  ]);
  if (checked.ok) await show(desk, view.id, await drawResult(desk, checked.value));
}

function problemsOf(on: DraftView["page"], page: Page): Issue[] {
  const problems = page.review.errors.filter((issue) => pageOf(issue.field) === on);
  const isOpen = on === "contact" && !page.answers["alreadyBuys"];
  return isOpen
    ? [...problems, { field: "alreadyBuys", code: "already-buys-unanswered", severity: "error", params: {} }]
    : problems;
}

/** Why this company is not to be created; null when it is. */
function stopOf({ answers, duplicates }: Page): View | null {
  const words = copy.addCustomer.stop;
  if (duplicates.sameDomain !== null) {
    const { companyName, domain } = duplicates.sameDomain;
    return noticeView(words.knownTitle, words.known(escape(companyName), domain));
  }
  return answers["alreadyBuys"] === "yes" ? noticeView(words.title, words.alreadyBuys) : null;
}

async function send(desk: Desk, { ack, body, view }: SubmissionArgs, metadata: DraftView): Promise<void> {
  const who = as(desk, body.user.id);
  const answers = readAnswers(view);
  const sent = await submitCustomer(who, { ...metadata, answers });
  if (sent.ok) {
    const { title, text } = copy.addCustomer.sent;
    return ack({ response_action: "update", view: noticeView(title, text(escape(sent.value.customer.companyName))) });
  }
  if (sent.failure.kind !== "invalid") {
    return ack({
      response_action: "update",
      view: noticeView(copy.addCustomer.title, await explain(desk, sent.failure)),
    });
  }
  const { errors, elsewhere } = errorsOnScreen(view, sent.failure.issues, sentenceOf);
  const page = elsewhere.length > 0 ? await turnPage(who, { ...metadata, answers }) : null;
  if (page?.ok) {
    return ack({
      response_action: "update",
      view: await draw(desk, pageOf(elsewhere[0]!.field), page.value, elsewhere),
    });
  }
  return ack({ response_action: "errors", errors });
}

/** The review, or the view of the first problem that Partner Center's answers brought up. */
async function drawResult(desk: Desk, page: Page): Promise<View> {
  if (page.draft.checks === null) return checkingView({ page, resellerName: await resellerName(desk, page) }, true);
  const first = firstPageWith(page.review);
  return draw(desk, first ?? "review", page, page.review.errors);
}

/** `note` stands on top of the first two views, as mrkdwn. */
export async function draw(
  desk: Desk,
  to: DraftView["page"],
  page: Page,
  problems: Problems,
  note: string | null = null,
): Promise<View> {
  const here = problems.filter((issue) => pageOf(issue.field) === to);
  switch (to) {
    case "company":
      return companyView({ page, problems: here, note });
    case "contact":
      return contactView({ page, problems: here, note, reseller: await resellerChoice(desk, page) });
    case "review": {
      const name = await resellerName(desk, page);
      if (page.draft.checks === null) return checkingView({ page, resellerName: name });
      return reviewView({ page, problems: here, resellerName: name });
    }
  }
}

async function resellerChoice(desk: Desk, { input, partnerType }: Page) {
  if (partnerType !== "indirect-provider") return null;
  return { chosen: input.resellerId === "" ? null : await findReseller(desk, input.resellerId) };
}

async function resellerName(desk: Desk, page: Page): Promise<string | null | undefined> {
  const choice = await resellerChoice(desk, page);
  return choice === null ? undefined : (choice.chosen?.name ?? null);
}
