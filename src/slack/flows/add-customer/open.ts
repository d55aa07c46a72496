import type { KnownBlock, View } from "@slack/types";
import { listDrafts, type DraftOfCustomer } from "../../../operations/list-drafts.ts";
import { copy } from "../../../copy/index.ts";
import { nameKey } from "../../../core/text.ts";
import type { Result } from "../../../core/result.ts";
import { startDraft } from "../../../operations/start-draft.ts";
import { readDraft, type Page } from "../../../operations/turn-page.ts";
import { allow } from "../../../operations/get-acting.ts";
import { as, type Desk } from "../../desk.ts";
import { actions, button, context, escape, modal, section } from "../../form.ts";
import { explain, openMoment, noticeView, showView } from "../../reply.ts";
import { companyView } from "./company-view.ts";

export interface Opening {
  triggerId: string;
  person: string;
  /** The dialog whose place it takes; left out or null: one of its own. */
  dialog?: string | null;
}

/** Opens at once, so that the trigger is used in time, and fills the view when it is known what belongs in it. */
export async function openWith(desk: Desk, opening: Opening, fill: () => Promise<View>): Promise<void> {
  const id = opening.dialog ?? (await openMoment(desk, opening.triggerId, copy.addCustomer.title)).id;
  await showView(desk, id, await fill());
}

/** The form of a new customer; whoever has begun one already is offered it first. */
export async function openForm(desk: Desk, opening: Opening & { companyName: string }): Promise<void> {
  const who = as(desk, opening.person);
  await openWith(desk, opening, async () => {
    const allowed = await allow(desk.db, opening.person, "addCustomer");
    if (!allowed.ok) {
      return noticeView(copy.addCustomer.title, await explain(desk, allowed.failure, copy.menu.addingCustomers));
    }
    const drafts = await listDrafts(who);
    const key = nameKey(opening.companyName);
    const isThis = ({ draft }: DraftOfCustomer) => nameKey(draft.answers["companyName"] ?? "") === key;
    const named = key === "" ? [] : drafts.filter(isThis);
    if (key === "" ? drafts.length === 0 : named.length === 0) return freshView(who, opening.companyName);
    return draftsView([...named, ...drafts.filter((one) => !named.includes(one))]);
  });
}

export async function freshView(who: ReturnType<typeof as>, companyName: string): Promise<View> {
  const draft = await startDraft(who, { companyName });
  const page = draft.ok ? await readDraft(who, { draftId: draft.value.id }) : draft;
  return viewOf(who, page);
}

export async function viewOf(desk: Desk, page: Result<Page>): Promise<View> {
  return page.ok
    ? companyView({ page: page.value, problems: [] })
    : noticeView(copy.addCustomer.title, await explain(desk, page.failure));
}

export const continueDraft = "continue-draft";
export const discardDraft = "discard-draft";
export const freshDraft = "fresh-draft";

/** A view takes a hundred blocks, and each draft needs two. */
const mostShown = 40;

/** What somebody began and did not send. */
export function draftsView(drafts: readonly DraftOfCustomer[]): View {
  const words = copy.addCustomer.drafts;
  const shown = drafts.slice(0, mostShown);
  const blocks: KnownBlock[] = shown.flatMap(({ draft }) => {
    const name = draft.answers["companyName"] ?? words.unnamed;
    return [
      section(words.line(escape(name), copy.moment(draft.updatedAt))),
      actions([
        button(words.continue, continueDraft, draft.id, { label: `${words.continue}: ${name}` }),
        button(words.discard, discardDraft, draft.id, {
          label: `${words.discard}: ${name}`,
          confirm: { title: words.discardTitle, text: words.discardText, yes: words.discard, no: words.keep },
        }),
      ]),
    ];
  });
  return modal({
    callbackId: "add-customer-drafts",
    title: copy.addCustomer.title,
    close: copy.addCustomer.close,
    blocks: [
      section(`*${words.title}*\n${words.intro}`),
      ...blocks,
      ...(shown.length < drafts.length ? [context(words.more)] : []),
      actions([button(words.fresh, freshDraft, undefined, { style: "primary" })]),
    ],
  });
}
