import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { usedChannels } from "../../../operations/reach-channels.ts";
import { openSetup as readOpened } from "../../../operations/open-setup.ts";
import { askForPeople } from "../../../operations/save-people.ts";
import { as, type Desk } from "../../desk.ts";
import { refreshPerson } from "../../person.ts";
import { explain, openMoment, noticeView } from "../../reply.ts";
import type { Flow } from "../flow.ts";
import { afresh } from "./drawing.ts";
import { firstView, listenToPages } from "./pages.ts";
import { listenToHolderSearches } from "./people-view.ts";
import { reachAndShow, show } from "./reach.ts";
import { changeSettings, channelsResult, checkChannels, openSetup } from "./result-views.ts";

/** Set up: who the partner is, where the desk writes, who holds which role. For admins of the workspace. */
export const setup: Flow = {
  command: {
    word: "setup",
    run: (desk, { trigger_id, user_id }) => open(desk, trigger_id, user_id),
  },
  menu: [
    { label: copy.menu.commands.setup.button, actionId: openSetup, isFor: ({ person }) => person?.isAdmin === true },
  ],
  register(on, desk) {
    on.action(openSetup, async ({ ack, body }) => {
      await ack();
      await open(desk, body.trigger_id, body.user.id);
    });
    on.action(checkChannels, async ({ ack, body }) => {
      await ack();
      if (body.view) await reachAndShow(desk, { person: body.user.id, viewId: body.view.id, settled: false });
    });
    on.action(changeSettings, async ({ ack, body }) => {
      await ack();
      if (body.view) await show(desk, body.view.id, await settingsView(desk, body.user.id, { evenIfLeft: true }));
    });
    on.action(afresh, async ({ ack, body }) => {
      await ack();
      if (body.view) await show(desk, body.view.id, await settingsView(desk, body.user.id, { afresh: true }));
    });
    listenToPages(on, desk);
    listenToHolderSearches(on, desk);
  },
};

/** Slack is asked who this is: before the first reading of people nobody is known to be an admin. */
async function open(desk: Desk, triggerId: string, person: string): Promise<void> {
  const { id } = await openMoment(desk, triggerId, copy.setup.title);
  await refreshPerson(desk, person);
  await askForPeople(desk);
  await show(desk, id, await settingsView(desk, person));
}

/** The form; where only a channel is left to reach, that comes first. `afresh` forgets what was not saved. */
async function settingsView(desk: Desk, person: string, { evenIfLeft = false, afresh = false } = {}): Promise<View> {
  const opened = await readOpened(as(desk, person), { afresh });
  if (!opened.ok) return noticeView(copy.setup.title, await explain(desk, opened.failure));
  const { page, begunAt } = opened.value;
  const { settings, isComplete } = page;
  if (settings === null || isComplete || evenIfLeft || afresh || begunAt !== null) {
    return firstView(opened.value, { revision: afresh ? 1 : 0 });
  }
  return channelsResult(
    usedChannels(settings).map(({ channel, uses }) => {
      const isReached = settings.reachableChannels.includes(channel);
      return { channel, uses, state: isReached ? "reached" : "refused", reason: isReached ? null : "not_in_channel" };
    }),
    page.partnerCenter,
  );
}
