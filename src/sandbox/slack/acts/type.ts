import type { Person } from "../model.ts";
import type { Surface } from "../protocol.ts";
import type { World } from "../world.ts";
import { done, failed, type Outcome } from "./outcome.ts";
import { find, groundOf } from "./surface.ts";
import { hold, press } from "./use.ts";

export interface Typing {
  surface: Surface;
  block_id: string;
  action_id: string;
  /** The whole text after the change. */
  value: string;
  enter?: boolean | undefined;
}

export async function typeText(world: World, person: Person, typing: Typing): Promise<Outcome> {
  const ground = groundOf(world, person, typing.surface);
  if (typeof ground === "string") return failed(ground);
  const located = find(ground, typing.block_id, typing.action_id);
  if (!located || !("dispatch_action_config" in located.element || isText(located.element.type))) {
    return failed(`There is no text field ${typing.action_id} in block ${typing.block_id}.`);
  }
  const values = "view" in ground ? ground.view.values : {};
  const before = values[typing.block_id]?.[typing.action_id]?.value ?? null;
  const value = { type: located.element.type, value: typing.value === "" ? null : typing.value };
  hold(world, person, ground, located, value);

  if (located.block.type !== "input" || located.block.dispatch_action !== true) return done;
  const config = "dispatch_action_config" in located.element ? located.element.dispatch_action_config : undefined;
  const on = config?.trigger_actions_on ?? ["on_enter_pressed"];
  let outcome: Outcome = done;
  if (on.includes("on_character_entered") && before !== value.value) {
    outcome = await press(world, person, ground, located, value);
  }
  if (typing.enter && on.includes("on_enter_pressed")) outcome = await press(world, person, ground, located, value);
  return outcome;
}

function isText(type: string): boolean {
  return ["plain_text_input", "email_text_input", "url_text_input", "number_input"].includes(type);
}
