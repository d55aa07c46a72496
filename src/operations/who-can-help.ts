import { findSettings } from "../../db/queries/settings.ts";
import type { Role } from "../core/access.ts";
import type { Deps } from "./deps.ts";

export interface Helper {
  role: Role;
  kind: "person" | "group";
  /** Slack ID. */
  id: string;
}

/** Who holds one of the roles; people before groups, in the order of the roles. */
export async function whoCanHelp(deps: Pick<Deps, "db">, roles: readonly Role[]): Promise<Helper[]> {
  const holders = (await findSettings(deps.db))?.roleHolders ?? {};
  return roles.flatMap((role) => [
    ...(holders[role]?.people ?? []).map((id) => ({ role, kind: "person" as const, id })),
    ...(holders[role]?.groups ?? []).map((id) => ({ role, kind: "group" as const, id })),
  ]);
}
