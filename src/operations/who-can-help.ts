import { findHolders, listAdmins } from "../../db/queries/people.ts";
import { findSettings } from "../../db/queries/settings.ts";
import type { Role } from "../core/access.ts";
import type { Deps } from "./deps.ts";

export interface Helper {
  role: Role;
  kind: "person" | "group";
  /** Slack ID. */
  id: string;
}

/** Who holds one of the roles and is still there; people before groups, in the order of the roles, nobody twice. */
export async function whoCanHelp(deps: Pick<Deps, "db">, roles: readonly Role[]): Promise<Helper[]> {
  const holders = (await findSettings(deps.db))?.roleHolders ?? {};
  const all = roles.flatMap((role) => [
    ...(holders[role]?.people ?? []).map((id) => ({ role, kind: "person" as const, id })),
    ...(holders[role]?.groups ?? []).map((id) => ({ role, kind: "group" as const, id })),
  ]);
  const ids = all.map(({ id }) => id);
  const there = new Set((await findHolders(deps.db, ids)).filter(({ isSomebody }) => isSomebody).map(({ id }) => id));
  return all.filter(({ id }, index) => there.has(id) && ids.indexOf(id) === index);
}

/** Slack IDs of those who may set the desk up. */
export const whoCanSetUp = async (deps: Pick<Deps, "db">): Promise<string[]> =>
  (await listAdmins(deps.db)).map(({ id }) => id);
