import { findPerson, findSettings, listUserGroups, type Person, type Settings } from "../../db/queries/settings.ts";
import type { Database, Transaction } from "../../db/connect.ts";
import { denialOf, type Action, type Role } from "../core/access.ts";
import { fail, ok, type Result } from "../core/result.ts";
import { isSetupComplete, rolesOf } from "../core/setup.ts";

export interface ActingPerson {
  id: string;
  person: Person | null;
  roles: readonly Role[];
  settings: Settings | null;
  isSetupComplete: boolean;
}

/** Who somebody is to the desk, from what was last read of Slack. */
export async function getActing(db: Database | Transaction, id: string): Promise<ActingPerson> {
  const [settings, person, groups] = [await findSettings(db), await findPerson(db, id), await listUserGroups(db)];
  const roles = rolesOf(settings?.roleHolders ?? {}, {
    id,
    groups: groups.filter((group) => group.members.includes(id)).map((group) => group.id),
    mayHoldRoles: person === null || !(person.isGuest || person.isBot || person.isDeleted),
  });
  return { id, person, roles, settings, isSetupComplete: isSetupComplete(settings) };
}

export type Allowed = ActingPerson & { settings: Settings };

/** The acting person, if they may do this here. */
export async function allow(db: Database | Transaction, id: string, action: Action): Promise<Result<Allowed>> {
  const acting = await getActing(db, id);
  if (acting.settings === null || !acting.isSetupComplete) {
    return fail({ kind: "denied", denial: { reason: "setup-incomplete" } });
  }
  const denial = denialOf(action, { roles: acting.roles, partnerType: acting.settings.partnerType });
  if (denial !== null) return fail({ kind: "denied", denial });
  return ok({ ...acting, settings: acting.settings });
}
