import type { KnownBlock, Overflow } from "@slack/types";
import { z } from "zod";
import { actions, option, type Button } from "./form.ts";

/** Of the menu in which buttons are folded away: the registrar takes an entry for the press of its button. */
export const foldedAction = "more";

const mostInRow = 3;

/**
 * Buttons side by side, three at most; more of them go into a menu, the primary one last of all. One that asks first is
 * not folded away: a menu has a single question for all its entries. No block without any button.
 */
export function buttonRow(buttons: readonly Button[]): KnownBlock[] {
  if (buttons.length === 0) return [];
  if (buttons.length <= mostInRow) return [actions([...buttons])];
  const kept = [...buttons].sort((one, other) => rank(one) - rank(other)).slice(0, mostInRow - 1);
  const shown = buttons.filter((one) => kept.includes(one));
  return [{ type: "actions", elements: [...shown, folded(buttons.filter((one) => !kept.includes(one)))] }];
}

const rank = ({ style, confirm }: Button): number => (style === "primary" ? 0 : confirm ? 1 : 2);

/** The first of them as the one to press, unless it takes something away. */
export const withPrimary = (buttons: readonly Button[]): Button[] =>
  buttons.map((one, index) => (index === 0 && !one.confirm ? { ...one, style: "primary" } : one));

const folded = (buttons: readonly Button[]): Overflow => ({
  type: "overflow",
  action_id: foldedAction,
  options: buttons.map(({ text, action_id, value = "", url }) => ({
    ...option(text.text, `${action_id} ${value}`),
    ...(url === undefined ? {} : { url }),
  })),
});

const chosen = z.object({ selected_option: z.object({ value: z.string() }) });

/** The button that an entry of the menu stands for. */
export function entryOf(payload: object): { actionId: string; value: string } {
  const [actionId = "", ...value] = chosen.parse(payload).selected_option.value.split(" ");
  return { actionId, value: value.join(" ") };
}
