import type { View } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import type { Deps, PersonActs } from "../../operations/deps.ts";
import { homeShownTo, keepHomeShown } from "../../operations/keep-home.ts";
import { readHome } from "../../operations/read-home.ts";
import { homeView } from "./home.ts";
import { digestOf } from "./message.ts";

export interface DrawnHome {
  view: View;
  shown: string;
  /** From what stands there, as far as the desk knows. */
  isDifferent: boolean;
}

/** Somebody's Home as things stand now. */
export async function drawHome(who: Pick<Deps, "db" | "now"> & PersonActs): Promise<DrawnHome> {
  const view = homeView(await readHome(who));
  const shown = digestOf(view);
  return { view, shown, isDifferent: shown !== (await homeShownTo(who)) };
}

export async function publishHome(
  who: Pick<Deps, "db"> & PersonActs & { slack: WebClient },
  { view, shown }: DrawnHome,
): Promise<void> {
  await who.slack.views.publish({ user_id: who.actor.id, view });
  await keepHomeShown(who, shown);
}
