import type { ActionElement, Block } from "./blocks.ts";
import { reason } from "./reasons.ts";

/** A block as Slack keeps it: with an id, given or made up. */
export type NamedBlock = Block & { block_id: string };

export interface Located {
  block: NamedBlock;
  element: ActionElement;
  action_id: string;
}

/** The elements of a block that somebody can use. */
export function elementsOf(block: Block): ActionElement[] {
  switch (block.type) {
    case "input":
      return [block.element];
    case "actions":
      return block.elements;
    case "section":
      return block.accessory && block.accessory.type !== "image" ? [block.accessory] : [];
    default:
      return [];
  }
}

export function locate(blocks: readonly NamedBlock[]): Located[] {
  return blocks.flatMap((block) =>
    elementsOf(block).map((element) => ({ block, element, action_id: element.action_id ?? "" })),
  );
}

/** Gives an id to each block and element that has none; the given ones stay. */
export function identify(blocks: readonly Block[], makeId: () => string): NamedBlock[] {
  return blocks.map((given) => {
    const block = { ...structuredClone(given), block_id: given.block_id ?? makeId() };
    for (const element of elementsOf(block)) element.action_id ??= makeId();
    return block;
  });
}

/** Block ids are unique in a payload, action ids in their block. */
export function repeatedIds(blocks: readonly Block[], payload: unknown, root: string): string[] {
  const inView = payload === blocks ? [] : ["blocks"];
  const seen = new Set<string>();
  return blocks.flatMap((block, index) => {
    const found: string[] = [];
    if (block.block_id !== undefined && seen.has(block.block_id)) {
      found.push(reason(`block_id "${block.block_id}" already exists`, [...inView, index, "block_id"], payload, root));
    }
    if (block.block_id !== undefined) seen.add(block.block_id);
    const actions = elementsOf(block).flatMap((element) => element.action_id ?? []);
    for (const action of new Set(actions.filter((one, at) => actions.indexOf(one) !== at))) {
      found.push(reason(`action_id "${action}" already exists`, [...inView, index], payload, root));
    }
    return found;
  });
}
