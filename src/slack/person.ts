import { groupsWithRoles, personFrom, savePerson, saveUserGroupMembers } from "../operations/save-people.ts";
import { refusalOf } from "../slack-error.ts";
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
    // User groups are an optional permission; without it none is offered.
    if (refusalOf(err) !== "missing_scope") desk.log.warn({ err }, "A person could not be read again");
  }
}
