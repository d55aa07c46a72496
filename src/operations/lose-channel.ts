import { forgetGreetings } from "../../db/queries/cards.ts";
import { record } from "../../db/queries/events.ts";
import { findSettings, lockSettings, saveReachableChannels } from "../../db/queries/settings.ts";
import type { Deps } from "./deps.ts";

/** Slack takes no message in a channel any more. The setup is incomplete until the desk was invited again. */
export async function loseChannel(deps: Pick<Deps, "db" | "now">, input: { channel: string }): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await lockSettings(tx);
    const reached = (await findSettings(tx))?.reachableChannels ?? [];
    if (!reached.includes(input.channel)) return;
    const left = reached.filter((channel) => channel !== input.channel);
    await saveReachableChannels(tx, left);
    await forgetGreetings(tx, { except: left });
    await record(
      tx,
      deps.now(),
      { kind: "desk" },
      { type: "settings.channel_lost", subjectId: "settings", data: { channel: input.channel } },
    );
  });
}
