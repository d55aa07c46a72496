import { identify } from "./blocks/identify.ts";
import type { ViewPayload } from "./blocks/view.ts";
import { valuesOf } from "./element-values.ts";
import type { Trigger, View } from "./model.ts";
import { changed, clock, madeUpId, nextId, nextSecret, type World } from "./world.ts";

const DEEPEST_STACK = 3;

export type TriggerUse = { ok: true; trigger: Trigger } | { ok: false; error: string };

const TRIGGER_LIFETIME = 3000;

export function makeTrigger(world: World, user: string, viewId: string | null, conversation: string | null): string {
  const id = `${clock(world)}.${world.count}.${nextSecret(world)}`;
  world.triggers.set(id, { user, at: clock(world), used: false, viewId, conversation });
  return id;
}

/** A trigger lives three seconds and works once. */
export function useTrigger(world: World, id: string): TriggerUse {
  const trigger = world.triggers.get(id);
  if (!trigger) return { ok: false, error: "invalid_trigger_id" };
  if (trigger.used) return { ok: false, error: "exchanged_trigger_id" };
  if (clock(world) - trigger.at > TRIGGER_LIFETIME) return { ok: false, error: "expired_trigger_id" };
  trigger.used = true;
  return { ok: true, trigger };
}

export function stackOf(world: World, user: string): View[] {
  return (world.stacks.get(user) ?? []).flatMap((id) => world.views.get(id) ?? []);
}

export function topView(world: World, user: string): View | undefined {
  return stackOf(world, user).at(-1);
}

export function isOpen(world: World, view: View): boolean {
  return (world.stacks.get(view.owner) ?? []).includes(view.id);
}

/** Replaces whatever dialog is open. */
export function openView(world: World, owner: string, payload: ViewPayload, conversation: string | null): View {
  for (const old of stackOf(world, owner)) world.views.delete(old.id);
  const view = makeView(world, owner, payload, conversation, null);
  world.stacks.set(owner, [view.id]);
  changed(world);
  return view;
}

/** Puts one more dialog on the stack; null when three are there already. */
export function pushView(world: World, owner: string, payload: ViewPayload): View | null {
  const stack = stackOf(world, owner);
  const top = stack.at(-1);
  if (stack.length >= DEEPEST_STACK || !top) return null;
  const view = makeView(world, owner, payload, top.conversation, top);
  world.stacks.set(owner, [...stack.map((one) => one.id), view.id]);
  changed(world);
  return view;
}

export function replaceView(world: World, view: View, payload: ViewPayload): void {
  view.payload = payload;
  view.blocks = identify(payload.blocks, () => madeUpId(world));
  view.values = valuesOf(view.blocks, view.conversation, view.values);
  view.hash = nextHash(world);
  view.errors = {};
  view.problem = null;
  changed(world);
}

export function publishHome(world: World, owner: string, payload: ViewPayload): View {
  const known = world.homes.get(owner);
  if (known) {
    replaceView(world, known, payload);
    return known;
  }
  const view = makeView(world, owner, payload, null, null);
  world.homes.set(owner, view);
  changed(world);
  return view;
}

export function popView(world: World, view: View): void {
  const stack = world.stacks.get(view.owner) ?? [];
  world.stacks.set(
    view.owner,
    stack.filter((id) => id !== view.id),
  );
  world.views.delete(view.id);
  changed(world);
}

export function clearStack(world: World, owner: string): void {
  for (const view of stackOf(world, owner)) world.views.delete(view.id);
  world.stacks.set(owner, []);
  changed(world);
}

export function externalIdIsTaken(world: World, payload: ViewPayload, except?: View): boolean {
  const id = payload.external_id;
  return id !== undefined && [...world.views.values()].some((one) => one !== except && one.payload.external_id === id);
}

function makeView(
  world: World,
  owner: string,
  payload: ViewPayload,
  conversation: string | null,
  previous: View | null,
): View {
  const id = nextId(world, "V0");
  const blocks = identify(payload.blocks, () => madeUpId(world));
  const view: View = {
    id,
    owner,
    payload,
    blocks,
    values: valuesOf(blocks, conversation),
    hash: nextHash(world),
    rootId: previous?.rootId ?? id,
    previousId: previous?.id ?? null,
    errors: {},
    problem: null,
    isSending: false,
    conversation,
  };
  world.views.set(id, view);
  return view;
}

function nextHash(world: World): string {
  return `${Math.floor(clock(world) / 1000)}.${nextSecret(world).slice(0, 8)}`;
}
