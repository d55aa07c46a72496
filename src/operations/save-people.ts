import * as people from "../../db/queries/people.ts";
import { findSettings } from "../../db/queries/settings.ts";
import type { Deps } from "./deps.ts";

export type { NewPerson } from "../../db/queries/people.ts";

export const savePerson = (deps: Pick<Deps, "db" | "now">, person: people.NewPerson): Promise<void> =>
  people.savePerson(deps.db, person, deps.now());

export const saveUserGroupMembers = (
  deps: Pick<Deps, "db" | "now">,
  input: { group: string; members: string[] },
): Promise<void> => people.saveUserGroupMembers(deps.db, input.group, input.members, deps.now());

/** The user groups that hold a role; only their members matter. */
export async function groupsWithRoles(deps: Pick<Deps, "db">): Promise<string[]> {
  const holders = Object.values((await findSettings(deps.db))?.roleHolders ?? {});
  return [...new Set(holders.flatMap((holder) => holder.groups))];
}
