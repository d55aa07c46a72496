import { directMessage } from "../conversations.ts";
import { deliverEvent } from "../event-delivery.ts";
import type { Person } from "../model.ts";
import { homeOpened } from "../payloads.ts";
import { nextId, nextTs, type World } from "../world.ts";
import { done, failed, type Outcome } from "./outcome.ts";

export async function openHome(world: World, person: Person): Promise<Outcome> {
  if (!world.manifest.homeTab) return failed("This app has no Home tab.");
  if (!world.manifest.events.includes("app_home_opened")) return done;
  const event = homeOpened(world, person, {
    tab: "home",
    channel: directMessage(world, person.id, world.app.userId).id,
    view: world.homes.get(person.id),
    eventTs: nextTs(world),
    eventId: nextId(world, "Ev"),
  });
  await deliverEvent(world, "app_home_opened", event);
  return done;
}
