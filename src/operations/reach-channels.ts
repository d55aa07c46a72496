import { claimGreeting, releaseGreeting, saveGreeting } from "../../db/queries/cards.ts";
import { record } from "../../db/queries/events.ts";
import { findSettings, lockSettings, saveReachableChannels } from "../../db/queries/settings.ts";
import { isSetupComplete } from "../core/setup.ts";
import { fail, ok, type Result } from "../core/result.ts";
import type { Deps, PersonActs } from "./deps.ts";
import { adminOnly } from "./read-setup.ts";

export type ChannelUse = "approvals" | "status";

/** Slack's word for why it took no message; null when it did not answer. */
export type Greeted = { ts: string } | { refused: string | null };

export interface ChannelState {
  channel: string;
  uses: ChannelUse[];
  /** `busy`: another click is asking right now. */
  state: "reached" | "busy" | "refused";
  /** Slack's word, for a refused one. */
  reason: string | null;
}

/**
 * Says hello in each channel that has not taken a message of the desk yet; with both reached, the setup is complete.
 * Two clicks at once greet a channel once.
 */
export async function reachChannels(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  greet: (channel: string, uses: readonly ChannelUse[]) => Promise<Greeted>,
): Promise<Result<ChannelState[]>> {
  const admin = await adminOnly(deps.db, deps.actor.id);
  if (!admin.ok) return admin;
  const settings = await findSettings(deps.db);
  if (settings === null) return fail({ kind: "denied", denial: { reason: "setup-incomplete" } });
  const states: ChannelState[] = [];
  for (const { channel, uses } of usedChannels(settings)) {
    const isReached = settings.reachableChannels.includes(channel);
    const outcome = isReached ? reached : await tryChannel(deps, channel, () => greet(channel, uses));
    states.push({ channel, uses, ...outcome });
  }
  return ok(states);
}

type Outcome = Pick<ChannelState, "state" | "reason">;
const reached: Outcome = { state: "reached", reason: null };

async function tryChannel(
  deps: Pick<Deps, "db" | "now"> & PersonActs,
  channel: string,
  greet: () => Promise<Greeted>,
): Promise<Outcome> {
  if (!(await claimGreeting(deps.db, channel, deps.now()))) return { state: "busy", reason: null };
  const greeted = await greet();
  if ("refused" in greeted) {
    await releaseGreeting(deps.db, channel);
    return { state: "refused", reason: greeted.refused };
  }
  await markReached(deps, channel, greeted.ts);
  return reached;
}

async function markReached(deps: Pick<Deps, "db" | "now"> & PersonActs, channel: string, ts: string): Promise<void> {
  const now = deps.now();
  await deps.db.transaction(async (tx) => {
    await lockSettings(tx);
    await saveGreeting(tx, channel, ts, now);
    const settings = await findSettings(tx);
    const isUsed = usedChannels(settings).some((used) => used.channel === channel);
    if (settings === null || !isUsed || settings.reachableChannels.includes(channel)) return;
    const channels = [...settings.reachableChannels, channel];
    await saveReachableChannels(tx, channels);
    if (!isSetupComplete({ ...settings, reachableChannels: channels })) return;
    await record(tx, now, deps.actor, {
      type: "settings.channels_reached",
      subjectId: "settings",
      data: { channels },
    });
  });
}

/** The channels that the settings name, and what for; both uses may be the same channel. */
export function usedChannels(
  settings: { approvalsChannel: string | null; statusChannel: string | null } | null,
): { channel: string; uses: ChannelUse[] }[] {
  if (settings === null) return [];
  const { approvalsChannel, statusChannel } = settings;
  if (approvalsChannel !== null && approvalsChannel === statusChannel) {
    return [{ channel: approvalsChannel, uses: ["approvals", "status"] }];
  }
  return [
    ...(approvalsChannel === null ? [] : [{ channel: approvalsChannel, uses: ["approvals" as const] }]),
    ...(statusChannel === null ? [] : [{ channel: statusChannel, uses: ["status" as const] }]),
  ];
}
