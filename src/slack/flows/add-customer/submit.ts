import { setTimeout } from "node:timers/promises";
import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import type { Failure } from "../../../core/result.ts";
import type { Issue } from "../../../core/rule.ts";
import { runDraftChecks } from "../../../operations/run-draft-checks.ts";
import { submitCustomer } from "../../../operations/submit-customer.ts";
import { isOvertaken, readDraft, turnPage, type Page } from "../../../operations/turn-page.ts";
import { as, type Desk } from "../../desk.ts";
import { errorsOnScreen, escape, readAnswers } from "../../form.ts";
import type { DraftView } from "../../metadata.ts";
import type { SubmissionArgs } from "../../registrar.ts";
import { explain, noticeView, showView } from "../../reply.ts";
import { readShapedAnswers } from "./company-view.ts";
import { draw, drawResult } from "./draw.ts";
import { pageOf, sentenceOf } from "./problems.ts";
import { stopView } from "./stop-view.ts";

/** Next: problems of this view stay under their fields; without any, the following view is shown. */
export async function next(desk: Desk, { ack, body, view }: SubmissionArgs, metadata: DraftView): Promise<void> {
  const who = as(desk, body.user.id);
  const answers = readShapedAnswers(view);
  const judged = await readDraft(who, { ...metadata, answers, afresh: true });
  if (!judged.ok) {
    return ack({ response_action: "update", view: await refusal(desk, judged.failure) });
  }
  const { errors } = errorsOnScreen(view, problemsOf(metadata.page, judged.value), sentenceOf);
  if (Object.keys(errors).length > 0) return ack({ response_action: "errors", errors });

  const turned = await turnPage(who, { ...metadata, answers });
  if (!turned.ok) {
    return ack({ response_action: "update", view: await refusal(desk, turned.failure) });
  }
  if (isOvertaken(turned.value)) {
    const here = await draw(desk, metadata.page, turned.value, [], copy.addCustomer.otherWindow);
    return ack({ response_action: "update", view: here });
  }
  const stop = metadata.page === "contact" ? stopOf(turned.value) : null;
  if (stop !== null) return ack({ response_action: "update", view: stop });
  if (metadata.page === "company") {
    return ack({ response_action: "update", view: await draw(desk, "contact", turned.value, []) });
  }
  await ack({ response_action: "update", view: await draw(desk, "review", turned.value, []) });
  const [checked] = await Promise.all([
    runDraftChecks(who, { draftId: metadata.draftId }),
    setTimeout(desk.rhythm.viewSettleMs),
  ]);
  if (!checked.ok) return;
  const result = await drawResult(desk, checked.value);
  // The hash of the view that was just answered is not known, so whoever went Back by now is looked for here.
  const now = await readDraft(who, metadata);
  if (!now.ok || now.value.draft.revision !== checked.value.draft.revision) return;
  await showView(desk, view.id, result);
}

function problemsOf(on: DraftView["page"], page: Page): Issue[] {
  const problems = page.review.errors.filter((issue) => pageOf(issue.field) === on);
  const isOpen = on === "contact" && !page.answers["alreadyBuys"];
  return isOpen
    ? [...problems, { field: "alreadyBuys", code: "already-buys-unanswered", severity: "error", params: {} }]
    : problems;
}

/** Why this company is not to be created; null when it is. */
function stopOf(page: Page): View | null {
  const words = copy.addCustomer.stop;
  if (page.duplicates.sameDomain !== null) {
    const { id, companyName, domain, status, requestedBy } = page.duplicates.sameDomain;
    const name = escape(companyName);
    const isOnItsWay = status === "creating" || status === "stalled";
    if (status === "ended") return stopView(page.draft, words.title, words.former(name, domain), { customerId: id });
    return isOnItsWay
      ? stopView(page.draft, words.onItsWayTitle, words.onItsWay(name, domain, requestedBy))
      : stopView(page.draft, words.knownTitle, words.known(name, domain));
  }
  return page.answers["alreadyBuys"] === "yes"
    ? stopView(page.draft, words.title, words.alreadyBuys, "as-typed")
    : null;
}

/** Sends the reviewed draft; what is open leads to its field, here or on the view where it stands. */
export async function send(desk: Desk, { ack, body, view }: SubmissionArgs, metadata: DraftView): Promise<void> {
  const who = as(desk, body.user.id);
  const answers = readAnswers(view);
  const sent = await submitCustomer(who, { ...metadata, answers });
  if (sent.ok) {
    const { title, text } = copy.addCustomer.sent;
    return ack({ response_action: "update", view: noticeView(title, text(escape(sent.value.customer.companyName))) });
  }
  if (sent.failure.kind !== "invalid") {
    return ack({ response_action: "update", view: await refusal(desk, sent.failure) });
  }
  const { errors, elsewhere } = errorsOnScreen(view, sent.failure.issues, sentenceOf);
  const [first] = elsewhere;
  if (first === undefined) return ack({ response_action: "errors", errors });
  const page = await turnPage(who, { ...metadata, answers });
  if (!page.ok) return ack({ response_action: "update", view: await refusal(desk, page.failure) });
  return ack({ response_action: "update", view: await draw(desk, pageOf(first.field), page.value, elsewhere) });
}

export const refusal = async (desk: Desk, failure: Failure): Promise<View> =>
  noticeView(copy.addCustomer.title, await explain(desk, failure));
