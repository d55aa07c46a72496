import { markVanished, savePeople, saveUserGroups } from "../operations/save-people.ts";
import { refusalOf } from "../slack-error.ts";
import type { JobDeps } from "./deps.ts";
import { inTurn } from "./in-turn.ts";
import { nightly } from "./nightly.ts";

/** Reads the workspace's people and user groups: who may hold a role, who is an admin, whose groups hold one. */
export const readPeople = nightly({
  queue: "read-people",
  hour: 2,
  async run(deps, job) {
    const since = deps.now();
    let cursor: string | undefined;
    do {
      const page = await inTurn(deps, "users.list", deps.rhythm.readEveryMs, () =>
        deps.slack.users.list({ limit: 500, include_locale: true, ...(cursor ? { cursor } : {}) }),
      );
      job.signal.throwIfAborted();
      await savePeople(deps, page.members ?? []);
      cursor = page.response_metadata?.next_cursor;
    } while (cursor);
    await markVanished(deps, { since });
    await saveUserGroups(deps, await userGroups(deps));
  },
});

/** None where the app was not allowed to read them. */
async function userGroups(deps: JobDeps) {
  try {
    const { usergroups } = await inTurn(deps, "usergroups.list", deps.rhythm.readEveryMs, () =>
      deps.slack.usergroups.list({ include_users: true }),
    );
    return (usergroups ?? []).flatMap(({ id, name, handle, users }) =>
      id === undefined ? [] : [{ id, name: name ?? handle ?? id, handle: handle ?? id, members: users ?? [] }],
    );
  } catch (error) {
    if (refusalOf(error) !== "missing_scope") throw error;
    deps.log.info("User groups cannot be read: the app lacks usergroups:read");
    return [];
  }
}
