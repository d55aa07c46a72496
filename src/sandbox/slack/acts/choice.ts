import { findConversation } from "../conversations.ts";
import type { Person } from "../model.ts";
import type { Choice, Option } from "../protocol.ts";
import type { World } from "../world.ts";
import { queryOptions } from "./options.ts";
import type { Found } from "./target.ts";
import { offeredBy } from "./use.ts";

/** A choice in words: an option's text or value, a person, a channel, a date; null empties. */
export type Wanted = string | string[] | number | null;

/** Throws when nobody offers that. */
export async function choiceFor(world: World, person: Person, found: Found, wanted: Wanted): Promise<Choice> {
  const { element } = found.located;
  const words = wanted === null ? [] : [wanted].flat().map(String);
  const [first] = words;
  switch (element.type) {
    case "datepicker":
      return { date: first ?? null };
    case "timepicker":
      return { time: first ?? null };
    case "datetimepicker":
      return { date_time: first === undefined ? null : Number(first) };
    case "users_select":
      return { id: first === undefined ? null : personId(world, first) };
    case "multi_users_select":
      return { ids: words.map((word) => personId(world, word)) };
    case "channels_select":
    case "conversations_select":
      return { id: first === undefined ? null : channelId(world, first) };
    case "multi_channels_select":
    case "multi_conversations_select":
      return { ids: words.map((word) => channelId(world, word)) };
    default: {
      const options = await Promise.all(words.map((word) => optionFor(world, person, found, word)));
      const isMany = ["multi_static_select", "multi_external_select", "checkboxes"].includes(element.type);
      return isMany ? { options } : { option: options[0] ?? null };
    }
  }
}

async function optionFor(world: World, person: Person, found: Found, word: string): Promise<Option> {
  const { located, surface } = found;
  const offered = offeredBy(located.element) ?? (await searched(world, person, found, word));
  const option =
    offered.find((one) => one.value === word || one.text.text === word) ??
    (located.element.type.includes("external") && offered.length === 1 ? offered[0] : undefined);
  if (option) return option;
  const there = offered.map((one) => `${one.value} (${one.text.text})`).join(", ");
  const where = "view_id" in surface ? "the dialog" : surface.channel;
  throw new Error(
    `${located.action_id} in ${where} does not offer "${word}", but: ${there === "" ? "nothing" : there}.`,
  );
}

async function searched(world: World, person: Person, found: Found, query: string): Promise<Option[]> {
  const { surface, located } = found;
  const at = { surface, block_id: located.block.block_id, action_id: located.action_id };
  const offer = await queryOptions(world, person, { ...at, query });
  if (!offer.ok) throw new Error(offer.error);
  return offer.options ?? offer.option_groups?.flatMap((group) => group.options) ?? [];
}

function personId(world: World, idOrName: string): string {
  const name = idOrName.replace(/^@/, "");
  const person = world.people.get(idOrName) ?? [...world.people.values()].find((one) => one.name === name);
  if (!person) throw new Error(`There is nobody called ${idOrName}.`);
  return person.id;
}

function channelId(world: World, idOrName: string): string {
  const conversation = findConversation(world, idOrName);
  if (!conversation) throw new Error(`There is no channel ${idOrName}.`);
  return conversation.id;
}
