import { z } from "zod";
import type { ActionElement } from "../blocks/blocks.ts";
import { TIME } from "../blocks/elements.ts";
import type { Located } from "../blocks/identify.ts";
import { deliver } from "../delivery.ts";
import { chosenValue } from "../element-values.ts";
import type { Person } from "../model.ts";
import { actionJson, messageValues } from "../payload-parts.ts";
import { blockActions } from "../payloads.ts";
import type { Choice, ElementValue, Option, Surface } from "../protocol.ts";
import { makeTrigger } from "../view-stack.ts";
import { changed, nextTs, type World } from "../world.ts";
import { done, failed, TROUBLE, type Outcome } from "./outcome.ts";
import { find, groundOf, originOf, type Ground } from "./surface.ts";

export interface Use {
  surface: Surface;
  block_id: string;
  action_id: string;
  choice?: Choice | undefined;
}

/** A button is pressed, or something is chosen. */
export async function use(world: World, person: Person, what: Use): Promise<Outcome> {
  const ground = groundOf(world, person, what.surface);
  if (typeof ground === "string") return failed(ground);
  const located = find(ground, what.block_id, what.action_id);
  if (!located) return failed(`There is no ${what.action_id} in block ${what.block_id}.`);
  const { element } = located;
  if (element.type === "button") return press(world, person, ground, located, null);

  const value = what.choice ? chosenValue(element, what.choice) : null;
  if (!value) return failed(`${element.type} cannot hold that choice.`);
  const objection = objectionTo(element, value);
  if (objection !== null) return failed(objection);
  if (element.type !== "overflow") hold(world, person, ground, located, value);
  return tells(located) ? press(world, person, ground, located, value) : done;
}

/** Inputs keep to themselves what was chosen, unless `dispatch_action` is on. */
function tells(located: Located): boolean {
  return located.block.type !== "input" || located.block.dispatch_action === true;
}

/** Writes down what stands in an element now. */
export function hold(world: World, person: Person, ground: Ground, located: Located, value: ElementValue): void {
  const blockId = located.block.block_id;
  const values = "view" in ground ? ground.view.values : messageValues(ground.message, person.id);
  values[blockId] = { ...values[blockId], [located.action_id]: value };
  if ("view" in ground) ground.view.errors = without(ground.view.errors, blockId);
  else ground.message.values.set(person.id, values);
  changed(world);
}

function without(errors: Record<string, string>, blockId: string): Record<string, string> {
  return Object.fromEntries(Object.entries(errors).filter(([key]) => key !== blockId));
}

/** Tells the desk. */
export async function press(
  world: World,
  person: Person,
  ground: Ground,
  located: Located,
  value: ElementValue | null,
): Promise<Outcome> {
  const isModal = "view" in ground && ground.view.payload.type === "modal";
  const conversation = "view" in ground ? ground.view.conversation : ground.conversation.id;
  const ack = await deliver(world, "block_actions", {
    payload: blockActions(world, person, {
      origin: originOf(world, person, ground),
      actions: [actionJson(located, value, nextTs(world))],
      triggerId: makeTrigger(world, person.id, isModal ? ground.view.id : null, conversation),
    }),
  });
  const blockId = located.block.block_id;
  if ("view" in ground) ground.view.problem = ack.ok ? null : TROUBLE;
  else if (ack.ok) ground.message.failed.delete(blockId);
  else ground.message.failed.set(blockId, TROUBLE);
  changed(world);
  return ack.ok ? done : failed(TROUBLE);
}

function objectionTo(element: ActionElement, value: ElementValue): string | null {
  if (!isMoment(value)) return `${element.type} cannot hold that: ${momentForms}.`;
  const chosen = value.selected_options ?? (value.selected_option ? [value.selected_option] : []);
  const offered = offeredBy(element);
  const foreign = offered ? chosen.find((one) => !offered.some((option) => option.value === one.value)) : undefined;
  if (foreign) return `"${foreign.text.text}" is not among the options.`;
  const most = "max_selected_items" in element ? element.max_selected_items : undefined;
  const { selected_options, selected_users, selected_channels, selected_conversations } = value;
  const count = (selected_options ?? selected_users ?? selected_channels ?? selected_conversations ?? []).length;
  return most !== undefined && count > most ? `At most ${most} can be chosen.` : null;
}

const momentForms = "a date is YYYY-MM-DD and in the calendar, a time is HH:mm, a moment is ten digits of seconds";

/** What pickers of dates and times can give at all. */
function isMoment({ selected_date: date, selected_time: time, selected_date_time: seconds }: ElementValue): boolean {
  if (date !== null && date !== undefined) return z.iso.date().safeParse(date).success;
  if (time !== null && time !== undefined) return TIME.test(time);
  return typeof seconds === "number" ? /^\d{10}$/.test(String(seconds)) : true;
}

/** The options that stand in the element itself; null when others decide what is offered. */
export function offeredBy(element: ActionElement): Option[] | null {
  if ("option_groups" in element && element.option_groups)
    return element.option_groups.flatMap((group) => group.options);
  return "options" in element && element.options ? element.options : null;
}
