import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { usedChannels } from "../../../operations/reach-channels.ts";
import { readSetupPage } from "../../../operations/read-setup.ts";
import { askForPeople } from "../../../operations/save-people.ts";
import { as, type Desk } from "../../desk.ts";
import { refreshPerson } from "../../person.ts";
import { explain, openMoment, noticeView } from "../../reply.ts";
import type { Flow } from "../flow.ts";
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
    listenToPages(on, desk);
    listenToHolderSearches(on, desk);
  },
};

/** Slack is asked who this is: before the first reading of people nobody is known to be an admin. */
async function open(desk: Desk, triggerId: string, person: string): Promise<void> {
  const { id } = await openMoment(desk, triggerId, copy.setup.title);
  await refreshPerson(desk, person);
  await askForPeople(desk);
  await show(desk, id, await settingsView(desk, person, { evenIfLeft: false }));
}

/** The form; where only a channel is left to reach, that comes first. */
async function settingsView(desk: Desk, person: string, { evenIfLeft }: { evenIfLeft: boolean }): Promise<View> {
  const page = await readSetupPage(as(desk, person), { answers: {} });
  if (!page.ok) return noticeView(copy.setup.title, await explain(desk, page.failure));
  const { settings, isComplete } = page.value;
  if (settings === null || isComplete || evenIfLeft) return firstView(page.value);
  return channelsResult(
    usedChannels(settings).map(({ channel, uses }) => {
      const isReached = settings.reachableChannels.includes(channel);
      return { channel, uses, state: isReached ? "reached" : "refused", reason: isReached ? null : "not_in_channel" };
    }),
    page.value.partnerCenter,
  );
}
