import { checkView } from "../blocks/view.ts";
import { objectAt, stringAt } from "../json.ts";
import type { View } from "../model.ts";
import { viewJson } from "../payload-parts.ts";
import { externalIdIsTaken, isOpen, openView, publishHome, pushView, replaceView, useTrigger } from "../view-stack.ts";
import type { World } from "../world.ts";
import { missing, no, ok, TIER_4, type Answer, type Method } from "./method.ts";

function answer(world: World, view: View): Answer {
  return ok({ view: viewJson(world, view, {}) });
}

/** Opening from inside a dialog puts the new one on top, as a push does. */
function show(mustPush: boolean): Method["run"] {
  return (world, args) => {
    const triggerId = stringAt(args, "trigger_id");
    if (triggerId === undefined) return missing("trigger_id");
    const checked = checkView(objectAt(args, "view"), "modal");
    if (!checked.ok) return no(checked.error, checked.reasons);
    if (externalIdIsTaken(world, checked.view)) return no("duplicate_external_id");
    const used = useTrigger(world, triggerId);
    if (!used.ok) return no(used.error);
    const from = used.trigger.viewId === null ? undefined : world.views.get(used.trigger.viewId);
    if (from && isOpen(world, from)) {
      const pushed = pushView(world, used.trigger.user, checked.view);
      return pushed ? answer(world, pushed) : no("push_limit_reached");
    }
    if (mustPush) return no("not_found", ["[ERROR] the view that this trigger came from is not open"]);
    return answer(world, openView(world, used.trigger.user, checked.view, used.trigger.conversation));
  };
}

const update: Method["run"] = (world, args) => {
  const viewId = stringAt(args, "view_id");
  const externalId = stringAt(args, "external_id");
  if (viewId === undefined && externalId === undefined) return missing("view_id");
  const checked = checkView(objectAt(args, "view"), "modal");
  if (!checked.ok) return no(checked.error, checked.reasons);
  const view =
    viewId === undefined
      ? [...world.views.values()].find((one) => one.payload.external_id === externalId)
      : world.views.get(viewId);
  if (!view || !isOpen(world, view)) return no("not_found");
  const hash = stringAt(args, "hash");
  if (hash !== undefined && hash !== view.hash) return no("hash_conflict");
  if (externalIdIsTaken(world, checked.view, view)) return no("duplicate_external_id");
  replaceView(world, view, checked.view);
  return answer(world, view);
};

const publish: Method["run"] = (world, args) => {
  const user = stringAt(args, "user_id");
  if (user === undefined) return missing("user_id");
  if (!world.manifest.homeTab) return no("not_enabled");
  if (!world.people.has(user)) return no("invalid_arguments", ["[ERROR] invalid user id [json-pointer:/user_id]"]);
  const checked = checkView(objectAt(args, "view"), "home");
  if (!checked.ok) return no(checked.error, checked.reasons);
  const hash = stringAt(args, "hash");
  if (hash !== undefined && hash !== world.homes.get(user)?.hash) return no("hash_conflict");
  return answer(world, publishHome(world, user, checked.view));
};

export const viewMethods: Record<string, Method> = {
  "views.open": { scopes: [], perMinute: TIER_4, run: show(false) },
  "views.push": { scopes: [], perMinute: TIER_4, run: show(true) },
  "views.update": { scopes: [], perMinute: TIER_4, run: update },
  "views.publish": { scopes: [], perMinute: TIER_4, run: publish },
};
