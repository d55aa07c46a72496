import { groupsWithRoles, savePerson, saveUserGroupMembers, type NewPerson } from "../operations/save-people.ts";
import type { Desk } from "./desk.ts";

/**
 * Reads a person again before something that matters: their standing, and the user groups that hold roles. When Slack
 * does not answer, what was last read counts.
 */
export async function refreshPerson(desk: Desk, id: string): Promise<void> {
  try {
    const { user } = await desk.slack.users.info({ user: id, include_locale: true });
    if (user) await savePerson(desk, personFrom(user));
    for (const group of await groupsWithRoles(desk)) {
      const { users } = await desk.slack.usergroups.users.list({ usergroup: group });
      await saveUserGroupMembers(desk, { group, members: users ?? [] });
    }
  } catch (err) {
    desk.log.warn({ err }, "A person could not be read again");
  }
}

interface SlackUser {
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
