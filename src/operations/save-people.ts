import * as people from "../../db/queries/people.ts";
import { enqueue } from "../../db/queries/jobs.ts";
import { findSettings } from "../../db/queries/settings.ts";
import type { Deps } from "./deps.ts";

type NewPerson = people.NewPerson;

export const savePerson = (deps: Pick<Deps, "db" | "now">, person: NewPerson): Promise<void> =>
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

/** What the desk reads of Slack's user. */
export interface SlackUser {
  id?: string;
  name?: string;
  real_name?: string;
  locale?: string;
  tz?: string;
  is_admin?: boolean;
  is_owner?: boolean;
  is_primary_owner?: boolean;
  is_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  deleted?: boolean;
}

/** Slack's user as the desk keeps it. */
export function personFrom(user: SlackUser): NewPerson {
  return {
    id: user.id ?? "",
    name: user.real_name ?? user.name ?? user.id ?? "",
    locale: user.locale ?? null,
    timeZone: user.tz ?? null,
    isAdmin: Boolean(user.is_admin || user.is_owner || user.is_primary_owner),
    isBot: Boolean(user.is_bot) || user.id === "USLACKBOT",
    isGuest: Boolean(user.is_restricted || user.is_ultra_restricted),
    isDeleted: Boolean(user.deleted),
  };
}

/** Keeps a page of the workspace's people. */
export const savePeople = (deps: Pick<Deps, "db" | "now">, users: readonly SlackUser[]): Promise<void> =>
  people.savePeople(deps.db, users.map(personFrom), deps.now());

/** Whoever was not read since then is not in the workspace any more. */
export const markVanished = (deps: Pick<Deps, "db">, input: { since: Date }): Promise<void> =>
  people.markVanished(deps.db, input.since);

/** All user groups there are; others are forgotten, since nobody can know who is in them. */
export const saveUserGroups = (deps: Pick<Deps, "db" | "now">, groups: readonly people.NewUserGroup[]): Promise<void> =>
  people.replaceUserGroups(deps.db, groups, deps.now());

/** Has everybody read again now rather than tonight. */
export const askForPeople = ({ db, now }: Pick<Deps, "db" | "now">): Promise<void> =>
  enqueue(db, { queue: "read-people", payload: {}, dedupeKey: "nightly", runAt: now() });
