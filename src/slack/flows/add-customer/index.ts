import { present } from "../../../core/present.ts";
import { copy } from "../../../copy/index.ts";
import { discardDraft } from "../../../operations/discard-draft.ts";
import { listDrafts } from "../../../operations/list-drafts.ts";
import { readDraft } from "../../../operations/turn-page.ts";
import { as } from "../../desk.ts";
import { showView } from "../../reply.ts";
import { valueOf, type Flow } from "../flow.ts";
import { listenToCorrections } from "./correct.ts";
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
  menu: [{ label: copy.menu.commands.add.button, actionId: "open-add-customer" }],
  register(on, desk) {
    on.shortcut("add-customer", async ({ ack, shortcut }) => {
      await ack();
      await open.openForm(desk, { triggerId: shortcut.trigger_id, person: shortcut.user.id, companyName: "" });
    });
    on.action("open-add-customer", async ({ ack, body }) => {
      await ack();
      await open.openForm(desk, { triggerId: body.trigger_id, person: body.user.id, companyName: "" });
    });
    on.action(open.continueDraft, async ({ ack, body, payload }) => {
      await ack();
      const who = as(desk, body.user.id);
      const view = await open.viewOf(who, await readDraft(who, { draftId: valueOf(payload) }));
      await showView(desk, present(body.view, "the drafts' view").id, view);
    });
    on.action(open.discardDraft, async ({ ack, body, payload }) => {
      await ack();
      const who = as(desk, body.user.id);
      await discardDraft(who, { draftId: valueOf(payload) });
      const left = await listDrafts(who);
      const view = left.length > 0 ? open.draftsView(left) : await open.freshView(who, "");
      await showView(desk, present(body.view, "the drafts' view").id, view);
    });
    on.action(open.freshDraft, async ({ ack, body }) => {
      await ack();
      const view = await open.freshView(as(desk, body.user.id), "");
      await showView(desk, present(body.view, "the drafts' view").id, view);
    });
    listenToCorrections(on, desk);
    listenToPages(on, desk);
    listenToSearches(on, desk);
  },
};
