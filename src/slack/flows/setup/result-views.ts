import type { View } from "@slack/types";
import { copy } from "../../../copy/index.ts";
import { roles } from "../../../core/access.ts";
import { holdersField, type SetupField } from "../../../core/setup-answers.ts";
import type { ChannelState } from "../../../operations/reach-channels.ts";
import type { PartnerCenterState } from "../../../operations/record-consent.ts";
import type { ChangedMeanwhile } from "../../../operations/save-settings.ts";
import { actions, button, modal, section, type Button } from "../../form.ts";
import { writeSetupView, type SetupView } from "./metadata.ts";

export const checkChannels = "check-channels";
export const openSetup = "open-setup";
export const changeSettings = "change-settings";
export const keepTheirs = "setup-keep-theirs";
export const useMine = "setup-use-mine";

const result = (lines: string[], buttons: Button[] = [], metadata?: string): View =>
  modal({
    callbackId: "setup-result",
    title: copy.setup.title,
    close: copy.setup.done,
    ...(metadata === undefined ? {} : { metadata }),
    blocks: [...lines.map((line) => section(line)), ...(buttons.length === 0 ? [] : [actions(buttons)])],
  });

const link = (channel: string): string => `<#${channel}>`;
const again = () => button(copy.setup.checkAgain, checkChannels, undefined, { style: "primary" });

/** While the desk says hello; its button looks again, should the result never come. */
export const checkingView = (channels: readonly string[]): View =>
  result([copy.setup.checking(channels.map(link))], [again()]);

/** Ready, or what is left to do for which channel. */
export function channelsResult(states: readonly ChannelState[], { consent }: PartnerCenterState): View {
  const left = states.filter(({ state }) => state !== "reached");
  const note = consent === "missing" ? [copy.setup.withoutConsent] : [];
  if (left.length === 0) return result([copy.setup.ready, ...note]);
  return result(
    [
      copy.setup.notComplete,
      ...states.map(({ state, channel, reason }) =>
        state === "reached" ? copy.setup.reached(link(channel)) : copy.setup.refused(link(channel), reason),
      ),
    ],
    [again(), button(copy.setup.change, changeSettings)],
  );
}

/** Another admin changed the same: nothing is saved before this person has chosen. */
export function meanwhileView({ by, at, fields, newest }: ChangedMeanwhile, form: SetupView): View {
  return result(
    [copy.setup.meanwhile(by, copy.moment(at), fields.map(labelOf))],
    [button(copy.setup.keepTheirs, keepTheirs, undefined, { style: "primary" }), button(copy.setup.useMine, useMine)],
    writeSetupView({ ...form, seen: newest }),
  );
}

function labelOf(field: SetupField): string {
  const role = roles.find((one) => holdersField(one) === field);
  if (role !== undefined) return copy.setup.roles[role].toLowerCase();
  const labels: Readonly<Partial<Record<SetupField, { label: string }>>> = copy.setup.fields;
  return (labels[field]?.label ?? field).toLowerCase();
}
