import { findPerson } from "../../db/queries/settings.ts";
import { latestToday, proposedToday } from "../core/agreement/today.ts";
import { zonesOf } from "../core/reference/time-zones.ts";
import type { Deps, PersonActs } from "./deps.ts";

/**
 * The last day on which somebody can have accepted, and the one to propose. Today is where it is latest: where the agent
 * sits, or anywhere in the customer's country; of an empty country nothing is known.
 */
export async function acceptanceDays(
  { db, now, actor }: Pick<Deps, "db" | "now"> & PersonActs,
  country: string,
): Promise<{ latest: string; proposed: string }> {
  const zone = (await findPerson(db, actor.id))?.timeZone ?? null;
  const at = now();
  const latest = latestToday(at, [...(zone === null ? [] : [zone]), ...zonesOf(country)]);
  return { latest, proposed: proposedToday(at, zone, latest) };
}
