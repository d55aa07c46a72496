import { discardDraft } from "../../../operations/discard-draft.ts";
import { listDrafts } from "../../../operations/list-drafts.ts";
import { reopenDraft } from "../../../operations/reopen-draft.ts";
import { readDraft } from "../../../operations/turn-page.ts";
import { as } from "../../desk.ts";
import type { ActionArgs } from "../../registrar.ts";
import { valueOf, type Flow } from "../flow.ts";
import * as open from "./open.ts";
import { listenToPages } from "./pages.ts";
import { listenToSearches } from "./searches.ts";

/** Add a customer: the command, the shortcut, the buttons that lead back into the form, and the form itself. */
export const addCustomer: Flow = {
  command: {
    word: "add",
    run: (desk, { trigger_id, user_id }, rest) =>
      open.openForm(desk, { triggerId: trigger_id, person: user_id, companyName: rest }),
  },
  register(on, desk) {
    on.shortcut("add-customer", async ({ ack, shortcut }) => {
      await ack();
      await open.openForm(desk, { triggerId: shortcut.trigger_id, person: shortcut.user.id, companyName: "" });
    });
    const correct =
      (withoutRegistrationId: boolean) =>
      async ({ ack, body, payload }: ActionArgs) => {
        await ack();
        const who = as(desk, body.user.id);
        await open.openWith(desk, { triggerId: body.trigger_id, person: body.user.id }, async () => {
          const draft = await reopenDraft(who, { customerId: valueOf(payload), withoutRegistrationId });
          const page = draft.ok ? await readDraft(who, { draftId: draft.value.draft.id }) : draft;
          return open.viewOf(who, page, draft.ok ? draft.value.reason : null);
        });
      };
    on.action("correct-customer", correct(false));
    on.action("correct-customer-without-id", correct(true));
    on.action(open.continueDraft, async ({ ack, body, payload }) => {
      await ack();
      const who = as(desk, body.user.id);
      const view = await open.viewOf(who, await readDraft(who, { draftId: valueOf(payload) }));
      await desk.slack.views.update({ view_id: body.view!.id, view });
    });
    on.action(open.discardDraft, async ({ ack, body, payload }) => {
      await ack();
      const who = as(desk, body.user.id);
      await discardDraft(who, { draftId: valueOf(payload) });
      const left = await listDrafts(who);
      const view = left.length > 0 ? open.draftsView(left) : await open.freshView(who, "");
      await desk.slack.views.update({ view_id: body.view!.id, view });
    });
    on.action(open.freshDraft, async ({ ack, body }) => {
      await ack();
      const view = await open.freshView(as(desk, body.user.id), "");
      await desk.slack.views.update({ view_id: body.view!.id, view });
    });
    listenToPages(on, desk);
    listenToSearches(on, desk);
  },
};
