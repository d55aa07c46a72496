import { findMessage } from "../conversations.ts";
import type { Conversation, Message, Person, View } from "../model.ts";
import { locate, type Located } from "../blocks/identify.ts";
import type { Origin } from "../payload-parts.ts";
import type { Surface } from "../protocol.ts";
import { makeResponseUrl } from "../response-urls.ts";
import { topView } from "../view-stack.ts";
import type { World } from "../world.ts";

export type Ground = { view: View } | { conversation: Conversation; message: Message };

/** What the person has in front of them; a sentence when it is not there. */
export function groundOf(world: World, person: Person, surface: Surface): Ground | string {
  if ("view_id" in surface) {
    const home = world.homes.get(person.id);
    if (home?.id === surface.view_id) return { view: home };
    const view = topView(world, person.id);
    return view?.id === surface.view_id ? { view } : "That dialog is not on top any more.";
  }
  const conversation = world.conversations.get(surface.channel);
  if (!conversation?.members.has(person.id)) return "You are not in that channel.";
  const message = findMessage(conversation, surface.ts, person.id);
  return message ? { conversation, message } : "That message is gone.";
}

export function find(ground: Ground, blockId: string, actionId: string): Located | undefined {
  const blocks = "view" in ground ? ground.view.blocks : ground.message.blocks;
  return locate(blocks).find((one) => one.block.block_id === blockId && one.action_id === actionId);
}

export function originOf(world: World, person: Person, ground: Ground): Origin {
  if ("view" in ground) return ground;
  const { conversation, message } = ground;
  const responseUrl = makeResponseUrl(world, "actions", { user: person.id, conversation, messageTs: message.ts });
  return { conversation, message, responseUrl };
}
