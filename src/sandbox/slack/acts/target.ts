import { locate, type Located } from "../blocks/identify.ts";
import { findConversation } from "../conversations.ts";
import type { Person } from "../model.ts";
import type { Surface } from "../protocol.ts";
import { topView } from "../view-stack.ts";
import type { World } from "../world.ts";
import { wordsOf } from "./words.ts";

/**
 * What somebody points at. A string is an action_id, a button's text or a field's label, in the open dialog. With
 * `channel` it stands in a message there: the newest that has it, or the newest that also contains `message`.
 */
export type Target =
  string | { name: string; block?: string; channel?: string; message?: string; ts?: string; home?: boolean };

export interface Found {
  surface: Surface;
  located: Located;
}

/** Throws when nothing there fits: then the test or the reader of the page is mistaken, not the app. */
export function findTarget(world: World, person: Person, target: Target): Found {
  const wanted = typeof target === "string" ? { name: target } : target;
  const places = placesOf(world, person, wanted);
  for (const place of places) {
    const located = locate(place.blocks).find(
      (one) => named(one, wanted.name) && (wanted.block === undefined || one.block.block_id === wanted.block),
    );
    if (located) return { surface: place.surface, located };
  }
  const there = places.flatMap((place) => locate(place.blocks).map((one) => `${one.action_id} (${nameOf(one)})`));
  throw new Error(
    `${person.name} sees no "${wanted.name}"${wanted.channel === undefined ? " in an open dialog" : ` in ${wanted.channel}`}. ` +
      `There is: ${there.length === 0 ? "nothing to use" : there.join(", ")}.`,
  );
}

interface Place {
  surface: Surface;
  blocks: Parameters<typeof locate>[0];
}

function placesOf(world: World, person: Person, wanted: Exclude<Target, string>): Place[] {
  if (wanted.channel === undefined) {
    const view = wanted.home ? world.homes.get(person.id) : topView(world, person.id);
    return view ? [{ surface: { view_id: view.id }, blocks: view.blocks }] : [];
  }
  const conversation = findConversation(world, wanted.channel);
  if (!conversation?.members.has(person.id)) throw new Error(`${person.name} is not in ${wanted.channel}.`);
  return conversation.messages
    .filter(
      (message) =>
        (message.ephemeralFor === undefined || message.ephemeralFor === person.id) &&
        (wanted.ts === undefined || message.ts === wanted.ts) &&
        (wanted.message === undefined || `${message.text}\n${wordsOf(message.blocks)}`.includes(wanted.message)),
    )
    .reverse()
    .map((message) => ({ surface: { channel: conversation.id, ts: message.ts }, blocks: message.blocks }));
}

function named(located: Located, name: string): boolean {
  return located.action_id === name || nameOf(located) === name;
}

function nameOf({ block, element }: Located): string {
  if (element.type === "button") return element.text.text;
  if (block.type === "input") return block.label.text;
  return block.type === "section" ? (block.text?.text ?? "") : "";
}
