import { deliver } from "../delivery.ts";
import type { Person } from "../model.ts";
import { viewClosed } from "../payloads.ts";
import { clearStack, popView, topView } from "../view-stack.ts";
import type { World } from "../world.ts";
import { done, failed, type Outcome } from "./outcome.ts";

/** Cancels the dialog on top; `all` is the cross that closes the whole stack. */
export async function close(world: World, person: Person, viewId: string, all = false): Promise<Outcome> {
  const view = topView(world, person.id);
  if (view?.id !== viewId) return failed("That dialog is not on top any more.");
  const { payload } = view;
  const isCleared = all || (payload.type === "modal" && payload.clear_on_close === true);
  if (isCleared) clearStack(world, person.id);
  else popView(world, view);
  if (payload.type !== "modal" || !payload.notify_on_close) return done;
  await deliver(world, "view_closed", { payload: viewClosed(world, person, { view, isCleared }) });
  return done;
}
