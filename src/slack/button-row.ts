import type { KnownBlock, Overflow } from "@slack/types";
import { z } from "zod";
import { actions, option, type Button } from "./form.ts";

/** Of the menu in which buttons are folded away: the registrar takes an entry for the press of its button. */
export const foldedAction = "more";

const mostInRow = 3;

/**
 * Buttons side by side, three at most; more of them go into a menu, what leads elsewhere first and the primary one last of
 * all. One that asks first is not folded away: a menu has a single question for all its entries. `aside`: what few people
 * need, in the menu whatever room there is. No block without any button.
 */
export function buttonRow(buttons: readonly Button[], aside: readonly Button[] = []): KnownBlock[] {
  if (buttons.length + aside.length === 0) return [];
  if (aside.length === 0 && buttons.length <= mostInRow) return [actions([...buttons])];
  const kept = [...buttons].sort((one, other) => rank(one) - rank(other)).slice(0, mostInRow - 1);
  const shown = buttons.filter((one) => kept.includes(one));
  const away = [...buttons.filter((one) => !kept.includes(one)), ...aside];
  return [{ type: "actions", elements: [...shown, folded(away)] }];
}

const rank = ({ style, confirm, url }: Button): number => (style === "primary" ? 0 : confirm ? 1 : url ? 3 : 2);

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
